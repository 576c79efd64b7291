package org.jiebang.needs.publication;

import static java.util.Objects.requireNonNull;

import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.need.NeedEvent;
import org.jspecify.annotations.Nullable;

/** What the public was told of a need last. */
final class UpdatePicture implements Picture<Update, NeedEvent> {

  @Override
  public Class<Update> body() {
    return Update.class;
  }

  @Override
  public String state(Update body) {
    return body.what().name();
  }

  @Override
  public Update evolve(@Nullable Update body, Recorded<NeedEvent> fact) {
    UpdateKind what = UpdateKind.of(fact.event());
    return what == null || what.audience() != Audience.PUBLIC
        ? requireNonNull(body, "nothing was told yet")
        : new Update(
            UpdateId.of(fact.stream(), fact.version(), fact.at()).value(),
            fact.tenant(),
            what,
            fact.stream(),
            null,
            fact.at());
  }
}
