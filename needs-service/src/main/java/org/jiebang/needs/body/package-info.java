/**
 * Bodies of a community or a district: councils, think-tanks, review panels, owners' committees,
 * grid teams and joint meetings; who holds which office in them on which day.
 */
@NullMarked
package org.jiebang.needs.body;

import org.jspecify.annotations.NullMarked;
