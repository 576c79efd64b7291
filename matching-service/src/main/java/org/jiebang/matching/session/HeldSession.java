package org.jiebang.matching.session;

import java.time.Instant;
import java.util.List;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Step;
import org.jiebang.matching.agreement.AgreementCommand.CountSession;
import org.jiebang.matching.agreement.AgreementId;
import org.jiebang.matching.agreement.Agreements;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.organisation.OrganisationId;
import org.jiebang.matching.session.Session.Existing;
import org.jiebang.matching.session.Session.Plan;
import org.jiebang.matching.session.SessionCommand.EndSession;

/** The end of a session: it counts at once under the agreement of its two sides. */
final class HeldSession {

  private HeldSession() {}

  static List<Step<?, ?, ?>> end(SessionId session, Session state, Actor by, Instant at) {
    Step<?, ?, ?> end =
        Step.of(Sessions.INSTANCE, session.value(), new EndSession(session, by, at));
    return switch (state) {
      case Session.Unplanned() -> List.of(end);
      case Existing s -> List.of(end, counted(session, s.plan(), by, at));
    };
  }

  /** It was held by its planned end, however late somebody or the clock says so. */
  private static Step<?, ?, ?> counted(SessionId session, Plan plan, Actor by, Instant at) {
    AgreementId agreement =
        AgreementId.of(new CommunityId(plan.community()), new OrganisationId(plan.organisation()));
    Instant held = at.isBefore(plan.endsAt()) ? at : plan.endsAt();
    return Step.of(
        Agreements.INSTANCE,
        agreement.value(),
        new CountSession(agreement, session, new Category(plan.category()), held, by, at));
  }
}
