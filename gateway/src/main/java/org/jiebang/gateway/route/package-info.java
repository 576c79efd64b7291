/**
 * Which service a request goes to, and how it is passed on without leaking what is behind the door.
 */
@NullMarked
package org.jiebang.gateway.route;

import org.jspecify.annotations.NullMarked;
