package org.jiebang.eventsourcing.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How Java values lie in the log's columns. */
public final class Columns {

  /**
   * The columns of {@code event} in the order that {@link #event} reads and {@link Writer} writes
   * them.
   */
  static final String ALL =
      "part,pos,stream_id,version,tenant,type,schema_version,at_us,recorded_us,command_id,payload,meta,hash";

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Columns() {}

  public static byte[] bytes(UUID uuid) {
    byte[] bytes = new byte[16];
    LONG.set(bytes, 0, uuid.getMostSignificantBits());
    LONG.set(bytes, 8, uuid.getLeastSignificantBits());
    return bytes;
  }

  public static UUID uuid(byte[] bytes) {
    return new UUID((long) LONG.get(bytes, 0), (long) LONG.get(bytes, 8));
  }

  public static long micros(Instant at) {
    return HashChain.micros(at);
  }

  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
  }

  static StoredEvent event(ResultSet row) throws SQLException {
    byte @Nullable [] command = row.getBytes(10);
    return new StoredEvent(
        row.getInt(1),
        row.getLong(2),
        uuid(row.getBytes(3)),
        row.getLong(4),
        uuid(row.getBytes(5)),
        row.getString(6),
        row.getInt(7),
        instant(row.getLong(8)),
        instant(row.getLong(9)),
        command == null ? null : uuid(command),
        row.getString(11),
        row.getString(12),
        row.getBytes(13));
  }
}
