/**
 * What somebody holds in one community: lots of points, holds on them, and every entry with its
 * reason.
 */
@NullMarked
package org.jiebang.points.account;

import org.jspecify.annotations.NullMarked;
