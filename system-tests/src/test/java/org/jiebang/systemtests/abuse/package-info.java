/**
 * What people send who mean no good, or whose program is broken: made from the contract and from
 * corpora of our own. The table of it all is {@code docs/guides/abuse.md}.
 */
@NullMarked
package org.jiebang.systemtests.abuse;

import org.jspecify.annotations.NullMarked;
