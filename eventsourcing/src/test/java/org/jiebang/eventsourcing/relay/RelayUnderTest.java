package org.jiebang.eventsourcing.relay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.jiebang.eventsourcing.lease.Parts;
import org.jiebang.eventsourcing.store.EventLog;
import org.jiebang.eventsourcing.store.Tail;
import org.jiebang.eventsourcing.wire.Wire;

/**
 * One relay as a service has it, on a thread of its own; it can be stalled in the act of sending.
 */
public final class RelayUnderTest implements AutoCloseable {

  private final RelayLoop loop;
  private final RelayTables tables;
  private final Thread thread;
  private final Semaphore gate = new Semaphore(Integer.MAX_VALUE);
  private final AtomicLong sent = new AtomicLong();
  private boolean stalled;

  /**
   * @param log and {@code tail} are what is published
   * @param barrier false: the canary that publishes what is only visible
   */
  public RelayUnderTest(
      String service,
      EventLog log,
      Tail tail,
      Wire wire,
      DataSource database,
      KafkaConfig config,
      boolean barrier) {
    this(service, log, tail, wire, database, config, barrier, true);
  }

  private RelayUnderTest(
      String service,
      EventLog log,
      Tail tail,
      Wire wire,
      DataSource database,
      KafkaConfig config,
      boolean barrier,
      boolean watching) {
    var topics = new Topics(config);
    tables = new RelayTables(database);
    Tail durable = barrier ? tail : new AlwaysDurable(tail);
    loop =
        new RelayLoop(
            service,
            log,
            tail,
            Parts.ALL,
            new Publications(service, wire),
            new Barrier(durable, tables),
            tables,
            topics,
            () -> watching ? TopicWatch.of(topics, config.topicCheck()) : new Blind(),
            () -> gated(Relay.producer(config)),
            config.relay(),
            new RelayMeters(new SimpleMeterRegistry()));
    thread = Thread.ofPlatform().name("relay-under-test").daemon().start(loop);
  }

  /** A canary: whatever becomes of the topic, it goes on from its checkpoints. */
  public static RelayUnderTest blind(
      String service, PublishingLog log, Wire wire, DataSource database, KafkaConfig config) {
    return new RelayUnderTest(service, log, log, wire, database, config, true, false);
  }

  /** Sees no change of a topic. */
  record Blind() implements TopicWatch {
    @Override
    public Map<String, String> ids(Collection<String> names) {
      return names.stream().collect(Collectors.toMap(name -> name, _ -> "the same as ever"));
    }

    @Override
    public Map<Integer, Long> ends(String topic) {
      return Map.of(0, Long.MAX_VALUE);
    }

    @Override
    public boolean changed() {
      return false;
    }

    @Override
    public void close() {}
  }

  /** A canary's tail: it takes for durable what is visible. */
  private record AlwaysDurable(Tail tail) implements Tail {
    @Override
    public long head(int part) {
      return tail.head(part);
    }

    @Override
    public long durable(int part) {
      return Long.MAX_VALUE;
    }

    @Override
    public void subscribe(IntConsumer moved) {
      tail.subscribe(moved);
    }
  }

  @SuppressWarnings("unchecked")
  private Producer<byte[], byte[]> gated(Producer<byte[], byte[]> producer) {
    return (Producer<byte[], byte[]>)
        Proxy.newProxyInstance(
            Producer.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (_, method, arguments) -> {
              if (method.getName().equals("send")) {
                gate.acquire();
                gate.release();
                sent.incrementAndGet();
              }
              try {
                return method.invoke(producer, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Its next record is not handed over: the thread stands still with what it has read. */
  public synchronized void stall() {
    if (!stalled) {
      gate.acquireUninterruptibly(Integer.MAX_VALUE);
      stalled = true;
    }
  }

  /** Whether it stands before a record now. */
  public boolean stands() {
    return gate.hasQueuedThreads();
  }

  public synchronized void wake() {
    if (stalled) {
      gate.release(Integer.MAX_VALUE);
      stalled = false;
    }
  }

  /** Records handed to the producer. */
  public long sent() {
    return sent.get();
  }

  public long lag() {
    return loop.lag();
  }

  /** How far each part stands acknowledged in the database; index = part. */
  public long[] checkpoints() {
    return Stream.of(tables.checkpoints()).mapToLong(RelayTables.Checkpoint::pos).toArray();
  }

  @Override
  public void close() {
    wake();
    loop.stop();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
