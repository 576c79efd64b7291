/**
 * Volunteers: what the rules may ask about a person who serves, and the calendar that keeps them
 * from being in two places at once.
 */
@NullMarked
package org.jiebang.matching.volunteer;

import org.jspecify.annotations.NullMarked;
