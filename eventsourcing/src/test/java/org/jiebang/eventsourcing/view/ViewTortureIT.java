package org.jiebang.eventsourcing.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.lease.Parts;
import org.jiebang.eventsourcing.store.EventCodec;
import org.jiebang.eventsourcing.store.EventLog;
import org.jiebang.eventsourcing.store.StoreConfig;
import org.jiebang.eventsourcing.store.Tail;
import org.jiebang.eventsourcing.view.FoldFromZero.Comparison;
import org.jiebang.eventsourcing.view.Rebuild.State;
import org.jiebang.local.LocalServers;
import org.jiebang.local.Torture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Views rebuilt again and again beside the live ones, while commands arrive, two instances project
 * and ask, two build, and builders die: the generation that becomes live equals a fold from zero,
 * and nobody who reads finds nothing or goes back.
 */
@Tag("quarkus")
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
@TestProfile(ViewTortureIT.WithoutBuilders.class)
@SuppressWarnings("NullAway.Init") // set by Quarkus
class ViewTortureIT {

  /** The application's own instance projects and answers; the test makes the ones that build. */
  public static final class WithoutBuilders implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("jiebang.view.builders", "0", "jiebang.view.grace", "6s");
    }
  }

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** For one rebuild with its deaths: in the full dose of half a million events, beside a load. */
  private static final Duration REBUILT = Duration.ofMinutes(5);

  @Inject Service service;
  @Inject EventLog log;
  @Inject EventCodec codec;
  @Inject Tail tail;
  @Inject EntityManager em;
  @Inject AgroalDataSource database;
  @Inject StoreConfig store;
  @Inject CommandHandler commands;
  @Inject Projector projector;
  @Inject LiveGenerations generations;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  @ConfigProperty(name = "jiebang.db.log")
  String logName;

  private final AtomicLong killed = new AtomicLong();

  @Test
  void rebuilt_under_load_equals_a_fold_from_zero() throws Exception {
    var elsewhere = new LiveGenerations(database, Limits.SMALL_BATCHES);
    Projector other = anotherProjector(elsewhere);
    try (var torture = Torture.of("views")) {
      var random = torture.random("builders");
      int streams = torture.dose(1_000, 50_000);
      try (var load =
          new CounterLoad(
              commands,
              database,
              streams,
              torture.random("load"),
              List.of(
                  new CounterLoad.Reader(projector, generations),
                  new CounterLoad.Reader(other, elsewhere)))) {
        load.openAll();
        load.start(8, torture.dose(Duration.ZERO, Duration.ofMillis(10)));
        load.awaitCommands(torture.dose(2_000, 5_000));
        long calm = load.p99Micros();

        int rebuilds = torture.dose(2, 20);
        for (int i = 0; i < rebuilds; i++) {
          rebuildAndKill(random, torture.dose(3, 5));
          assertThat(compare().equal()).as("rebuild %d", i).isTrue();
        }
        long busy = load.p99Micros();
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> load.commands() >= 3_000 && load.reads() >= 3_000);
        load.stop();

        torture.count("command p99 µs before", calm);
        torture.count("command p99 µs during rebuilds", busy);
        torture.atLeast("rebuilds", rebuilds, torture.dose(2, 20));
        torture.atLeast("builders killed", killed.get(), rebuilds);
        torture.atLeast("commands during the test", load.commands(), 3_000);
        torture.atLeast("reads checked", load.reads(), 3_000);
        assertThat(load.offences()).isEmpty();
      }
      Comparison still = compare();
      assertThat(still.equal()).isTrue();
      torture.atLeast("events folded", still.events(), streams);

      skipOneEvent(random, still.events());
      Comparison wrong = compare();
      torture.canary(
          "a view that skips one event", !wrong.equal() && wrong.generation() > still.generation());
      rebuild(UnaryOperator.identity());
      assertThat(compare().equal()).as("rebuilt without the bug").isTrue();
      oldGenerationsGo();
    } finally {
      other.stop(new ShutdownEvent());
    }
  }

  private Projector anotherProjector(LiveGenerations elsewhere) {
    var other =
        new Projector(
            service,
            log,
            codec,
            tail,
            em,
            store,
            Limits.SMALL_BATCHES,
            elsewhere,
            Parts.ALL,
            new SimpleMeterRegistry());
    other.start(new StartupEvent());
    return other;
  }

  private Rebuilds builders(UnaryOperator<View<?, ?>> twist) {
    var twisted =
        new Service(
            service.name(),
            Counters.WIRE,
            service.aggregates(),
            service.views().stream().<View<?, ?>>map(twist).toList(),
            service.timers(),
            service.inbound());
    return new Rebuilds(
        twisted,
        log,
        codec,
        tail,
        em,
        database,
        Limits.SMALL_BATCHES,
        Parts.ALL,
        new SimpleMeterRegistry());
  }

  /** Two instances build; each dies after a random number of events, until enough have died. */
  private void rebuildAndKill(SplittableRandom random, int kills) {
    var instances = new ArrayList<Rebuilds>();
    instances.add(builders(UnaryOperator.identity()));
    int gen = instances.getFirst().start("counter").generation();
    long until = killed.get() + kills;
    instances.clear();
    Awaitility.await()
        .dontCatchUncaughtExceptions() // they are how builders die
        .atMost(REBUILT)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              killed.addAndGet(instances.stream().filter(one -> !one.lives()).count());
              instances.removeIf(one -> !one.lives());
              while (instances.size() < 2) {
                boolean mortal = killed.get() + instances.size() < until;
                var left = new AtomicLong(random.nextInt(1, 1_500));
                Rebuilds one = builders(v -> mortal ? TwistedView.dying(v, left) : v);
                one.run();
                instances.add(one);
              }
              return state(gen) != State.BUILDING;
            });
    instances.forEach(one -> one.stop(new ShutdownEvent()));
    assertThat(state(gen)).isEqualTo(State.LIVE);
  }

  private void rebuild(UnaryOperator<View<?, ?>> twist) {
    Rebuilds one = builders(twist);
    one.run();
    int gen = one.start("counter").generation();
    Awaitility.await().atMost(REBUILT).until(() -> state(gen) == State.LIVE);
    one.stop(new ShutdownEvent());
  }

  private void skipOneEvent(SplittableRandom random, long events) {
    var left = new AtomicLong(random.nextLong(events / 4));
    rebuild(v -> TwistedView.skipping(v, left));
  }

  private State state(int gen) {
    return builders(UnaryOperator.identity()).progress().stream()
        .filter(r -> r.generation() == gen)
        .findFirst()
        .orElseThrow()
        .state();
  }

  private void oldGenerationsGo() {
    Rebuilds sweeper = builders(UnaryOperator.identity());
    sweeper.run();
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              try (Connection c = DriverManager.getConnection(url, user, password);
                  var s = c.createStatement();
                  var r =
                      s.executeQuery(
                          "SELECT COUNT(DISTINCT gen) FROM counter_row"
                              + " UNION ALL SELECT COUNT(DISTINCT gen) FROM checkpoint")) {
                r.next();
                assertThat(r.getInt(1)).isEqualTo(1);
              }
            });
    sweeper.stop(new ShutdownEvent());
  }

  private Comparison compare() throws Exception {
    try (Connection c = DriverManager.getConnection(url, user, password)) {
      return FoldFromZero.compare(c, logName);
    }
  }
}
