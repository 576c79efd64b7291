package org.jiebang.needs.notice;

import static java.util.Objects.requireNonNull;

import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedSubmitted;
import org.jiebang.needs.need.NeedEvent.NeedSupported;
import org.jspecify.annotations.Nullable;

/** Who followed a need last. */
final class FollowerPicture implements Picture<Follower, NeedEvent> {

  @Override
  public Class<Follower> body() {
    return Follower.class;
  }

  @Override
  public String state(Follower body) {
    return "FOLLOWS";
  }

  @Override
  public Follower evolve(@Nullable Follower body, Recorded<NeedEvent> fact) {
    return fact.event() instanceof NeedSubmitted e
        ? new Follower(e.whose())
        : fact.event() instanceof NeedSupported s
            ? new Follower(s.supporter())
            : requireNonNull(body, "nobody follows yet");
  }
}
