/**
 * How long a client may take over its request, however little of it comes at a time, and over its
 * answer; and what becomes of a request that cannot be read.
 */
@NullMarked
package org.jiebang.gateway.patience;

import org.jspecify.annotations.NullMarked;
