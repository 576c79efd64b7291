/**
 * Signing in: accounts, passwords and tokens of the built-in issuer, for local and test profiles
 * only.
 */
@NullMarked
package org.jiebang.gateway.identity;

import org.jspecify.annotations.NullMarked;
