/** Subscriptions: who wants to be told what becomes of a need, or of what a community publishes. */
@NullMarked
package org.jiebang.needs.subscription;

import org.jspecify.annotations.NullMarked;
