package org.jiebang.needs.body;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.body.BodyRefusal.BODY_DISSOLVED;
import static org.jiebang.needs.body.BodyRefusal.BODY_NOT_FOUND;
import static org.jiebang.needs.body.BodyRefusal.FIELD_REQUIRED;
import static org.jiebang.needs.body.BodyRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.body.BodyRefusal.NOT_YOUR_LEVEL;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.body.Body.Established;
import org.jiebang.needs.body.Body.NotEstablished;
import org.jiebang.needs.body.BodyCommand.AddTask;
import org.jiebang.needs.body.BodyCommand.AgreePolicy;
import org.jiebang.needs.body.BodyCommand.AppointMember;
import org.jiebang.needs.body.BodyCommand.AssignGridWorker;
import org.jiebang.needs.body.BodyCommand.DissolveBody;
import org.jiebang.needs.body.BodyCommand.ElectChair;
import org.jiebang.needs.body.BodyCommand.EndTerm;
import org.jiebang.needs.body.BodyCommand.EstablishBody;
import org.jiebang.needs.body.BodyCommand.FinishTask;
import org.jiebang.needs.body.BodyCommand.RotateChair;
import org.jiebang.needs.body.BodyEvent.BodyChairElected;
import org.jiebang.needs.body.BodyEvent.BodyChairRotated;
import org.jiebang.needs.body.BodyEvent.BodyDissolved;
import org.jiebang.needs.body.BodyEvent.BodyEstablished;
import org.jiebang.needs.body.BodyEvent.BodyGridWorkerAssigned;
import org.jiebang.needs.body.BodyEvent.BodyMemberAppointed;
import org.jiebang.needs.body.BodyEvent.BodyPolicyAgreed;
import org.jiebang.needs.body.BodyEvent.BodyTaskAdded;
import org.jiebang.needs.body.BodyEvent.BodyTaskFinished;
import org.jiebang.needs.body.BodyEvent.BodyTermEnded;

/** The rules of a body: see LIFECYCLES, "Body and membership". */
final class BodyDecider implements Decider<BodyCommand, Body, BodyEvent> {

  @Override
  public Body initial() {
    return new NotEstablished();
  }

  @Override
  public List<BodyEvent> decide(BodyCommand command, Body state) {
    return switch (command) {
      case EstablishBody c ->
          switch (state) {
            case NotEstablished() -> establish(c);
            case Established _ -> refuse(ILLEGAL_TRANSITION);
          };
      case AgreePolicy c ->
          standing(c, state).policy().equals(c.policy())
              ? List.of()
              : List.of(new BodyPolicyAgreed(c.body(), c.policy(), c.at()));
      case AppointMember c -> Terms.appoint(c, standing(c, state));
      case EndTerm c -> Terms.end(c, standing(c, state));
      case ElectChair c -> Chair.elect(c, standing(c, state));
      case RotateChair c -> Chair.rotate(c, standing(c, state));
      case AssignGridWorker c -> Work.assign(c, standing(c, state));
      case AddTask c -> Work.add(c, standing(c, state));
      case FinishTask c -> Work.finish(c, standing(c, state));
      case DissolveBody c -> {
        Established b = standing(c, state);
        yield List.of(
            new BodyDissolved(
                c.body(), LocalDate.ofInstant(c.at(), b.timeZone()), c.reason(), c.at()));
      }
    };
  }

  private static List<BodyEvent> establish(EstablishBody c) {
    ownLevel(c, c.place());
    if ((c.kind() == BodyKind.THINK_TANK) != (c.field() != null)) {
      return refuse(FIELD_REQUIRED);
    }
    return List.of(
        new BodyEstablished(
            c.body(),
            c.place(),
            c.kind(),
            c.field(),
            c.name(),
            c.ordinal(),
            c.policy(),
            c.timeZone(),
            c.at()));
  }

  /** The body as something can be done with it. */
  private static Established standing(BodyCommand c, Body state) {
    return switch (state) {
      case NotEstablished() -> refuse(BODY_NOT_FOUND);
      case Established b when b.lastDay() != null -> refuse(BODY_DISSOLVED);
      case Established b -> {
        ownLevel(c, b.place());
        yield b;
      }
    };
  }

  /** COM for the community's bodies, DIS for those of its own level, and not for each other. */
  private static void ownLevel(BodyCommand c, UUID place) {
    if ("DIS".equals(c.by().role()) && !place.equals(c.by().scope())) {
      refuse(NOT_YOUR_LEVEL);
    }
  }

  @Override
  public Body evolve(Body state, BodyEvent event) {
    return switch (event) {
      case BodyEstablished e -> {
        ZoneId zone = ZoneId.of(e.timeZone());
        yield new Established(
            e.body(),
            e.place(),
            e.kind(),
            e.field(),
            e.name(),
            e.ordinal(),
            e.policy(),
            zone,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            LocalDate.ofInstant(e.at(), zone),
            null);
      }
      case BodyPolicyAgreed e -> after(state, e).agreeing(e.policy());
      case BodyMemberAppointed e -> Terms.appointed(after(state, e), e);
      case BodyTermEnded e -> Terms.ended(after(state, e), e);
      case BodyChairElected e -> Chair.elected(after(state, e), e);
      case BodyChairRotated e -> Chair.rotated(after(state, e), e);
      case BodyGridWorkerAssigned e -> Work.assigned(after(state, e), e);
      case BodyTaskAdded e -> Work.added(after(state, e), e);
      case BodyTaskFinished e -> Work.finished(after(state, e), e);
      case BodyDissolved e -> after(state, e).dissolvedOn(e.lastDay());
    };
  }

  private static Established after(Body state, BodyEvent event) {
    Established b = (Established) state;
    return b.asOf(LocalDate.ofInstant(event.at(), b.timeZone()));
  }
}
