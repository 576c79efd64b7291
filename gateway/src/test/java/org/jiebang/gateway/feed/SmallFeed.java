package org.jiebang.gateway.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.gateway.feed.Places.Place;

/** What the feed may take, for tests: little. */
public final class SmallFeed implements FeedConfig {

  /** What {@code caller} sees when there is one community, in one district. */
  public static Sight sight(Caller caller, UUID community, UUID district) {
    return new Sights(
            new Places(
                scope -> scope.equals(community) ? new Place(true, district, district) : null,
                new SmallFeed(),
                Instant::now))
        .of(caller);
  }

  @Override
  public int streams() {
    return 10;
  }

  @Override
  public int streamsPerSubject() {
    return 5;
  }

  @Override
  public Duration heartbeat() {
    return Duration.ofSeconds(15);
  }

  @Override
  public Duration slowReader() {
    return Duration.ofSeconds(15);
  }

  @Override
  public int kept() {
    return 10;
  }

  @Override
  public int catchingUp() {
    return 1;
  }

  @Override
  public int places() {
    return 10;
  }

  @Override
  public Duration placesFor() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Duration unknownPlacesFor() {
    return Duration.ofMinutes(10);
  }
}
