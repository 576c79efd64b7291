/** Projects: what is done about needs with resources, from a proposal to its end. */
@NullMarked
package org.jiebang.needs.project;

import org.jspecify.annotations.NullMarked;
