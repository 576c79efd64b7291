/** People: registered by those who may vouch for them, given grants, and erased. */
@NullMarked
package org.jiebang.gateway.person;

import org.jspecify.annotations.NullMarked;
