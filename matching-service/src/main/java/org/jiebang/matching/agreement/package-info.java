/** Partnership agreements 共建协议 between a community and an organisation. */
@NullMarked
package org.jiebang.matching.agreement;

import org.jspecify.annotations.NullMarked;
