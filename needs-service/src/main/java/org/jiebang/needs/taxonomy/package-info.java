/**
 * What needs can be about: versioned categories with typed questions of their own, per district,
 * with what a community adds.
 */
@NullMarked
package org.jiebang.needs.taxonomy;

import org.jspecify.annotations.NullMarked;
