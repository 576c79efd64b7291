/** Districts and subdistricts (区, 街道), and which community lay where on which day. */
@NullMarked
package org.jiebang.needs.district;

import org.jspecify.annotations.NullMarked;
