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
import java.util.List;
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

/** From the start of the service to the confirmed result, and back when it did not hold. */
final class Fulfilment {

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

  /** LISTED is where it leads, so there it is already so. */
  List<NeedEvent> unplan(UnplanNeed c, Need state) {
    if (at(Stage.LISTED, state)) {
      return List.of();
    }
    return anotherServes(UNPLAN.pass(state), c.task())
        ? List.of()
        : List.of(new NeedUnplanned(c.need(), c.task(), c.why(), c.at()));
  }

  List<NeedEvent> start(StartService c, Need state) {
    START.pass(state);
    return List.of(new NeedServiceStarted(c.need(), c.task(), c.at()));
  }

  /** A task may be given up before its service starts: then the need is planned already. */
  List<NeedEvent> backToPlanned(BackToPlanned c, Need state) {
    if (at(Stage.PLANNED, state)) {
      return List.of();
    }
    return anotherServes(BACK.pass(state), c.task())
        ? List.of()
        : List.of(new NeedBackToPlanned(c.need(), c.task(), c.at()));
  }

  List<NeedEvent> deliver(DeliverNeed c, Need state) {
    return anotherServes(DELIVER.pass(state), c.task())
        ? List.of()
        : List.of(new NeedDelivered(c.need(), c.task(), c.at()));
  }

  List<NeedEvent> rework(ReworkNeed c, Need state) {
    return anotherServes(REWORK.pass(state), c.task())
        ? List.of()
        : List.of(new NeedInRework(c.need(), c.task(), c.at()));
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
    if (at(Stage.RESOLVED, state)) {
      return refuse(NEED_ALREADY_RESOLVED);
    }
    Filed need = RESOLVE.pass(state);
    if (c.acceptance() == null) {
      return refuse(ACCEPTANCE_REQUIRED);
    }
    return anotherServes(need, c.task())
        ? List.of()
        : List.of(new NeedResolved(c.need(), c.acceptance(), null, null, null, c.at()));
  }

  List<NeedEvent> resolveDirectly(ResolveDirectly c, Need state) {
    RESOLVE_DIRECTLY.pass(state);
    boolean unnamed = c.kind().equals(ResolutionKind.COORDINATED) && c.meeting() == null;
    return c.evidence() == null || unnamed
        ? refuse(EVIDENCE_REQUIRED)
        : List.of(new NeedResolved(c.need(), null, c.kind(), c.meeting(), c.evidence(), c.at()));
  }

  List<NeedEvent> reopen(ReopenNeed c, Need state) {
    Filed need = ended(state);
    boolean resident = c.by().role().equals("RES");
    if (resident && !need.serves(c.by().person())) {
      return refuse(ROLE_NOT_ALLOWED);
    }
    if (need.track().reopenings() >= policy.reopenLimit()) {
      return refuse(REOPEN_LIMIT);
    }
    Instant end = requireNonNull(need.deadlines().endedAt());
    if (resident && c.at().isAfter(end.plus(policy.reopenWithin()))) {
      return refuse(REOPEN_WINDOW_OVER);
    }
    Urgency urgency = requireNonNullElse(need.track().urgency(), Urgency.GENERAL);
    return List.of(
        new NeedReopened(c.need(), c.reason(), urgency, c.at().plus(urgency.within()), c.at()));
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

  private static boolean at(Stage stage, Need need) {
    return need instanceof Filed f && f.stage() == stage;
  }

  /** Several tasks may cite a need; only the one that serves it moves it. */
  private static boolean anotherServes(Filed need, UUID task) {
    return need.track().task() != null && !need.track().task().equals(task);
  }
}
