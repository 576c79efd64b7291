package org.jiebang.needs.subscription;

import java.util.UUID;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * Who follows: a person for themselves, or the community for one of its channels.
 *
 * @param person null for a channel
 * @param channel null for a person
 */
public record Subscriber(@Nullable UUID person, @Nullable OutboundChannel channel) {

  public static Subscriber of(UUID person) {
    return new Subscriber(person, null);
  }

  public static Subscriber of(OutboundChannel channel) {
    return new Subscriber(null, channel);
  }

  /** The person; of a channel an id that follows from the community and what it is called. */
  public UUID key(CommunityId community) {
    if (person != null) {
      return person;
    }
    if (channel == null) {
      throw new IllegalStateException("nobody follows");
    }
    return Ids.derived("channel/" + channel.kind() + "/" + channel.label(), community.value());
  }
}
