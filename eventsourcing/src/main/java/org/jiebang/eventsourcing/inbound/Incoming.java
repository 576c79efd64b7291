package org.jiebang.eventsourcing.inbound;

import java.util.HexFormat;
import java.util.UUID;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.relay.CloudEvents;
import org.jiebang.eventsourcing.relay.Publication;
import org.jspecify.annotations.Nullable;

/**
 * One position of another service's log as it reached us.
 *
 * @param source the service it comes from, e.g. {@code matching}
 * @param pos its place in its part, from 1
 * @param stream null when the event stays in its house
 * @param name of the event, e.g. {@code task-posted}; {@code withheld} when it stays in its house
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied nowhere
record Incoming(
    String source,
    int part,
    long pos,
    byte[] hash,
    byte[] previousHash,
    @Nullable UUID stream,
    String name,
    Publication publication) {

  private static final int HASH_BYTES = 32;

  /** Where it stands, for logs and causation: {@code matching/17/4711}. */
  String place() {
    return source + "/" + part + "/" + pos;
  }

  Place part64() {
    return new Place(source, part);
  }

  /** One part of one source. */
  record Place(String source, int part) {}

  /**
   * @throws IllegalArgumentException when the headers do not say where it belongs
   */
  static Incoming of(Publication publication) {
    int part = Integer.parseInt(publication.required(CloudEvents.PART));
    if (part < 0 || part >= Ids.PARTS) {
      throw new IllegalArgumentException("part " + part);
    }
    long pos = Long.parseLong(publication.required(CloudEvents.POS));
    if (pos < 1) {
      throw new IllegalArgumentException("position " + pos);
    }
    boolean withheld = "true".equals(publication.header(CloudEvents.WITHHELD));
    return new Incoming(
        publication.required(CloudEvents.SOURCE).replaceFirst("^/", ""),
        part,
        pos,
        hash(publication.required(CloudEvents.HASH)),
        hash(publication.required(CloudEvents.PREVIOUS_HASH)),
        withheld ? null : UUID.fromString(publication.required(CloudEvents.STREAM)),
        CloudEvents.nameOf(publication.required(CloudEvents.TYPE)),
        publication);
  }

  private static byte[] hash(String hex) {
    byte[] hash = HexFormat.of().parseHex(hex);
    if (hash.length != HASH_BYTES) {
      throw new IllegalArgumentException("a hash of " + hash.length + " bytes");
    }
    return hash;
  }
}
