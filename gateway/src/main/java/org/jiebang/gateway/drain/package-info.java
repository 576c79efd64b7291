/** How the door closes: no new visitors, those inside are served, nobody is cut off unheard. */
@NullMarked
package org.jiebang.gateway.drain;

import org.jspecify.annotations.NullMarked;
