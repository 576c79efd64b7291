package org.jiebang.needs.body;

import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.body.Body.Established;
import org.jspecify.annotations.Nullable;

/** Folds a body's events into what the API shows. */
public final class BodyPicture implements Picture<BodyBody, BodyEvent> {

  @Override
  public Class<BodyBody> body() {
    return BodyBody.class;
  }

  @Override
  public String state(BodyBody body) {
    return body.state();
  }

  @Override
  public BodyBody evolve(@Nullable BodyBody body, Recorded<BodyEvent> fact) {
    var rules = Bodies.INSTANCE.decider();
    Body before = body == null ? rules.initial() : body.body();
    Established after = (Established) rules.evolve(before, fact.event());
    return new BodyBody(after.body().value(), Bodies.INSTANCE.stateOf(after), after);
  }
}
