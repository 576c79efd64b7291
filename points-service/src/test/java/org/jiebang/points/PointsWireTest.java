package org.jiebang.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.points.account.AccountEvent;
import org.jiebang.points.account.AccountExamples;
import org.jiebang.points.recalculation.RecalculationEvent;
import org.jiebang.points.recalculation.RecalculationExamples;
import org.jiebang.points.redemption.RedemptionEvent;
import org.jiebang.points.redemption.RedemptionExamples;
import org.jiebang.points.reward.RewardEvent;
import org.jiebang.points.reward.RewardExamples;
import org.jiebang.points.scheme.SchemeEvent;
import org.jiebang.points.scheme.SchemeExamples;
import org.junit.jupiter.api.Test;

class PointsWireTest {

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    new WireSpec(PointsWiring.wire())
        .names(
            SchemeEvent.class,
            AccountEvent.class,
            RewardEvent.class,
            RedemptionEvent.class,
            RecalculationEvent.class)
        .samples(everyEvent().toArray())
        .check();
  }

  @Test
  void there_is_an_example_of_each_event() {
    var named = new ArrayList<Class<?>>();
    PointsWiring.wire().types().forEach(t -> named.add(t.type()));
    assertThat(named).hasSize(48);
    assertThat(everyEvent().stream().<Class<?>>map(Object::getClass).toList()).containsAll(named);
  }

  private static List<Object> everyEvent() {
    var all = new ArrayList<Object>();
    all.addAll(SchemeExamples.everyEvent());
    all.addAll(AccountExamples.everyEvent());
    all.addAll(RewardExamples.everyEvent());
    all.addAll(RedemptionExamples.everyEvent());
    all.addAll(RecalculationExamples.everyEvent());
    return all;
  }
}
