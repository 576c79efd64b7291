/** Sends facts to webhooks: to whom it may be sent, how it is signed, what has been sent. */
@NullMarked
package org.jiebang.gateway.delivery;

import org.jspecify.annotations.NullMarked;
