package org.jiebang.needs.need;

import java.time.Instant;
import java.util.List;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * A need that waits verified for a list, as its own stream says.
 *
 * @param since when it became so, or became so again: after a hold, an undone merge, a reopening
 * @param version at which that was read
 */
public record VerifiedNeed(NeedId need, Instant since, long version) {

  /** Null when the need has moved on meanwhile, or is not of {@code community}. */
  public static @Nullable VerifiedNeed of(
      CommandHandler commands, NeedId id, CommunityId community) {
    if (!(commands.load(Needs.INSTANCE, id.value()).state() instanceof Need.Filed filed)
        || filed.stage() != Stage.VERIFIED
        || !filed.community().equals(community)) {
      return null;
    }
    List<Recorded<NeedEvent>> events = commands.events(Needs.INSTANCE, id.value());
    Stage stage = null;
    Instant since = Instant.EPOCH;
    for (Recorded<NeedEvent> fact : events) {
      Stage next = Stage.after(stage, fact.event());
      since = next == stage ? since : fact.event().at();
      stage = next;
    }
    return stage == Stage.VERIFIED ? new VerifiedNeed(id, since, events.getLast().version()) : null;
  }
}
