/**
 * Resources: what a community can count on, from venues and teams to courses, experts and goods.
 */
@NullMarked
package org.jiebang.needs.resource;

import org.jspecify.annotations.NullMarked;
