package org.jiebang.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.matching.agreement.AgreementEvent;
import org.jiebang.matching.agreement.AgreementExamples;
import org.jiebang.matching.organisation.OrganisationEvent;
import org.jiebang.matching.organisation.OrganisationExamples;
import org.jiebang.matching.task.TaskEvent;
import org.jiebang.matching.task.TaskExamples;
import org.junit.jupiter.api.Test;

class MatchingWireTest {

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    List<Class<?>> sealed =
        new ArrayList<>(List.of(OrganisationEvent.class, AgreementEvent.class, TaskEvent.class));
    sealed.addAll(ServiceDeliveryExamples.events());
    new WireSpec(MatchingWiring.wire())
        .names(sealed.toArray(Class<?>[]::new))
        .samples(everyEvent().toArray())
        .check();
  }

  @Test
  void there_is_an_example_of_each_event() {
    var named = new ArrayList<Class<?>>();
    MatchingWiring.wire().types().forEach(t -> named.add(t.type()));
    assertThat(everyEvent()).extracting(Object::getClass).hasSizeGreaterThan(40);
    assertThat(everyEvent().stream().<Class<?>>map(Object::getClass).toList()).containsAll(named);
  }

  private static List<Object> everyEvent() {
    var all = new ArrayList<Object>();
    all.addAll(OrganisationExamples.everyEvent());
    all.addAll(AgreementExamples.everyEvent());
    all.addAll(TaskExamples.everyEvent());
    all.addAll(ServiceDeliveryExamples.everyEvent());
    return all;
  }
}
