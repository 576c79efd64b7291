/**
 * How much anybody may ask: quotas per person, per partner app, and per address of who is not
 * signed in.
 */
@NullMarked
package org.jiebang.gateway.limit;

import org.jspecify.annotations.NullMarked;
