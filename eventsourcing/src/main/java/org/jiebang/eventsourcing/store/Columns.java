package org.jiebang.eventsourcing.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

  private Columns() {}

  public static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  public static UUID uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  public static long micros(Instant at) {
    return HashChain.micros(at);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
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
