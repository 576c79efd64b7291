package org.jiebang.needs.need;

import org.jiebang.needs.need.NeedCommand.Council;

/** What the youth council (青年议事会) has decided on needs. */
@FunctionalInterface
public interface CouncilDecisions {

  /** UNDECIDED unless an item that cites the need was adopted. */
  Council on(NeedId need);

  /** Whether it stands in the way of planning a need; also asked when a project plans it. */
  default Council of(Need need) {
    return need instanceof Need.Filed filed && filed.particulars().council()
        ? on(filed.need())
        : Council.NOT_ASKED;
  }
}
