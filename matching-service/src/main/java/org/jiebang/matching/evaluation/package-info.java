/**
 * Evaluation (自评、互评、居民评价): what those who took part in a task say of it, sealed until all have had
 * their say.
 */
@NullMarked
package org.jiebang.matching.evaluation;

import org.jspecify.annotations.NullMarked;
