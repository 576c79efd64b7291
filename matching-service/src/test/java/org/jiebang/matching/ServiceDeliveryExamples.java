package org.jiebang.matching;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.matching.acceptance.AcceptanceEvent;
import org.jiebang.matching.acceptance.AcceptanceExamples;
import org.jiebang.matching.evaluation.EvaluationEvent;
import org.jiebang.matching.evaluation.EvaluationExamples;
import org.jiebang.matching.session.SessionEvent;
import org.jiebang.matching.session.SessionExamples;
import org.jiebang.matching.volunteer.VolunteerEvent;
import org.jiebang.matching.volunteer.VolunteerExamples;

/** One of each event of the rooms of the service itself, for the samples on disk. */
final class ServiceDeliveryExamples {

  private ServiceDeliveryExamples() {}

  /** The sealed interfaces of their events. */
  static List<Class<?>> events() {
    return List.of(
        VolunteerEvent.class, SessionEvent.class, AcceptanceEvent.class, EvaluationEvent.class);
  }

  static List<Object> everyEvent() {
    var all = new ArrayList<Object>();
    all.addAll(VolunteerExamples.everyEvent());
    all.addAll(SessionExamples.everyEvent());
    all.addAll(AcceptanceExamples.everyEvent());
    all.addAll(EvaluationExamples.everyEvent());
    return all;
  }
}
