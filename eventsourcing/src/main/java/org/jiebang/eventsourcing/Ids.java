package org.jiebang.eventsourcing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * Ids that carry their part of the log, and command ids that a repeat finds again (ARCHITECTURE,
 * "The event store").
 *
 * <p>A stream id is a UUIDv7 whose low 6 bits are its part. It is derived from the command that
 * creates it, so that a repeated creation, on any instance, meets its first attempt; only its time
 * may be the first attempt's (ADR 0070).
 */
public final class Ids {

  /** The log has this many parts for ever. */
  public static final int PARTS = 64;

  private static final long LOW_48_BITS = 0xFFFF_FFFF_FFFFL;

  private Ids() {}

  /** The part of the log that {@code stream} lies in: 0 to 63. */
  public static int part(UUID stream) {
    return (int) (stream.getLeastSignificantBits() & (PARTS - 1));
  }

  /**
   * A command id: 48 bits of time, then 80 bits of SHA-256 over the length-prefixed {@code inputs}.
   *
   * @param epochMillis from the idempotency key when it is a UUIDv7, from the fact for reactions
   *     and timers, else 0. Time-ordered ids keep the unique index warm (ADR 0001).
   */
  public static UUID commandId(long epochMillis, String... inputs) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(inputs));
    long high = (epochMillis & LOW_48_BITS) << 16 | (hash.getShort() & 0xFFFFL);
    return new UUID(high, hash.getLong());
  }

  /** The time inside a UUIDv7, in milliseconds since 1970; 0 for any other UUID. */
  public static long epochMillis(UUID uuid) {
    return uuid.version() == 7 ? uuid.getMostSignificantBits() >>> 16 : 0;
  }

  /** The id of a root stream that {@code commandId} creates, in the part {@code commandId & 63}. */
  public static UUID root(UUID commandId, String label) {
    return root(commandId, label, time(commandId));
  }

  /** As {@link #root(UUID, String)}, beginning with another time than the command id's. */
  public static UUID root(UUID commandId, String label, long epochMillis) {
    return in(part(commandId), commandId, label, epochMillis);
  }

  /** The time that a command id begins with, in milliseconds since 1970; 0 when it has none. */
  public static long time(UUID commandId) {
    return commandId.getMostSignificantBits() >>> 16;
  }

  /**
   * The id of a stream that {@code commandId} creates in the part of {@code neighbour}: the two are
   * decided together.
   */
  public static UUID beside(UUID neighbour, UUID commandId, String label) {
    return in(part(neighbour), commandId, label, time(commandId));
  }

  /**
   * An id that follows from others, whoever computes it: e.g. the account of (owner, community).
   * Its time is 0.
   */
  public static UUID derived(String label, UUID... from) {
    String[] inputs = new String[from.length + 1];
    inputs[0] = label;
    for (int i = 0; i < from.length; i++) {
      inputs[i + 1] = from[i].toString();
    }
    ByteBuffer hash = ByteBuffer.wrap(sha256(inputs));
    return uuidV7(0, hash.getLong(), hash.getLong());
  }

  /** As {@link #derived}, in the part of {@code neighbour}. */
  public static UUID derivedBeside(UUID neighbour, String label, UUID... from) {
    UUID id = derived(label, from);
    return new UUID(
        id.getMostSignificantBits(), id.getLeastSignificantBits() & -PARTS | part(neighbour));
  }

  private static UUID in(int part, UUID commandId, String label, long epochMillis) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(commandId.toString(), label));
    UUID id = uuidV7(epochMillis & LOW_48_BITS, hash.getLong(), hash.getLong());
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() & -PARTS | part);
  }

  private static UUID uuidV7(long epochMillis, long random12, long random62) {
    return new UUID(
        epochMillis << 16 | 0x7000 | random12 & 0xFFF,
        random62 & 0x3FFF_FFFF_FFFF_FFFFL | Long.MIN_VALUE);
  }

  private static byte[] sha256(String... inputs) {
    MessageDigest sha = Sha256.digest();
    for (String input : inputs) {
      byte[] bytes = input.getBytes(UTF_8);
      sha.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      sha.update(bytes);
    }
    return sha.digest();
  }
}
