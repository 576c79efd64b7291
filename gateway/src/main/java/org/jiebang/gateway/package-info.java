/**
 * The one door of Jiebang. It knows who people are and what they may do, passes requests on to the
 * three services, and keeps their facts in one feed, from which it tells the story of each need.
 */
@NullMarked
package org.jiebang.gateway;

import org.jspecify.annotations.NullMarked;
