/**
 * Accounts kept by Keycloak, over its admin API. The only room that knows this product; without it
 * any other OpenID Connect provider does as well.
 */
@NullMarked
package org.jiebang.gateway.keycloak;

import org.jspecify.annotations.NullMarked;
