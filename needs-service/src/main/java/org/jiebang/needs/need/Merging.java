package org.jiebang.needs.need;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.need.NeedRefusal.ALREADY_SUPPORTED;
import static org.jiebang.needs.need.NeedRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.need.NeedRefusal.MERGE_ACROSS_COMMUNITY;
import static org.jiebang.needs.need.NeedRefusal.MERGE_CYCLE;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_PLANNED;
import static org.jiebang.needs.need.NeedRefusal.NEED_CLOSED;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_FOUND;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_SUBMITTED;
import static org.jiebang.needs.need.NeedRefusal.UNMERGE_WINDOW_OVER;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.needs.need.Need.Filed;
import org.jiebang.needs.need.NeedCommand.AbsorbNeed;
import org.jiebang.needs.need.NeedCommand.JoinNeed;
import org.jiebang.needs.need.NeedCommand.LeaveNeed;
import org.jiebang.needs.need.NeedCommand.MergeNeed;
import org.jiebang.needs.need.NeedCommand.ReleaseNeed;
import org.jiebang.needs.need.NeedCommand.UnmergeNeed;
import org.jiebang.needs.need.NeedEvent.NeedMerged;
import org.jiebang.needs.need.NeedEvent.NeedSupported;
import org.jiebang.needs.need.NeedEvent.NeedSupportersCarried;
import org.jiebang.needs.need.NeedEvent.NeedSupportersReturned;
import org.jiebang.needs.need.NeedEvent.NeedUnmerged;
import org.jiebang.needs.need.NeedEvent.NeedUnsupported;
import org.jspecify.annotations.Nullable;

/** Several people with one need: joining it, and needs that turn out to be the same. */
final class Merging {

  private static final Gate JOIN =
      Gate.from(Stage.SUBMITTED, Stage.ON_AGENDA, ILLEGAL_TRANSITION, ILLEGAL_TRANSITION);
  private static final Gate MERGE =
      Gate.from(Stage.SUBMITTED, Stage.LISTED, NEED_NOT_SUBMITTED, NEED_ALREADY_PLANNED);
  private static final Gate ABSORB =
      Gate.from(Stage.SUBMITTED, Stage.DELIVERED, NEED_NOT_SUBMITTED, NEED_CLOSED);
  private static final Gate UNMERGE = Gate.at(Stage.MERGED, ILLEGAL_TRANSITION, ILLEGAL_TRANSITION);

  private final NeedPolicy policy;

  Merging(NeedPolicy policy) {
    this.policy = policy;
  }

  List<NeedEvent> join(JoinNeed c, Need state) {
    Filed need = JOIN.pass(state);
    UUID person = requireNonNull(c.by().person());
    return need.serves(person)
        ? refuse(ALREADY_SUPPORTED)
        : List.of(new NeedSupported(c.need(), person, c.at()));
  }

  List<NeedEvent> leave(LeaveNeed c, Need state) {
    Filed need = JOIN.pass(state);
    UUID person = requireNonNull(c.by().person());
    return need.support().joined().contains(person)
        ? List.of(new NeedUnsupported(c.need(), person, c.at()))
        : List.of();
  }

  List<NeedEvent> merge(MergeNeed c, Need state) {
    Filed need = MERGE.pass(state);
    if (!c.intoCommunity().equals(need.community())) {
      return refuse(MERGE_ACROSS_COMMUNITY);
    }
    if (c.into().equals(c.need()) || c.leadsTo().contains(c.need())) {
      return refuse(MERGE_CYCLE);
    }
    return List.of(new NeedMerged(c.need(), c.into(), c.at()));
  }

  List<NeedEvent> absorb(AbsorbNeed c, Need state) {
    ABSORB.pass(state);
    return List.of(new NeedSupportersCarried(c.need(), c.from(), c.supporters(), c.at()));
  }

  List<NeedEvent> unmerge(UnmergeNeed c, Need state) {
    Filed need = UNMERGE.pass(state);
    Instant merged = requireNonNull(need.deadlines().endedAt());
    if (c.at().isAfter(merged.plus(need.policyOr(policy).unmergeWithin()))) {
      return refuse(UNMERGE_WINDOW_OVER);
    }
    Stage backTo = requireNonNull(need.track().before());
    return List.of(
        new NeedUnmerged(
            c.need(),
            requireNonNull(need.track().mergedInto()),
            backTo,
            deadline(need.deadlines(), backTo),
            c.at()));
  }

  private static @Nullable Instant deadline(Deadlines deadlines, Stage stage) {
    return switch (stage) {
      case SUBMITTED -> deadlines.verifyBy();
      case INFO_REQUESTED -> deadlines.answerBy();
      case VERIFIED, LISTED, ON_AGENDA, PLANNED, IN_SERVICE, DELIVERED -> deadlines.dueAt();
      case DRAFT, RESOLVED, ON_HOLD, DECLINED, REFERRED, MERGED, WITHDRAWN -> null;
    };
  }

  /** Never refused: an undone merge is undone, whatever has become of this need. */
  List<NeedEvent> release(ReleaseNeed c, Need state) {
    return switch (state) {
      case Filed f when f.support().carried().containsKey(c.from()) ->
          List.of(new NeedSupportersReturned(c.need(), c.from(), c.at()));
      case Filed _, Need.Draft _, Need.Erased _ -> List.of();
      case Need.Unknown() -> refuse(NEED_NOT_FOUND);
    };
  }
}
