package org.jiebang.eventsourcing.http;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.counter.Counters;

/** A service of one aggregate. */
class CounterWiring {

  @Produces
  @Singleton
  Service service() {
    return new Service(
        "counters",
        Counters.WIRE,
        List.of(Counters.COUNTER),
        List.of(new CounterRow.CounterList()),
        List.of(),
        Map.of());
  }
}
