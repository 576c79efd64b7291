package org.jiebang.needs.need;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.need.NeedRefusal.ACCEPTANCE_REQUIRED;
import static org.jiebang.needs.need.NeedRefusal.EVIDENCE_REQUIRED;
import static org.jiebang.needs.need.NeedRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_DELIVERED;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_PLANNED;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_RESOLVED;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_DELIVERED;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_FOUND;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_PLANNED;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_VERIFIED;
import static org.jiebang.needs.need.NeedRefusal.NEED_STILL_OPEN;
import static org.jiebang.needs.need.NeedRefusal.REOPEN_LIMIT;
import static org.jiebang.needs.need.NeedRefusal.REOPEN_WINDOW_OVER;
import static org.jiebang.needs.need.NeedRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.needs.need.NeedRefusal.SERVICE_ALREADY_STARTED;
import static org.jiebang.needs.need.NeedRefusal.SERVICE_NOT_STARTED;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.needs.need.Need.Filed;
import org.jiebang.needs.need.NeedCommand.BackToPlanned;
import org.jiebang.needs.need.NeedCommand.ConfirmResult;
import org.jiebang.needs.need.NeedCommand.DeliverNeed;
import org.jiebang.needs.need.NeedCommand.ReopenNeed;
import org.jiebang.needs.need.NeedCommand.ResolveDirectly;
import org.jiebang.needs.need.NeedCommand.ResolveNeed;
import org.jiebang.needs.need.NeedCommand.ReworkNeed;
import org.jiebang.needs.need.NeedCommand.StartService;
import org.jiebang.needs.need.NeedCommand.UnplanNeed;
import org.jiebang.needs.need.NeedEvent.NeedBackToPlanned;
import org.jiebang.needs.need.NeedEvent.NeedDelivered;
import org.jiebang.needs.need.NeedEvent.NeedInRework;
import org.jiebang.needs.need.NeedEvent.NeedReopened;
import org.jiebang.needs.need.NeedEvent.NeedResolved;
import org.jiebang.needs.need.NeedEvent.NeedResultConfirmed;
import org.jiebang.needs.need.NeedEvent.NeedServiceStarted;
import org.jiebang.needs.need.NeedEvent.NeedUnplanned;
import org.jspecify.annotations.Nullable;

/** From the start of the service to the confirmed result, and back when it did not hold. */
final class Fulfilment {

  private static final Set<Stage> RESOLVED = EnumSet.of(Stage.RESOLVED);
  private static final Set<Stage> JUST_PLANNED = EnumSet.of(Stage.PLANNED);

  /** Planned once, and taken back or reopened since. */
  private static final Set<Stage> NOT_PLANNED =
      EnumSet.of(Stage.VERIFIED, Stage.LISTED, Stage.ON_AGENDA);

  private static final Set<Stage> CLOSED =
      EnumSet.of(Stage.RESOLVED, Stage.DECLINED, Stage.REFERRED, Stage.MERGED, Stage.WITHDRAWN);

  private static final Gate UNPLAN =
      Gate.from(Stage.PLANNED, Stage.DELIVERED, ILLEGAL_TRANSITION, ILLEGAL_TRANSITION);
  private static final Gate START =
      Gate.at(Stage.PLANNED, NEED_NOT_PLANNED, SERVICE_ALREADY_STARTED);
  private static final Gate BACK =
      Gate.at(Stage.IN_SERVICE, ILLEGAL_TRANSITION, ILLEGAL_TRANSITION);
  private static final Gate DELIVER =
      Gate.at(Stage.IN_SERVICE, SERVICE_NOT_STARTED, NEED_ALREADY_DELIVERED);
  private static final Gate REWORK =
      Gate.at(Stage.DELIVERED, ILLEGAL_TRANSITION, ILLEGAL_TRANSITION);
  private static final Gate CONFIRM =
      Gate.from(Stage.DELIVERED, Stage.RESOLVED, ILLEGAL_TRANSITION, ILLEGAL_TRANSITION);
  private static final Gate RESOLVE =
      Gate.at(Stage.DELIVERED, NEED_NOT_DELIVERED, NEED_ALREADY_RESOLVED);
  private static final Gate RESOLVE_DIRECTLY =
      Gate.from(Stage.VERIFIED, Stage.LISTED, NEED_NOT_VERIFIED, NEED_ALREADY_PLANNED);

  private final NeedPolicy policy;

  Fulfilment(NeedPolicy policy) {
    this.policy = policy;
  }

  /** There is nothing to take back from a need that is not planned, or not any more. */
  List<NeedEvent> unplan(UnplanNeed c, Need state) {
    if (tooLate(state, c.task()) || at(NOT_PLANNED, state)) {
      return List.of();
    }
    UNPLAN.pass(state);
    return List.of(new NeedUnplanned(c.need(), c.task(), c.why(), c.at()));
  }

  List<NeedEvent> start(StartService c, Need state) {
    if (closed(state)) {
      return List.of();
    }
    START.pass(state);
    return List.of(new NeedServiceStarted(c.need(), c.task(), c.at()));
  }

  /** A task may be given up before its service starts: then the need is planned already. */
  List<NeedEvent> backToPlanned(BackToPlanned c, Need state) {
    if (tooLate(state, c.task()) || at(NOT_PLANNED, state) || at(JUST_PLANNED, state)) {
      return List.of();
    }
    BACK.pass(state);
    return List.of(new NeedBackToPlanned(c.need(), c.task(), c.at()));
  }

  List<NeedEvent> deliver(DeliverNeed c, Need state) {
    if (tooLate(state, c.task())) {
      return List.of();
    }
    Filed need = DELIVER.pass(state);
    return List.of(new NeedDelivered(c.need(), c.task(), need.confirmBy(c.at()), c.at()));
  }

  List<NeedEvent> rework(ReworkNeed c, Need state) {
    if (tooLate(state, c.task())) {
      return List.of();
    }
    REWORK.pass(state);
    return List.of(new NeedInRework(c.need(), c.task(), c.at()));
  }

  List<NeedEvent> confirmResult(ConfirmResult c, Need state) {
    Filed need = CONFIRM.pass(state);
    UUID person = c.by().person();
    if (person == null) {
      return need.track().verdicts().isEmpty()
          ? List.of(new NeedResultConfirmed(c.need(), null, c.satisfied(), null, c.at()))
          : List.of();
    }
    if (!need.serves(person)) {
      return refuse(ROLE_NOT_ALLOWED);
    }
    Boolean before = need.track().verdicts().get(person);
    if (before != null) {
      // Once each: the same word again is already so, another word is not taken.
      return before == c.satisfied() ? List.of() : refuse(ILLEGAL_TRANSITION);
    }
    return List.of(new NeedResultConfirmed(c.need(), person, c.satisfied(), c.text(), c.at()));
  }

  List<NeedEvent> resolve(ResolveNeed c, Need state) {
    if (at(RESOLVED, state)) {
      return refuse(NEED_ALREADY_RESOLVED);
    }
    if (tooLate(state, c.task())) {
      return List.of();
    }
    Filed need = RESOLVE.pass(state);
    return c.acceptance() == null
        ? refuse(ACCEPTANCE_REQUIRED)
        : List.of(
            new NeedResolved(
                c.need(), c.acceptance(), null, null, null, need.confirmBy(c.at()), c.at()));
  }

  List<NeedEvent> resolveDirectly(ResolveDirectly c, Need state) {
    Filed need = RESOLVE_DIRECTLY.pass(state);
    boolean unnamed = c.kind().equals(ResolutionKind.COORDINATED) && c.meeting() == null;
    return c.evidence() == null || unnamed
        ? refuse(EVIDENCE_REQUIRED)
        : List.of(
            new NeedResolved(
                c.need(),
                null,
                c.kind(),
                c.meeting(),
                c.evidence(),
                need.confirmBy(c.at()),
                c.at()));
  }

  List<NeedEvent> reopen(ReopenNeed c, Need state) {
    Filed need = ended(state);
    boolean resident = c.by().role().equals("RES");
    if (resident && !need.serves(c.by().person())) {
      return refuse(ROLE_NOT_ALLOWED);
    }
    NeedPolicy inForce = need.policyOr(policy);
    if (need.track().reopenings() >= inForce.reopenLimit()) {
      return refuse(REOPEN_LIMIT);
    }
    Instant end = requireNonNull(need.deadlines().endedAt());
    if (resident && c.at().isAfter(end.plus(inForce.reopenWithin()))) {
      return refuse(REOPEN_WINDOW_OVER);
    }
    Urgency urgency = requireNonNullElse(need.track().urgency(), Urgency.GENERAL);
    Instant dueAt = c.at().plus(inForce.within(urgency));
    return List.of(new NeedReopened(c.need(), c.reason(), urgency, dueAt, c.at()));
  }

  /** The one command that the closed states are open to, so it has codes of its own. */
  private static Filed ended(Need state) {
    return switch (state) {
      case Need.Unknown() -> refuse(NEED_NOT_FOUND);
      case Need.Draft _ -> refuse(NEED_STILL_OPEN);
      case Need.Erased _ -> refuse(ILLEGAL_TRANSITION);
      case Filed f ->
          switch (f.stage()) {
            case RESOLVED, DECLINED, REFERRED -> f;
            case WITHDRAWN -> refuse(ILLEGAL_TRANSITION);
            case MERGED -> throw Gate.merged(f);
            case DRAFT,
                SUBMITTED,
                INFO_REQUESTED,
                VERIFIED,
                LISTED,
                ON_AGENDA,
                PLANNED,
                IN_SERVICE,
                DELIVERED,
                ON_HOLD ->
                refuse(NEED_STILL_OPEN);
          };
    };
  }

  private static boolean at(Set<Stage> stages, Need need) {
    return need instanceof Filed f && stages.contains(f.stage());
  }

  /**
   * Several tasks may cite a need, and each goes its own way to its end. Only the one that serves
   * the need moves it, and none moves it once it is closed: what they do then is no refusal, there
   * is nothing left to do.
   */
  private static boolean tooLate(Need need, @Nullable UUID task) {
    return closed(need) || anotherServes(need, task);
  }

  private static boolean closed(Need need) {
    return at(CLOSED, need);
  }

  private static boolean anotherServes(Need need, @Nullable UUID task) {
    return need instanceof Filed f && f.track().task() != null && !f.track().task().equals(task);
  }
}
