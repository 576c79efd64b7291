/** What the contract says of an operation, read off the code that decides. */
@NullMarked
package org.jiebang.eventsourcing.contract;

import org.jspecify.annotations.NullMarked;
