/** The sample communities and the figures that follow from the source documents. */
@NullMarked
package org.jiebang.systemtests.samples;

import org.jspecify.annotations.NullMarked;
