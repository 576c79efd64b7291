package org.jiebang.eventsourcing;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as it stands in the log.
 *
 * @param stream the aggregate it happened to
 * @param version its place in that stream, from 1
 * @param pos its place in its part of the log, from 1, without holes
 * @param tenant the community or organisation that owns the stream
 * @param type its name on disk and on Kafka, e.g. {@code need-submitted}
 * @param schema the version of its shape as stored, from 1
 * @param at when it happened, µs, UTC; never goes back within a part
 */
public record Recorded<E>(
    UUID stream,
    long version,
    long pos,
    UUID tenant,
    String type,
    int schema,
    Instant at,
    Meta meta,
    E event) {

  /** Its part of the log. */
  public int part() {
    return Ids.part(stream);
  }
}
