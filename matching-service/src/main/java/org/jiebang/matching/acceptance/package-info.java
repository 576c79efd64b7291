/**
 * Acceptance (验收): a panel of young residents looks at what was delivered and decides whether the
 * task is done.
 */
@NullMarked
package org.jiebang.matching.acceptance;

import org.jspecify.annotations.NullMarked;
