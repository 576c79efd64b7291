package org.jiebang.eventsourcing.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jiebang.eventsourcing.Ids;

/** One command's events, for one or several streams: written whole or not at all. */
public final class Entry {

  private final UUID commandId;
  private final List<Share> shares;
  private final Instant at;
  private final long epoch;
  private final CompletableFuture<Result> result = new CompletableFuture<>();
  private final long madeNanos = System.nanoTime();
  private final int eventCount;
  private final int size;

  /**
   * @param epoch since when the streams' versions are known, see {@link Epoch}
   */
  Entry(UUID commandId, List<Share> shares, Instant at, long epoch) {
    this.commandId = commandId;
    this.shares = List.copyOf(shares);
    this.at = at;
    this.epoch = epoch;
    int events = 0;
    int bytes = 0;
    for (Share share : this.shares) {
      events += share.events().size();
      for (NewEvent event : share.events()) {
        bytes += event.size();
      }
    }
    this.eventCount = events;
    this.size = bytes;
  }

  /**
   * The caller vouches for the versions: it saw them durable.
   *
   * @param shares one per stream; the first event of the first share carries the command id
   * @param at the command's time, µs; stored later only if the part has already seen a later one
   */
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

  /** An event that has no position yet. Its bytes are made here, on the caller's thread. */
  public static final class NewEvent {

    private final UUID tenant;
    private final String type;
    private final int schema;
    private final String payload;
    private final String meta;
    private final byte[] payloadBytes;
    private final byte[] metaBytes;

    public NewEvent(UUID tenant, String type, int schema, String payload, String meta) {
      this.tenant = tenant;
      this.type = type;
      this.schema = schema;
      this.payload = payload;
      this.meta = meta;
      this.payloadBytes = payload.getBytes(UTF_8);
      this.metaBytes = meta.getBytes(UTF_8);
    }

    /**
     * @param payload UTF-8
     * @param meta UTF-8
     */
    NewEvent(UUID tenant, String type, int schema, byte[] payload, byte[] meta) {
      this.tenant = tenant;
      this.type = type;
      this.schema = schema;
      this.payload = new String(payload, UTF_8);
      this.meta = new String(meta, UTF_8);
      this.payloadBytes = payload;
      this.metaBytes = meta;
    }

    UUID tenant() {
      return tenant;
    }

    String type() {
      return type;
    }

    int schema() {
      return schema;
    }

    String payload() {
      return payload;
    }

    String meta() {
      return meta;
    }

    byte[] payloadBytes() {
      return payloadBytes;
    }

    byte[] metaBytes() {
      return metaBytes;
    }

    /** Upper bound of its size on the way to the server, in bytes. */
    int size() {
      return 200 + type.length() + payloadBytes.length + metaBytes.length;
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

  UUID commandId() {
    return commandId;
  }

  List<Share> shares() {
    return shares;
  }

  Instant at() {
    return at;
  }

  long epoch() {
    return epoch;
  }

  /** Told exactly once. */
  CompletableFuture<Result> result() {
    return result;
  }

  /** When it was made, by {@link System#nanoTime}. */
  long madeNanos() {
    return madeNanos;
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
    return eventCount;
  }

  /** Upper bound of its size on the way to the server, in bytes. */
  int size() {
    return size;
  }
}
