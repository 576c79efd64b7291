package org.jiebang.eventsourcing.store;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jiebang.eventsourcing.Ids;

/**
 * One command's events, for one or several streams: written whole or not at all.
 *
 * @param shares one per stream; the first event of the first share carries the command id
 * @param at the command's time, µs; stored later only if the part has already seen a later one
 * @param epoch since when the streams' versions are known, see {@link Epoch}
 * @param result told exactly once
 */
public record Entry(
    UUID commandId, List<Share> shares, Instant at, long epoch, CompletableFuture<Result> result) {

  Entry(UUID commandId, List<Share> shares, Instant at, long epoch) {
    this(commandId, List.copyOf(shares), at, epoch, new CompletableFuture<>());
  }

  /** The caller vouches for the versions: it saw them durable. */
  public Entry(UUID commandId, List<Share> shares, Instant at) {
    this(commandId, shares, at, Long.MAX_VALUE);
  }

  /**
   * The new events of one stream.
   *
   * @param expected the version that the decision was made on; the first new event gets the next
   */
  public record Share(UUID stream, long expected, List<NewEvent> events) {

    int part() {
      return Ids.part(stream);
    }
  }

  /** An event that has no position yet. */
  public record NewEvent(UUID tenant, String type, int schema, String payload, String meta) {

    /** Upper bound of its size on the way to the server, in bytes. */
    int size() {
      return 200 + type.length() + 3 * payload.length() + 3 * meta.length();
    }
  }

  /** What became of an entry. */
  public sealed interface Result {

    /** Written, and durable. */
    record Appended(List<StoredEvent> events) implements Result {}

    /** Somebody else appended to one of its streams: load and decide again. */
    record Conflict() implements Result {}

    /** The command id is in the log already: its first answer is the answer. */
    record Repeated() implements Result {}
  }

  BitSet parts() {
    var parts = new BitSet(Ids.PARTS);
    shares.forEach(s -> parts.set(s.part()));
    return parts;
  }

  /** The part in which the command id is unique. */
  int homePart() {
    return shares.getFirst().part();
  }

  int eventCount() {
    return shares.stream().mapToInt(s -> s.events().size()).sum();
  }

  int size() {
    return shares.stream().flatMap(s -> s.events().stream()).mapToInt(NewEvent::size).sum();
  }
}
