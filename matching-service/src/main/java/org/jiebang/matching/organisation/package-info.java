/** Organisations that offer service: universities, their departments, associations. */
@NullMarked
package org.jiebang.matching.organisation;

import org.jspecify.annotations.NullMarked;
