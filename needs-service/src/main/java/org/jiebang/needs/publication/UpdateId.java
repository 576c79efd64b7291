package org.jiebang.needs.publication;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;

/** Names something that is told; follows from the event that it tells of. */
public record UpdateId(UUID value) implements Id {

  /**
   * The same whoever computes it. The event's time leads, to the millisecond: what happened later
   * comes later, in whichever stream.
   *
   * @param version the event's place in its stream
   */
  public static UpdateId of(UUID stream, long version, Instant at) {
    UUID event = Ids.commandId(at.toEpochMilli(), "update", stream.toString(), version + "");
    return new UpdateId(Ids.beside(stream, event, "update"));
  }
}
