package org.jiebang.eventsourcing.chain;

import java.util.UUID;
import org.jiebang.eventsourcing.store.HashChain;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log as it lies in the table, believed in nothing: numbers may be out of any range.
 *
 * @param part 0..255
 * @param pos unsigned
 * @param version unsigned 32 bits
 * @param schema unsigned 16 bits
 * @param atMicros any
 * @param hash what the table says
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied nowhere
public record ChainRow(
    int part,
    long pos,
    UUID stream,
    long version,
    UUID tenant,
    String type,
    int schema,
    long atMicros,
    long recordedMicros,
    @Nullable UUID command,
    String payload,
    String meta,
    byte[] hash) {

  /** What the hash should be, after {@code previous}. */
  byte[] hashAfter(byte[] previous) {
    return hashAfter(previous, pos);
  }

  /** What the hash would be if the row stood at {@code place}. */
  byte[] hashAfter(byte[] previous, long place) {
    return HashChain.next(
        previous,
        part,
        place,
        stream,
        version,
        tenant,
        type,
        schema,
        atMicros,
        recordedMicros,
        command,
        payload,
        meta);
  }
}
