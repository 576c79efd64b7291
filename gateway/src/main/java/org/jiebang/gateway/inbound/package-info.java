/**
 * Facts of other services as the gateway reads them: which communities and organisations lie where.
 */
@NullMarked
package org.jiebang.gateway.inbound;

import org.jspecify.annotations.NullMarked;
