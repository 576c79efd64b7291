package org.jiebang.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What logs and topics must hold to, as plain functions: a seeded fault shows that they see it. */
public final class Books {

  private static final int PARTS_MASK = 63;
  private static final String ZEROS = "0".repeat(64);

  private Books() {}

  /**
   * Positions 1..n in each part and versions 1..n in each stream, every stream in its part.
   *
   * @param log by part and position
   * @return one line for each fault
   */
  public static List<String> faultsOfLog(List<Logs.Event> log) {
    List<String> faults = new ArrayList<>();
    Map<Integer, Long> positions = new HashMap<>();
    Map<String, Long> versions = new HashMap<>();
    for (Logs.Event event : log) {
      if (event.pos() != positions.merge(event.part(), 1L, Long::sum)) {
        faults.add("a hole before " + event);
      }
      if (event.version() != versions.merge(event.stream(), 1L, Long::sum)) {
        faults.add("a wrong version in " + event);
      }
      int part = Integer.parseInt(event.stream().substring(30), 16) & PARTS_MASK;
      if (part != event.part()) {
        faults.add("not in the part of its stream: " + event);
      }
    }
    return faults;
  }

  /**
   * Read as every consumer reads it (pos ≤ last: skip; last + 1: apply; beyond: it comes again),
   * the topic is the log: all of it, nothing else, one unbroken chain.
   *
   * @param topic in the order of Kafka
   * @return one line for each fault
   */
  public static List<String> faultsOfTopic(
      String service, List<Logs.Event> log, List<Published> topic) {
    Map<String, Logs.Event> stored = new HashMap<>();
    log.forEach(event -> stored.put(service + "/" + event.part() + "/" + event.pos(), event));
    List<String> faults = new ArrayList<>();
    Map<Integer, Long> read = new HashMap<>();
    Map<Integer, String> hashes = new HashMap<>();
    for (Published one : topic) {
      Logs.Event event = stored.get(one.id());
      if (event == null) {
        faults.add("not in the log: " + one);
        continue;
      }
      if (!one.hash().equals(event.hash())) {
        faults.add("another hash than in the log: " + one);
      }
      if (!one.withheld() && !one.type().contains("." + service + "." + event.type() + ".v")) {
        faults.add("another type than in the log: " + one);
      }
      if (one.pos() == read.getOrDefault(one.part(), 0L) + 1) {
        if (!one.previousHash().equals(hashes.getOrDefault(one.part(), ZEROS))) {
          faults.add("the chain is broken at " + one);
        }
        read.put(one.part(), one.pos());
        hashes.put(one.part(), one.hash());
      }
    }
    heads(log)
        .forEach(
            (part, head) -> {
              long to = read.getOrDefault(part, 0L);
              if (to != head) {
                faults.add(service + "/" + part + " ends at " + to + " instead of " + head);
              }
            });
    return faults;
  }

  /** The last position of each part. */
  public static Map<Integer, Long> heads(List<Logs.Event> log) {
    Map<Integer, Long> heads = new HashMap<>();
    log.forEach(event -> heads.merge(event.part(), event.pos(), Math::max));
    return heads;
  }

  /** Both sides of every transfer, by account; an entry that two accounts have counts once. */
  public static Map<String, Long> balances(List<JsonNode> events) {
    Map<String, Long> balances = new HashMap<>();
    var entries = new HashSet<String>();
    for (var event : events) {
      if (event.has("transfer") && entries.add(event.path("entry").asText())) {
        var transfer = event.path("transfer");
        long amount = transfer.path("amount").asLong();
        balances.merge(transfer.path("debit").asText(), -amount, Long::sum);
        balances.merge(transfer.path("credit").asText(), amount, Long::sum);
      }
    }
    return balances;
  }
}
