package org.jiebang.eventsourcing.inbound;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.http.InboundWaits;
import org.jiebang.eventsourcing.inbound.Letter.Listed;
import org.jiebang.eventsourcing.inbound.Letter.State;
import org.jiebang.eventsourcing.relay.KafkaConfig;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the facts of other services, from the start of the process to its end. Kafka away is no
 * failure of ours: we go on with what we know.
 */
@ApplicationScoped
public class Inbox {

  private final boolean enabled;
  private final Consumption consumption;
  private @Nullable Thread consumer;
  private @Nullable Thread letters;

  Inbox(
      KafkaConfig config,
      Service service,
      CommandHandler commands,
      StoryClock clock,
      EntityManager rows,
      Config settings,
      MeterRegistry meters) {
    this.enabled = config.enabled() && !service.inbound().isEmpty();
    var peers =
        new HttpPeerLog(
            source -> settings.getOptionalValue("jiebang.peers." + source, URI.class),
            settings.getOptionalValue("jiebang.service-token", String.class));
    this.consumption =
        new Consumption(
            config,
            service,
            commands,
            clock,
            clock::real,
            new JtaTransactions(rows, config.inbound().transactionTimeout()),
            peers);
    for (String source : service.inbound().keySet()) {
      Gauge.builder("jiebang.inbound.lag", consumption.loop, loop -> loop.lag(source))
          .tag("source", source)
          .description("Records that Kafka holds and this process has not fetched")
          .register(meters);
    }
    Gauge.builder("jiebang.dead.letters", consumption.letters, DeadLetterLoop::open)
        .description("Records that wait, of streams that are blocked")
        .register(meters);
    for (State state : State.values()) {
      Gauge.builder("jiebang.dead.letters.by.state", consumption.letters, l -> l.in(state))
          .tag("state", state.name())
          .description("Dead letters of all instances, as this one saw them last")
          .register(meters);
    }
    Gauge.builder("jiebang.reactions.parked", consumption.letters, DeadLetterLoop::parkedReactions)
        .description("Facts that are taken in but for a reaction, which was too early for too long")
        .register(meters);
    Gauge.builder("jiebang.inbound.gaps", consumption.gaps, Gaps::open)
        .description("Parts in which a position is missing")
        .register(meters);
  }

  void start(@Observes StartupEvent event) {
    if (enabled) {
      consumer = Thread.ofPlatform().name("inbox").daemon().start(consumption.loop);
      letters = Thread.ofPlatform().name("dead-letters").daemon().start(consumption.letters);
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    consumption.loop.stop();
    consumption.letters.stop();
    for (Thread thread : new Thread[] {consumer, letters}) {
      if (thread != null) {
        thread.join(Duration.ofSeconds(10));
      }
    }
    consumer = null;
    letters = null;
  }

  /** False only when a thread died. */
  boolean lives() {
    return alive(consumer) && alive(letters);
  }

  private static boolean alive(@Nullable Thread thread) {
    return thread == null || thread.isAlive();
  }

  @Produces
  @Singleton
  InboundWaits waits() {
    // Without a consumer nothing would ever arrive: nobody is made to wait for it.
    return enabled ? consumption.positions : (source, part, pos, atMost) -> true;
  }

  /** Parts whose publisher has contradicted itself, as {@code matching/17}. */
  List<String> forks() {
    return consumption.forks();
  }

  long parkedLetters() {
    return consumption.letters.in(State.PARKED);
  }

  List<Listed> letters(@Nullable State state, int limit) {
    return consumption.letters(state, limit);
  }

  boolean decide(String source, int part, long pos, State to) {
    return consumption.decide(source, part, pos, to);
  }
}
