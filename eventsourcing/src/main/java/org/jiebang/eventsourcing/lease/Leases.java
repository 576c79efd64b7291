package org.jiebang.eventsourcing.lease;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Shares the parts out among the instances that live. Before it knows of anybody else, and when it
 * has not reached the database for too long, every part is ours: nothing waits for a lease.
 */
@ApplicationScoped
public class Leases implements Parts, Holders {

  private static final Logger LOG = Logger.getLogger(Leases.class);
  private static final int PROBE_MILLIS = 300;

  /**
   * What was true at the last look.
   *
   * @param before the look before it: what we have just given away is worked on until the next one,
   *     because its new holder learns of it by then
   */
  private record Seen(
      @Nullable UUID[] holders, @Nullable UUID[] before, Map<UUID, String> live, long untilNanos) {}

  private final UUID me = UUID.randomUUID();
  private final LeaseTable table;
  private final LeaseConfig config;
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();
  private final AtomicLongArray helpUntil = new AtomicLongArray(Ids.PARTS);
  private final Map<UUID, Long> silentUntil = new ConcurrentHashMap<>();
  private volatile @Nullable Seen seen;
  private volatile boolean open = true;
  private @Nullable Thread thread;

  @Inject
  Leases(DataSource database, LeaseConfig config, MeterRegistry meters) {
    this(new LeaseTable(database), config);
    Gauge.builder("jiebang.lease.parts", this, Leases::held)
        .description("Parts of the log that this instance works on")
        .register(meters);
  }

  Leases(LeaseTable table, LeaseConfig config) {
    this.table = table;
    this.config = config;
    for (int part = 0; part < Ids.PARTS; part++) {
      helpUntil.set(part, System.nanoTime() - 1);
    }
  }

  void start(@Observes @Priority(150) StartupEvent event) {
    if (config.enabled()) {
      forgetTheDead();
      look();
      thread = Thread.ofPlatform().name("leases").daemon(true).start(this::run);
    }
  }

  /** First of all, so that others take over while we finish what we have begun. */
  void stop(@Observes @Priority(50) ShutdownEvent event) throws InterruptedException {
    open = false;
    Thread running = thread;
    if (running != null) {
      LockSupport.unpark(running);
      running.join(Duration.ofSeconds(5));
      thread = null;
      leave();
    }
  }

  /**
   * Whoever was killed just now is still said to live. At our own address it cannot, and where
   * nobody listens nobody is; one that is taken for dead by mistake says at its next look that it
   * lives.
   */
  void forgetTheDead() {
    try {
      for (Map.Entry<UUID, String> other : table.live().entrySet()) {
        if (!other.getKey().equals(me) && nobodyAt(other.getValue())) {
          table.leave(other.getKey());
        }
      }
    } catch (SQLException e) {
      LOG.debug("the dead are forgotten when their time is over", e);
    }
  }

  private boolean nobodyAt(String url) {
    URI address = URI.create(url);
    if (config.advertise().filter(address::equals).isPresent()) {
      return true;
    }
    if (address.getHost() == null || address.getPort() < 0) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), PROBE_MILLIS);
      return false;
    } catch (ConnectException refused) {
      return true;
    } catch (IOException unknown) {
      return false;
    }
  }

  private void run() {
    while (open) {
      LockSupport.parkNanos(interval().toNanos());
      if (open) {
        look();
      }
    }
  }

  private Duration interval() {
    return alone() ? config.renewAlone() : config.renew();
  }

  /** Whether no other instance lives, as far as we know. */
  boolean alone() {
    Seen now = seen;
    return now == null || now.live().size() <= 1;
  }

  /** Says that we live, looks who else does, takes and gives parts. */
  void look() {
    try {
      Duration hold = interval().multipliedBy(config.patience());
      table.renew(me, config.advertise().map(URI::toString).orElse(""), hold);
      SortedMap<UUID, String> live = table.live();
      @Nullable UUID[] holders = table.holders();
      List<Shares.Move> moves = Shares.moves(me, new TreeSet<>(live.keySet()), holders);
      if (!moves.isEmpty()) {
        table.carryOut(moves);
        holders = table.holders();
        LOG.infof("parts change hands moves=%d instances=%d", moves.size(), live.size());
      }
      Seen last = seen;
      seen =
          new Seen(
              holders,
              last == null ? new @Nullable UUID[Ids.PARTS] : last.holders(),
              Map.copyOf(live),
              System.nanoTime() + hold.toNanos());
      if (!moves.isEmpty() || last == null || !last.live().keySet().equals(live.keySet())) {
        followers.forEach(Runnable::run);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.debug("leases wait for the database; who held what goes on", e);
    }
  }

  void leave() {
    try {
      SortedMap<UUID, String> live = table.live();
      var others = new TreeSet<>(live.keySet());
      others.remove(me);
      if (!others.isEmpty()) {
        table.carryOut(Shares.inheritance(me, others, table.holders()));
      }
      table.leave(me);
    } catch (SQLException e) {
      LOG.debug("leases run out by themselves", e);
    }
  }

  @Override
  public boolean mine(int part) {
    Seen now = seen;
    if (now == null || now.untilNanos() - System.nanoTime() < 0) {
      return true;
    }
    UUID holder = now.holders()[part];
    return holder == null
        || holder.equals(me)
        || me.equals(now.before()[part])
        || !now.live().containsKey(holder)
        || helpUntil.get(part) - System.nanoTime() > 0;
  }

  @Override
  public void need(int part) {
    if (!mine(part)) {
      helpUntil.set(part, System.nanoTime() + config.help().toNanos());
      followers.forEach(Runnable::run);
    }
  }

  @Override
  public void whenChanged(Runnable changed) {
    followers.add(changed);
  }

  @Override
  public @Nullable URI elsewhere(int part) {
    Seen now = seen;
    if (now == null || now.untilNanos() - System.nanoTime() < 0) {
      return null;
    }
    UUID holder = now.holders()[part];
    if (holder == null || holder.equals(me)) {
      return null;
    }
    Long silent = silentUntil.get(holder);
    String url = now.live().getOrDefault(holder, "");
    return url.isEmpty() || silent != null && silent - System.nanoTime() > 0
        ? null
        : URI.create(url);
  }

  @Override
  public void silent(int part) {
    Seen now = seen;
    UUID holder = now == null ? null : now.holders()[part];
    if (now != null && holder != null) {
      silentUntil.keySet().retainAll(now.live().keySet());
      silentUntil.put(holder, System.nanoTime() + config.renew().toNanos() * config.patience());
      need(part);
    }
  }

  private double held() {
    int held = 0;
    for (int part = 0; part < Ids.PARTS; part++) {
      held += mine(part) ? 1 : 0;
    }
    return held;
  }
}
