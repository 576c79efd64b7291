/** Research reports: what was studied, what was found, and what became of the suggestions. */
@NullMarked
package org.jiebang.needs.report;

import org.jspecify.annotations.NullMarked;
