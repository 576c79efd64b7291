package org.jiebang.needs.place;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.place.CommunityRefusal.MOVE_ALREADY_PROPOSED;
import static org.jiebang.needs.place.CommunityRefusal.MOVE_BEFORE_LAST;
import static org.jiebang.needs.place.CommunityRefusal.MOVE_NOT_PROPOSED;
import static org.jiebang.needs.place.CommunityRefusal.MOVE_TOO_EARLY;
import static org.jiebang.needs.place.CommunityRefusal.MOVE_TO_SAME_DISTRICT;
import static org.jiebang.needs.place.CommunityRefusal.TOO_MANY_MOVES;

import java.util.List;
import org.jiebang.needs.place.Community.ProposedMove;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.CommunityCommand.AcceptMove;
import org.jiebang.needs.place.CommunityCommand.ProposeMove;
import org.jiebang.needs.place.CommunityCommand.WithdrawMove;
import org.jiebang.needs.place.CommunityEvent.CommunityMoveProposed;
import org.jiebang.needs.place.CommunityEvent.CommunityMoveWithdrawn;
import org.jiebang.needs.place.CommunityEvent.CommunityMoved;

/** The rules of moving to another district: one gives, the other takes (ADR 0064). */
final class Moves {

  private final PlacePolicy policy;

  Moves(PlacePolicy policy) {
    this.policy = policy;
  }

  List<CommunityEvent> propose(ProposeMove c, Registered community) {
    if (community.move() != null) {
      return refuse(MOVE_ALREADY_PROPOSED);
    }
    if (c.district().equals(community.district())) {
      return refuse(MOVE_TO_SAME_DISTRICT);
    }
    if (!c.from().isAfter(community.lay().from().lastKey())) {
      return refuse(MOVE_BEFORE_LAST);
    }
    return community.lay().size() > policy.moves()
        ? refuse(TOO_MANY_MOVES)
        : List.of(
            new CommunityMoveProposed(c.community(), c.district(), c.from(), c.reason(), c.at()));
  }

  List<CommunityEvent> withdraw(WithdrawMove c, Registered community) {
    return community.move() == null
        ? refuse(MOVE_NOT_PROPOSED)
        : List.of(new CommunityMoveWithdrawn(c.community(), c.at()));
  }

  /** Rights change with the event, so it must not come before the day. */
  List<CommunityEvent> accept(AcceptMove c, Registered community) {
    ProposedMove move = community.move();
    if (move == null || !move.district().equals(c.district())) {
      return refuse(MOVE_NOT_PROPOSED);
    }
    return community.day(c.at()).isBefore(move.from())
        ? refuse(MOVE_TOO_EARLY)
        : List.of(
            new CommunityMoved(
                c.community(),
                move.district(),
                community.district(),
                move.from(),
                move.reason(),
                c.at()));
  }
}
