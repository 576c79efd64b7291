package org.jiebang.systemtests.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jiebang.local.Torture;
import org.jiebang.local.story.Cast;
import org.jiebang.systemtests.Books;
import org.jiebang.systemtests.Logs;
import org.jiebang.systemtests.Published;
import org.jiebang.systemtests.torture.History.Attempt;
import org.jiebang.systemtests.torture.History.Heard;
import org.jiebang.systemtests.torture.History.Op;

/** All checkers over one history and what it has left behind, each with a seeded fault besides. */
final class Judgement {

  private static final int FAULTS_SHOWN = 20;

  /**
   * A view that is checked.
   *
   * @param name in {@code generation}
   * @param opening the event with which each of its streams begins
   */
  private record Rows(String service, String name, String table, String opening) {}

  private static final List<Rows> VIEWS =
      List.of(
          new Rows("needs", "need", "need", "need-submitted"),
          new Rows("matching", "task", "task", "task-drafted"),
          new Rows("matching", "session", "session", "session-planned"),
          new Rows("points", "account", "account", "account-opened"),
          new Rows("points", "redemption", "redemption", "redemption-requested"),
          new Rows("gateway", "person", "person_row", "person-registered"));

  private final Torture torture;
  private final List<Attempt> attempts;
  private final List<String> manners;
  private final Windows windows;
  private final Ledger ledger = Ledger.read();
  private final Map<String, List<Published>> topics = new HashMap<>();
  private final Function<Op, String> commandIdOf;
  private final Map<String, List<String>> faults = new LinkedHashMap<>();

  Judgement(Torture torture, History history, Windows windows, Cast cast) {
    this.torture = torture;
    this.attempts = history.attempts();
    this.manners = history.badManners();
    this.windows = windows;
    this.commandIdOf = op -> Ledger.commandId(op, account -> cast.player(account).person());
    for (String service : Logs.SERVICES) {
      topics.put(service, Published.read(service, Books.heads(Logs.events(service))));
    }
  }

  /** Red with the first counter-examples of every invariant that does not hold. */
  void pass() {
    faults.put("I1", Acknowledged.faults(attempts, ledger, commandIdOf));
    faults.put("I2", OneEffect.faults(attempts, ledger));
    faults.put("I3", Settled.faults(attempts, ledger, commandIdOf));
    for (String service : Logs.SERVICES) {
      List<Logs.Event> log = Logs.events(service);
      add("I4", Books.faultsOfLog(log));
      add("I5", Books.faultsOfTopic(service, log, topic(service)));
      add("I14", ChainVerifies.faults(ledger.log(service)));
    }
    for (Rows view : VIEWS) {
      add(
          "I10",
          RowsFollowLog.faults(
              view.name(), ledger.log(view.service()), rows(view), List.of(view.opening())));
    }
    for (String plural : List.of("needs", "tasks")) {
      add("I10", PicturesAgree.faultsOf(plural));
    }
    add("I5", FedOnce.faults(publicFacts(), ledger.log("gateway")));
    faults.put("I6", PointsConserved.faults(ledger.log("points")));
    faults.put("I11", AwardsMatch.faults(ledger.log("matching"), ledger.log("points")));
    faults.put("I15", OwnReads.faults(attempts));
    faults.put("I16", CleanAnswers.faults(attempts, windows, manners));
    torture.count("events in the logs", ledger.all().size());
    torture.count("records on Kafka", topics.values().stream().mapToLong(List::size).sum());
    torture.count("invariants", faults.keySet().toString());
    List<String> shown = new ArrayList<>();
    faults.forEach(
        (invariant, lines) ->
            lines.stream().limit(FAULTS_SHOWN).forEach(line -> shown.add(invariant + ": " + line)));
    torture.count("faults", faults.values().stream().mapToLong(List::size).sum());
    if (!shown.isEmpty()) {
      torture.count("counter-examples", shown);
      throw new AssertionError(String.join(System.lineSeparator(), shown));
    }
    canaries();
  }

  private List<Published> topic(String service) {
    return topics.getOrDefault(service, List.of());
  }

  private void add(String invariant, List<String> lines) {
    faults.computeIfAbsent(invariant, _ -> new ArrayList<>()).addAll(lines);
  }

  private List<Published> publicFacts() {
    return Logs.SERVICES.subList(0, 3).stream().flatMap(s -> topic(s).stream()).toList();
  }

  private static List<RowsFollowLog.Row> rows(Rows view) {
    return Logs.rows(
        view.service(),
        "SELECT LOWER(HEX(id)), version FROM "
            + view.table()
            + " WHERE gen = (SELECT live FROM generation WHERE view = '"
            + view.name()
            + "')",
        row -> new RowsFollowLog.Row(row.getString(1), row.getLong(2)));
  }

  /** The same checkers over the same data with one fault put in: each must see it. */
  private void canaries() {
    List<Attempt> acknowledged =
        attempts.stream()
            .filter(a -> a.heard() == Heard.OK && a.op().scope() != null)
            .filter(a -> a.positions().size() == 1)
            .toList();
    Attempt any = acknowledged.getLast();
    LogRow row = ledger.firstEventsOf(commandIdOf.apply(any.op())).getFirst();
    Ledger lost = changed(row.service(), log -> log.remove(row));
    see("an acknowledged event is lost", Acknowledged.faults(attempts, lost, commandIdOf));
    Ledger twice = changed(row.service(), log -> log.add(row));
    see("one key has two effects", OneEffect.faults(attempts, twice));
    see("a settled command has two effects", Settled.faults(attempts, twice, commandIdOf));
    // A cut tail is for the anchors to find; a hole before it is for the chain.
    List<LogRow> holed = new ArrayList<>(ledger.log(row.service()));
    int hole =
        IntStream.range(0, holed.size() - 1)
            .filter(i -> holed.get(i).part() == holed.get(i + 1).part())
            .findFirst()
            .orElseThrow();
    holed.remove(hole);
    see("an event is taken out of its chain", ChainVerifies.faults(holed));
    List<LogRow> flipped = new ArrayList<>(ledger.log(row.service()));
    flipped.set(flipped.indexOf(row), withPayload(row, row.payload().replaceFirst("\"", " \"")));
    see("one byte of a payload is changed", ChainVerifies.faults(flipped));
    List<Published> topic = new ArrayList<>(topic("needs"));
    long last = topic.getLast().pos();
    int part = topic.getLast().part();
    topic.removeIf(one -> one.part() == part && one.pos() == last);
    see("a record is not on Kafka", Books.faultsOfTopic("needs", Logs.events("needs"), topic));
    LogRow fed =
        ledger.log("gateway").stream()
            .filter(one -> one.type().equals("fact-fed"))
            .findFirst()
            .orElseThrow();
    List<LogRow> hidden = new ArrayList<>(ledger.log("gateway"));
    hidden.remove(fed);
    see("a consumer skips a fact", FedOnce.faults(publicFacts(), hidden));
    LogRow earned =
        ledger.log("points").stream()
            .filter(one -> one.type().equals("points-earned"))
            .findFirst()
            .orElseThrow();
    List<LogRow> again = new ArrayList<>(ledger.log("points"));
    again.add(earned);
    see("a service earns twice", AwardsMatch.faults(ledger.log("matching"), again));
    List<RowsFollowLog.Row> rows = new ArrayList<>(rows(VIEWS.getFirst()));
    rows.removeLast();
    see(
        "a view skips a stream",
        RowsFollowLog.faults("need", ledger.log("needs"), rows, List.of("need-submitted")));
  }

  private Ledger changed(String service, Consumer<List<LogRow>> change) {
    Map<String, List<LogRow>> logs = new HashMap<>();
    Logs.SERVICES.forEach(name -> logs.put(name, new ArrayList<>(ledger.log(name))));
    change.accept(logs.getOrDefault(service, new ArrayList<>()));
    return new Ledger(logs);
  }

  private static LogRow withPayload(LogRow row, String payload) {
    return new LogRow(
        row.service(),
        row.part(),
        row.pos(),
        row.stream(),
        row.version(),
        row.tenant(),
        row.type(),
        row.schema(),
        row.atMicros(),
        row.recordedMicros(),
        row.command(),
        payload,
        row.meta(),
        row.hash());
  }

  private void see(String bug, List<String> seen) {
    torture.canary(bug, !seen.isEmpty());
  }
}
