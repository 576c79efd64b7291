package org.jiebang.eventsourcing.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jiebang.eventsourcing.counter.Counters.COUNTER;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.inbound.ReactionRefusals.ReactionRefused;
import org.jiebang.eventsourcing.relay.KafkaConfig;
import org.jiebang.eventsourcing.relay.KafkaUnderTest;
import org.jiebang.eventsourcing.relay.Publication;
import org.jiebang.eventsourcing.relay.Publications;
import org.jiebang.eventsourcing.relay.PublishingLog;
import org.jiebang.eventsourcing.relay.Topics;
import org.jiebang.eventsourcing.store.Commands;
import org.jiebang.eventsourcing.store.EventCodec;
import org.jiebang.eventsourcing.store.StoreUnderTest;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.eventsourcing.wire.Wire;

/**
 * A service that counts what another one, «source», says: real store, Kafka and rows; the source's
 * log is in memory, and the test decides what of it reaches Kafka, how often and in which order.
 */
final class InboxUnderTest implements AutoCloseable {

  /** What we read of the source. */
  record ThingRaised(UUID counter, int by) {}

  record ThingOpened(UUID counter) {}

  static final Wire READ =
      Wire.named()
          .event("thing-raised", ThingRaised.class)
          .event("thing-opened", ThingOpened.class)
          .build();

  static final Wire PUBLISHED =
      Wire.named()
          .and(READ)
          .event("thing-nobody-reads", String.class)
          .withheld("thing-hidden", Object.class)
          .build();

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  /** What becomes of one consumer. */
  interface Fate {

    Fate LIVES = () -> {};

    /** Called inside each of its transactions, before it commits: may park, or throw. */
    void beforeCommit();
  }

  /** The process is gone: nothing catches it, nothing is committed. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final String name;
  final StoreUnderTest store;
  private final CommandHandler commands;
  private final AtomicLong repeated = new AtomicLong();
  private final EntityManagerFactory rows;
  final KafkaConfig config;
  private final Producer<byte[], byte[]> producer;
  private final Publications publications = new Publications("source", PUBLISHED);
  private final List<Consumption> started = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  PublishingLog log;
  private int counters;

  /** The reaction to a raise by this much throws; 0 for none. */
  volatile int brokenBy;

  volatile boolean publisherAnswers = true;

  /** So many of the next consumer transactions are rolled back just before their commit. */
  final AtomicInteger failingCommits = new AtomicInteger();

  InboxUnderTest() {
    this("counting", new PublishingLog(), KafkaUnderTest.config("inbound.gap-timeout", "PT0.4S"));
  }

  /** Another service that reads the same source; those of one name share out its partitions. */
  InboxUnderTest(String name, PublishingLog log, KafkaConfig config) {
    this(name, log, config, "");
  }

  /** With the driver's settings and the batches of rows that services have. */
  static InboxUnderTest asInProduction(String name, PublishingLog log, KafkaConfig config) {
    return new InboxUnderTest(name, log, config, "useBulkStmts=true&useServerPrepStmts=true");
  }

  private InboxUnderTest(String name, PublishingLog log, KafkaConfig config, String options) {
    this.name = name;
    this.log = log;
    this.config = config;
    try {
      store = StoreUnderTest.fresh(options);
      try (Connection c =
              DriverManager.getConnection(
                  store.database.jdbcUrl(),
                  store.database.migrationUser(),
                  store.database.migrationPassword());
          Statement s = c.createStatement()) {
        s.execute(
            "CREATE TABLE applied (n INT AUTO_INCREMENT PRIMARY KEY, place VARCHAR(40) NOT NULL)");
        s.execute(
            "CREATE TABLE inbound_thing (place VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin"
                + " PRIMARY KEY, counter BINARY(16) NOT NULL, raised INT NOT NULL)");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Wire own = Wire.named().and(Counters.WIRE).and(ReactionRefusals.wire()).build();
    commands = counting(new Commands(name, store.log, store.store, new EventCodec(own), 1000));
    rows =
        new HibernatePersistenceConfiguration("rows")
            .managedClass(InboundThing.class)
            .jdbcUrl(store.database.jdbcUrl() + "?" + options)
            .jdbcCredentials(store.database.user(), store.database.password())
            .property("hibernate.connection.isolation", "READ_COMMITTED")
            .property("hibernate.connection.pool_size", "10")
            .property("hibernate.jdbc.batch_size", "500")
            .property("hibernate.type.preferred_uuid_jdbc_type", "BINARY")
            .createEntityManagerFactory();
    new Topics(config).ensure(List.of("source"));
    producer = KafkaUnderTest.producer(config);
  }

  /** A stream of the source in {@code part}. */
  static UUID thing(int part, int number) {
    return PublishingLog.stream(part, number);
  }

  private CommandHandler counting(CommandHandler real) {
    return (CommandHandler)
        Proxy.newProxyInstance(
            CommandHandler.class.getClassLoader(),
            new Class<?>[] {CommandHandler.class},
            (_, method, arguments) -> {
              try {
                Object answer = method.invoke(real, arguments);
                if (answer instanceof Outcome outcome && outcome.repeated()) {
                  repeated.incrementAndGet();
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  // --- the source ---

  Publication append(UUID stream, String type, String payload) {
    StoredEvent event = log.append(stream, type, payload);
    return publications.of(event, log.hashAt(event.part(), event.pos() - 1));
  }

  Publication raise(UUID stream, UUID counter, int by) {
    return append(stream, "thing-raised", "{\"counter\":\"" + counter + "\",\"by\":" + by + "}");
  }

  /** So many raises by 1. */
  List<Publication> raised(UUID stream, UUID counter, int times) {
    var all = new ArrayList<Publication>();
    for (int i = 0; i < times; i++) {
      all.add(raise(stream, counter, 1));
    }
    return all;
  }

  void rewriteHistory() {
    log = new PublishingLog();
  }

  void publish(Publication... publications) {
    publish(List.of(publications));
  }

  /** In this order, within each Kafka partition. */
  void publish(List<Publication> publications) {
    for (Publication each : publications) {
      send(Integer.parseInt(each.required("ce_part")) % 8, each);
    }
    producer.flush();
  }

  /** Whatever it says, into that Kafka partition. */
  void send(int partition, Publication each) {
    String payload = each.payload();
    var kafka =
        new ProducerRecord<byte[], byte[]>(
            new Topics(config).of("source"),
            partition,
            null,
            payload == null ? null : payload.getBytes(UTF_8));
    each.headers().forEach((name, value) -> kafka.headers().add(name, value.getBytes(UTF_8)));
    var unused = producer.send(kafka);
  }

  void flush() {
    producer.flush();
  }

  private List<Publication> publisherAnswers(int part, long after, int limit) throws IOException {
    if (!publisherAnswers) {
      throw new IOException("nobody there");
    }
    // Through JSON, as it comes over HTTP.
    return log.read(part, after, limit).stream()
        .map(e -> publications.of(e, log.hashAt(e.part(), e.pos() - 1)).toJson())
        .map(Publication::of)
        .toList();
  }

  // --- the service ---

  Consumption another(String... more) {
    return consumption(Fate.LIVES, more);
  }

  Consumption start(String... more) {
    return start(Fate.LIVES, more);
  }

  Consumption start(Fate fate, String... more) {
    Consumption consumption = consumption(fate, more);
    started.add(consumption);
    threads.add(Thread.ofPlatform().daemon().start(consumption.loop));
    threads.add(Thread.ofPlatform().daemon().start(consumption.letters));
    return consumption;
  }

  /** One that does with the facts what {@code inbound} says. */
  Consumption start(Service.Inbound inbound) {
    Consumption consumption = consumption(Fate.LIVES, inbound);
    started.add(consumption);
    threads.add(Thread.ofPlatform().daemon().start(consumption.loop));
    return consumption;
  }

  private Consumption consumption(Fate fate, String... more) {
    return consumption(
        fate,
        new Service.Inbound(READ, List.of(new Applied()), List.of(new Raising(), new Opening())),
        more);
  }

  private Consumption consumption(Fate fate, Service.Inbound inbound, String... more) {
    var settings = new ArrayList<>(List.of("inbound.gap-timeout", "PT0.4S"));
    settings.addAll(List.of("topic-prefix", config.topicPrefix().orElseThrow()));
    settings.addAll(List.of("bootstrap", config.bootstrap(), "topic-check", "PT1S"));
    settings.addAll(List.of(more));
    return new Consumption(
        KafkaUnderTest.config(settings.toArray(String[]::new)),
        new Service(
            name, Counters.WIRE, List.of(COUNTER), List.of(), List.of(), Map.of("source", inbound)),
        commands,
        () -> NOW,
        InstantSource.system(),
        new LocalTransactions(fate),
        (source, part, after, limit) -> publisherAnswers(part, after, limit));
  }

  /** Writes down each raise, in the order in which it was taken in. */
  private static final class Applied implements InboundView<ThingRaised> {
    @Override
    public Class<ThingRaised> fact() {
      return ThingRaised.class;
    }

    @Override
    public void apply(EntityManager rows, Recorded<ThingRaised> fact) {
      rows.createNativeQuery("INSERT INTO applied (place) VALUES (?)")
          .setParameter(1, "source/" + fact.part() + "/" + fact.pos())
          .executeUpdate();
    }
  }

  private final class Raising implements Reaction<ThingRaised> {
    @Override
    public String name() {
      return "raise-counter-when-thing-raised";
    }

    @Override
    public Class<ThingRaised> fact() {
      return ThingRaised.class;
    }

    @Override
    public List<Consequence> on(Recorded<ThingRaised> fact) {
      int by = fact.event().by();
      if (by == brokenBy) {
        throw new IllegalStateException("a mistake in the reaction");
      }
      return List.of(Consequence.of(COUNTER, fact.event().counter(), new Counters.Raise(by)));
    }
  }

  private static final class Opening implements Reaction<ThingOpened> {
    @Override
    public String name() {
      return "open-counter-when-thing-opened";
    }

    @Override
    public Class<ThingOpened> fact() {
      return ThingOpened.class;
    }

    @Override
    public List<Consequence> on(Recorded<ThingOpened> fact) {
      return List.of(Consequence.of(COUNTER, fact.event().counter(), new Counters.Open(5)));
    }
  }

  private final class LocalTransactions implements Transactions {
    private final Fate fate;

    LocalTransactions(Fate fate) {
      this.fate = fate;
    }

    @Override
    public <T> T inNew(Function<EntityManager, T> work) {
      return rows.callInTransaction(
          em -> {
            T result = work.apply(em);
            // A batch returns null, as no question does.
            if (result == null && failingCommits.getAndDecrement() > 0) {
              throw new IllegalStateException("pulled the plug", new SQLException("gone"));
            }
            if (result == null) {
              meet(fate, em);
            }
            return result;
          });
    }

    private static void meet(Fate fate, EntityManager em) {
      try {
        fate.beforeCommit();
      } catch (Killed e) {
        // As the server does when the connection of a killed process breaks.
        em.getTransaction().rollback();
        throw e;
      }
    }

    @Override
    public <T> T outside(Supplier<T> work) {
      return work.get();
    }
  }

  UUID unopenedCounter() {
    return Ids.derived("counter", new UUID(1, ++counters));
  }

  UUID openCounter(int limit) {
    UUID counter = unopenedCounter();
    open(counter, limit);
    return counter;
  }

  List<UUID> openCounters(int number) {
    return Stream.generate(() -> openCounter(Integer.MAX_VALUE)).limit(number).toList();
  }

  /** All of them added up. */
  int counts(List<UUID> counters) {
    return counters.stream().mapToInt(this::count).sum();
  }

  void open(UUID counter, int limit) {
    commands.handle(
        COUNTER, counter, StoreUnderTest.ask("open-" + counter), new Counters.Open(limit));
  }

  int count(UUID counter) {
    return commands.load(COUNTER, counter).state().count();
  }

  // --- what the test looks at ---

  List<String> applied() {
    var places = new ArrayList<String>();
    query("SELECT place FROM applied ORDER BY n", r -> places.add(r.getString(1)));
    return places;
  }

  /** Facts by which the counters were raised, as the log says, by plain SQL: {@code source/4/1}. */
  List<String> causes() {
    var causes = new ArrayList<String>();
    query(
        "SELECT JSON_VALUE(meta, '$.causation') FROM "
            + store.database.logName()
            + ".event WHERE type = 'counter-raised' ORDER BY part, pos",
        r -> causes.add(r.getString(1)));
    return causes;
  }

  /** Reactions that were issued again and found that they were done. */
  long repeatedReactions() {
    return repeated.get();
  }

  /** Positions of all parts of the source that were taken in, added up. */
  long takenIn() {
    return number("SELECT COALESCE(SUM(pos), 0) FROM inbound_position");
  }

  /** Open or closed letters, as {@code PARKED} → how many. */
  Map<String, Long> letters() {
    var letters = new TreeMap<String, Long>();
    query(
        "SELECT state, COUNT(*) FROM dead_letter GROUP BY state",
        r -> letters.put(r.getString(1), r.getLong(2)));
    return letters;
  }

  List<ReactionRefused> refusals() {
    var refusals = new ArrayList<ReactionRefused>();
    for (int part = 0; part < Ids.PARTS; part++) {
      for (StoredEvent event : store.log.read(part, 0, 100_000)) {
        if (event.type().equals("reaction-refused")) {
          refusals.add(json(event.payload()));
        }
      }
    }
    return refusals;
  }

  private static ReactionRefused json(String payload) {
    try {
      return Json.EVENTS.readValue(payload, ReactionRefused.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  long storedPosition(int part) {
    return number("SELECT COALESCE(MAX(pos), 0) FROM inbound_position WHERE part = " + part);
  }

  void moveStoredPosition(int part, Publication to) {
    String hash = HexFormat.of().formatHex(Incoming.of(to).hash());
    try (Connection c = store.connect();
        Statement s = c.createStatement()) {
      s.execute(
          "UPDATE inbound_position SET pos = "
              + Incoming.of(to).pos()
              + ", hash = X'"
              + hash
              + "' WHERE part = "
              + part);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long number(String sql) {
    var found = new ArrayList<Long>();
    query(sql, r -> found.add(r.getLong(1)));
    return found.getFirst();
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private void query(String sql, Row row) {
    try (Connection c = store.connect();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery(sql)) {
      while (r.next()) {
        row.read(r);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void stop(Consumption consumption) {
    consumption.loop.stop();
    consumption.letters.stop();
  }

  @Override
  public void close() {
    started.forEach(this::stop);
    try {
      for (Thread thread : threads) {
        thread.join(Duration.ofSeconds(10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ZERO);
    rows.close();
    store.close();
  }
}
