package org.jiebang.matching;

import jakarta.inject.Provider;
import java.util.List;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.matching.acceptance.AcceptanceListView;
import org.jiebang.matching.acceptance.AcceptanceTimers;
import org.jiebang.matching.acceptance.AcceptanceWire;
import org.jiebang.matching.acceptance.Acceptances;
import org.jiebang.matching.evaluation.EvaluationListView;
import org.jiebang.matching.evaluation.EvaluationTimers;
import org.jiebang.matching.evaluation.EvaluationWire;
import org.jiebang.matching.evaluation.Evaluations;
import org.jiebang.matching.inbound.PublishedRules;
import org.jiebang.matching.session.SessionListView;
import org.jiebang.matching.session.SessionTimers;
import org.jiebang.matching.session.SessionWire;
import org.jiebang.matching.session.Sessions;
import org.jiebang.matching.volunteer.VolunteerListView;
import org.jiebang.matching.volunteer.VolunteerWire;
import org.jiebang.matching.volunteer.Volunteers;

/** The rooms of the service itself: sessions, acceptance, evaluation, volunteers. */
final class ServiceDeliveryRooms {

  private ServiceDeliveryRooms() {}

  static List<Aggregate<?, ?, ?>> aggregates() {
    return List.of(
        Volunteers.INSTANCE, Sessions.INSTANCE, Acceptances.INSTANCE, Evaluations.INSTANCE);
  }

  static List<View<?, ?>> views() {
    return List.of(
        new VolunteerListView(),
        new SessionListView(),
        new AcceptanceListView(),
        new EvaluationListView());
  }

  /**
   * @param keys with which the clock opens verdicts when it decides for a chair who has not
   */
  static List<Timers<?, ?, ?>> timers(
      Provider<CommandHandler> commands, Provider<PersonKeys> keys, PublishedRules rules) {
    return List.of(
        new SessionTimers(commands),
        new AcceptanceTimers(commands, keys),
        new EvaluationTimers(commands, keys, rules::zeroing));
  }

  static Wire wire() {
    return Wire.named()
        .and(VolunteerWire.wire())
        .and(SessionWire.wire())
        .and(AcceptanceWire.wire())
        .and(EvaluationWire.wire())
        .build();
  }
}
