/** The contract, served beside what it describes, and a viewer for people. */
@NullMarked
package org.jiebang.gateway.contract;

import org.jspecify.annotations.NullMarked;
