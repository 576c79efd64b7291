/** Webhooks: who wants to be told of which facts, where, and whether they still are. */
@NullMarked
package org.jiebang.gateway.webhook;

import org.jspecify.annotations.NullMarked;
