/** Work plans: the timetable and task map of a community, and the task lists of its bodies. */
@NullMarked
package org.jiebang.needs.workplan;

import org.jspecify.annotations.NullMarked;
