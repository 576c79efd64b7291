package org.jiebang.systemtests.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jiebang.systemtests.Logs;
import org.jiebang.systemtests.torture.History.Op;

/** All logs of the house as the checkers need them: by place and by command. */
final class Ledger {

  private final Map<String, List<LogRow>> logs;
  private final Set<String> places = new HashSet<>();
  private final Map<String, List<LogRow>> commands = new HashMap<>();

  /**
   * @param logs by service, each by part and position
   */
  Ledger(Map<String, List<LogRow>> logs) {
    this.logs = logs;
    for (List<LogRow> log : logs.values()) {
      for (LogRow row : log) {
        places.add(row.place());
        if (row.command() != null) {
          commands.computeIfAbsent(row.command(), _ -> new ArrayList<>()).add(row);
        }
      }
    }
  }

  static Ledger read() {
    Map<String, List<LogRow>> logs = new HashMap<>();
    Logs.SERVICES.forEach(service -> logs.put(service, LogRow.read(service)));
    return new Ledger(logs);
  }

  List<LogRow> log(String service) {
    return logs.getOrDefault(service, List.of());
  }

  List<LogRow> all() {
    return logs.values().stream().flatMap(List::stream).toList();
  }

  boolean has(String place) {
    return places.contains(place);
  }

  /** First events of the commands with this id: one, when all is well. */
  List<LogRow> firstEventsOf(String command) {
    return commands.getOrDefault(command, List.of());
  }

  /**
   * The id that a request's command must have (ARCHITECTURE, "The event store"), computed here from
   * the design and not by the services' code: 48 bits of the key's time, 80 bits of SHA-256 over
   * scope, person, client, method, path and key, each with its length.
   *
   * @param personOf an account's person id
   * @return 32 hex digits
   */
  static String commandId(Op op, UnaryOperator<String> personOf) {
    String key = String.valueOf(op.key());
    byte[] hash =
        sha256(
            String.valueOf(op.scope()),
            personOf.apply(op.account()),
            "",
            op.method(),
            op.path(),
            key);
    long millis = UUID.fromString(key).getMostSignificantBits() >>> 16;
    byte[] time = ByteBuffer.allocate(8).putLong(millis).array();
    byte[] id = ByteBuffer.allocate(16).put(time, 2, 6).put(hash, 0, 10).array();
    return HexFormat.of().formatHex(id);
  }

  private static byte[] sha256(String... inputs) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String input : inputs) {
        byte[] bytes = input.getBytes(UTF_8);
        sha.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        sha.update(bytes);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
