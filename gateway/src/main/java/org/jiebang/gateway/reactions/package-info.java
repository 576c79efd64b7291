/** What the gateway does when a fact of another service arrives. */
@NullMarked
package org.jiebang.gateway.reactions;

import org.jspecify.annotations.NullMarked;
