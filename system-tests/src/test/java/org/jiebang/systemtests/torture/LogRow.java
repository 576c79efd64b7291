package org.jiebang.systemtests.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.List;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Logs;
import org.jspecify.annotations.Nullable;

/**
 * A row of an event log exactly as it lies in MariaDB, read by plain JDBC.
 *
 * @param stream 32 hex digits
 * @param tenant 32 hex digits
 * @param command 32 hex digits, on a command's first event only
 * @param hash 64 hex digits
 */
record LogRow(
    String service,
    int part,
    long pos,
    String stream,
    long version,
    String tenant,
    String type,
    int schema,
    long atMicros,
    long recordedMicros,
    @Nullable String command,
    String payload,
    String meta,
    String hash) {

  /** As answers and topics name it, e.g. {@code needs/17/4711}. */
  String place() {
    return service + "/" + part + "/" + pos;
  }

  JsonNode says() {
    return Logs.read(payload);
  }

  /** A service's whole log, by part and position. */
  static List<LogRow> read(String service) {
    HexFormat hex = HexFormat.of();
    return Logs.rows(
        service,
        "SELECT part, pos, stream_id, version, tenant, type, schema_version, at_us, recorded_us,"
            + " command_id, payload, meta, hash FROM "
            + House.stack().database(service).logName()
            + ".event ORDER BY part, pos",
        r -> {
          byte[] command = r.getBytes(10);
          return new LogRow(
              service,
              r.getInt(1),
              r.getLong(2),
              hex.formatHex(r.getBytes(3)),
              r.getLong(4),
              hex.formatHex(r.getBytes(5)),
              r.getString(6),
              r.getInt(7),
              r.getLong(8),
              r.getLong(9),
              command == null ? null : hex.formatHex(command),
              r.getString(11),
              r.getString(12),
              hex.formatHex(r.getBytes(13)));
        });
  }
}
