package org.jiebang.eventsourcing.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The chain that makes any later change of the log visible: hash = SHA-256(previous hash ‖ row).
 * Fixed-width fields come first, variable ones carry their length; the order is pinned by test
 * vectors and never changes.
 */
public final class HashChain {

  /** What the first event of a part stands on: 32 zero bytes. */
  public static final byte[] GENESIS = new byte[32];

  private static final UUID NO_COMMAND = new UUID(0, 0);

  /** One a thread: making one costs as much as hashing an event. */
  private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Sha256::digest);

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
    return next(
        previous,
        part,
        pos,
        stream,
        version,
        tenant,
        type,
        schema,
        atMicros,
        recordedMicros,
        command,
        payload.getBytes(UTF_8),
        meta.getBytes(UTF_8));
  }

  static byte[] next(
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
      byte[] payload,
      byte[] meta) {
    MessageDigest sha = SHA256.get();
    byte[] typeBytes = type.getBytes(UTF_8);
    ByteBuffer head = ByteBuffer.allocate(previous.length + FIXED + 4 + typeBytes.length + 4);
    head.put(previous).put((byte) part).putLong(pos);
    put(head, stream).putInt((int) version);
    put(head, tenant).putShort((short) schema).putLong(atMicros).putLong(recordedMicros);
    head.put((byte) (command == null ? 0 : 1));
    put(head, command == null ? NO_COMMAND : command);
    head.putInt(typeBytes.length).put(typeBytes).putInt(payload.length);
    sha.update(head.array());
    sha.update(payload);
    int n = meta.length;
    sha.update((byte) (n >>> 24));
    sha.update((byte) (n >>> 16));
    sha.update((byte) (n >>> 8));
    sha.update((byte) n);
    sha.update(meta);
    return sha.digest();
  }

  static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }

  private static ByteBuffer put(ByteBuffer to, UUID uuid) {
    return to.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
  }
}
