package org.jiebang.eventsourcing.http;

import java.util.UUID;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.counter.Counters;
import org.jspecify.annotations.Nullable;

/** What the API shows of a counter. */
final class CounterPicture implements Picture<CounterPicture.Body, Counters.Event> {

  record Body(UUID id, String state, int count, int limit) {}

  @Override
  public Class<Body> body() {
    return Body.class;
  }

  @Override
  public Body evolve(@Nullable Body body, Recorded<Counters.Event> fact) {
    return switch (fact.event()) {
      case Counters.Opened e -> new Body(fact.stream(), "OPEN", 0, e.limit());
      case Counters.Raised e when body != null -> {
        int count = body.count() + e.by();
        yield new Body(body.id(), count == body.limit() ? "FULL" : "OPEN", count, body.limit());
      }
      case Counters.Raised e -> throw new IllegalStateException("raised before it was opened");
    };
  }

  @Override
  public String state(Body body) {
    return body.state();
  }
}
