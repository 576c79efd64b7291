package org.jiebang.eventsourcing.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the log, as stored.
 *
 * @param at µs, UTC; never goes back within a part
 * @param recordedAt when it was written, µs, UTC, real clock
 * @param commandId on a command's first event only
 * @param payload JSON text as written
 * @param meta JSON text of {@link org.jiebang.eventsourcing.Meta}
 * @param hash SHA-256 of the previous row's hash and this row, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied nowhere
public record StoredEvent(
    int part,
    long pos,
    UUID stream,
    long version,
    UUID tenant,
    String type,
    int schema,
    Instant at,
    Instant recordedAt,
    @Nullable UUID commandId,
    String payload,
    String meta,
    byte[] hash) {}
