/**
 * The youth council (青年议事会) at work: meetings with a door and an agenda, items that go from a
 * problem to a method, votes, and decisions that tasks follow from.
 */
@NullMarked
package org.jiebang.needs.council;

import org.jspecify.annotations.NullMarked;
