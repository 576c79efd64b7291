/** Notices: what happened, for those who follow it; whoever delivers them is somebody else. */
@NullMarked
package org.jiebang.needs.notice;

import org.jspecify.annotations.NullMarked;
