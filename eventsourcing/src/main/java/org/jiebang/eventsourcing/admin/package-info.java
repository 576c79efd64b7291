/** What an operator sees of the machinery and may do to it; never what is in the events. */
@NullMarked
package org.jiebang.eventsourcing.admin;

import org.jspecify.annotations.NullMarked;
