package org.jiebang.eventsourcing.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chain that makes any later change of the log visible: hash = SHA-256(previous hash ‖ row).
 * Fixed-width fields come first, variable ones carry their length; the order is pinned by test
 * vectors and never changes.
 */
public final class HashChain {

  /** What the first event of a part stands on: 32 zero bytes. */
  public static final byte[] GENESIS = new byte[32];

  private static final int FIXED = 1 + 8 + 16 + 4 + 16 + 2 + 8 + 8 + 1 + 16;

  private HashChain() {}

  public static byte[] next(byte[] previous, StoredEvent row) {
    return next(
        previous,
        row.part(),
        row.pos(),
        row.stream(),
        row.version(),
        row.tenant(),
        row.type(),
        row.schema(),
        micros(row.at()),
        micros(row.recordedAt()),
        row.commandId(),
        row.payload(),
        row.meta());
  }

  public static byte[] next(
      byte[] previous,
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
      String meta) {
    MessageDigest sha = sha256();
    sha.update(previous);
    ByteBuffer fixed = ByteBuffer.allocate(FIXED).put((byte) part).putLong(pos);
    put(fixed, stream).putInt((int) version);
    put(fixed, tenant).putShort((short) schema).putLong(atMicros).putLong(recordedMicros);
    fixed.put((byte) (command == null ? 0 : 1));
    put(fixed, command == null ? new UUID(0, 0) : command);
    sha.update(fixed.array());
    for (String text : new String[] {type, payload, meta}) {
      byte[] bytes = text.getBytes(UTF_8);
      sha.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      sha.update(bytes);
    }
    return sha.digest();
  }

  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static ByteBuffer put(ByteBuffer to, UUID uuid) {
    return to.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
