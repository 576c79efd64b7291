package org.jiebang.gateway.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.gateway.drain.Draining;
import org.jiebang.gateway.feed.FeedConfig;
import org.jiebang.gateway.feed.FeedFilter;
import org.jiebang.gateway.feed.FeedLine;
import org.jiebang.gateway.feed.Sight;
import org.jiebang.gateway.feed.Sight.Look;
import org.jiebang.gateway.feed.Sights;
import org.jiebang.gateway.limit.KnownClients;
import org.jiebang.gateway.limit.KnownClients.Standing;
import org.jiebang.gateway.limit.Seats;
import org.jspecify.annotations.Nullable;

/**
 * All open streams of this process: how many there may be, and what they share. A stream costs a
 * connection and a few hundred bytes; no thread.
 */
@ApplicationScoped
class FeedStreams implements FeedStream.Ground {

  private static final Logger LOG = Logger.getLogger(FeedStreams.class);
  private static final long TRY_AGAIN_SECONDS = 5;

  /** How clients stand is asked for so many at the same time; it takes a millisecond each. */
  private static final int ASKING = 2;

  private final FeedTail tail;
  private final FeedConfig config;
  private final Sights sights;
  private final KnownClients clients;
  private final Counter cut;
  private final Set<FeedStream> open = ConcurrentHashMap.newKeySet();
  private final Seats bySubject;
  private final Semaphore reading;
  private final Set<String> wondering = ConcurrentHashMap.newKeySet();
  private final Semaphore asking = new Semaphore(ASKING);
  private final ExecutorService readers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("feed-stream-", 0).factory());
  private volatile boolean draining;

  FeedStreams(
      FeedTail tail, FeedConfig config, Sights sights, KnownClients clients, MeterRegistry meters) {
    this.tail = tail;
    this.config = config;
    this.sights = sights;
    this.clients = clients;
    this.bySubject = new Seats(config.streamsPerSubject());
    this.reading = new Semaphore(config.catchingUp(), true);
    Gauge.builder("jiebang.feed.streams", open, Set::size)
        .description("Streams of the feed that are open")
        .register(meters);
    this.cut =
        Counter.builder("jiebang.feed.streams.cut")
            .description("Streams that were cut because nobody read them")
            .register(meters);
  }

  /**
   * @throws Rejected {@code RATE_LIMITED} when the caller has enough of them, {@code BACKPRESSURE}
   *     when this process has
   */
  Multi<OutboundSseEvent> open(
      Caller caller, FeedFilter filter, long after, RoutingContext request, Sse sse) {
    String subject = caller.person().toString();
    Instant until = TokenEnd.of(request.request());
    if (draining || open.size() >= config.streams()) {
      throw new Rejected(
          KernelRefusal.BACKPRESSURE, Map.of("retryAfterSeconds", TRY_AGAIN_SECONDS));
    }
    if (!bySubject.take(subject)) {
      throw new Rejected(HttpRefusal.RATE_LIMITED, Map.of("retryAfterSeconds", TRY_AGAIN_SECONDS));
    }
    request.response().putHeader("Cache-Control", "no-store").putHeader("X-Accel-Buffering", "no");
    Sight sight = sights.of(caller);
    var stream =
        new FeedStream(
            this,
            sse,
            line -> Look.of(filter.wants(line.fact()), sight, line),
            after,
            now -> now.isBefore(until) ? turnedAway(caller) : FeedStream.Why.TOKEN_EXPIRED,
            () -> request.request().connection().close());
    return Multi.createFrom()
        .publisher(
            subscriber -> {
              open.add(stream);
              stream.begin(subscriber, () -> left(stream, subject));
              tail.follow(stream);
              if (draining) {
                stream.end(FeedStream.Why.DRAINING); // it came when those before it had been told
              }
            });
  }

  /** As far as is known at once; what is not known is asked, and known at the next look. */
  private FeedStream.@Nullable Why turnedAway(Caller caller) {
    String client = caller.client();
    if (client == null) {
      return null;
    }
    Standing standing = clients.known(client);
    if (standing == null) {
      ask(client);
      return null;
    }
    return !standing.active()
        ? FeedStream.Why.API_KEY_INACTIVE
        : standing.holds(caller.secret()) ? null : FeedStream.Why.TOKEN_REVOKED;
  }

  /** Once, however many streams want to know; and few at the same time. */
  private void ask(String client) {
    if (wondering.add(client)) {
      readers.execute(
          () -> {
            asking.acquireUninterruptibly();
            try {
              clients.ask(client);
            } catch (RuntimeException e) {
              LOG.debug("how a client stands is not known now", e); // the next look asks again
            } finally {
              asking.release();
              wondering.remove(client);
            }
          });
    }
  }

  private void left(FeedStream stream, String subject) {
    tail.leave(stream);
    if (open.remove(stream)) {
      bySubject.giveBack(subject);
    }
  }

  @Override
  public @Nullable List<FeedLine> newest(long position, int limit) {
    return tail.newest(position, limit);
  }

  @Override
  public List<FeedLine> after(long position, int limit) {
    return tail.after(position, limit);
  }

  @Override
  public boolean isBehind(long position) {
    return tail.isBehind(position);
  }

  @Override
  public FeedConfig config() {
    return config;
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void wasCut() {
    cut.increment();
  }

  @Override
  public void soon(Runnable look) {
    readers.execute(look);
  }

  /** A few at a time, in turn. */
  @Override
  public void read(Runnable look) {
    readers.execute(
        () -> {
          reading.acquireUninterruptibly();
          try {
            look.run();
          } finally {
            reading.release();
          }
        });
  }

  void drain(@Observes Draining event) {
    end();
  }

  /** Also where nobody has said before that it would end. */
  void stop(@Observes @Priority(40) ShutdownEvent event) {
    end();
  }

  private void end() {
    draining = true;
    open.forEach(stream -> stream.end(FeedStream.Why.DRAINING));
  }
}
