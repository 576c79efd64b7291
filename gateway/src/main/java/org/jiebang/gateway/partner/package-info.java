/**
 * Partner apps: which may come, what each was given, how much it may ask, and the secrets it proves
 * itself with.
 */
@NullMarked
package org.jiebang.gateway.partner;

import org.jspecify.annotations.NullMarked;
