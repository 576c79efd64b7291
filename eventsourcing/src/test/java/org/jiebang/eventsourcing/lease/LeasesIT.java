package org.jiebang.eventsourcing.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jiebang.eventsourcing.store.StoreUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances over one real database, each with its own object: nothing shared but the tables. */
class LeasesIT {

  @SuppressWarnings("NullAway.Init") // set before each
  private StoreUnderTest store;

  @BeforeEach
  void open() throws SQLException {
    store = StoreUnderTest.fresh();
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Nobody dies of a busy machine's pauses. */
  private static final Duration LIVES = Duration.ofSeconds(30);

  /** Who says nothing for a second is taken for dead. */
  private static final Duration DIES_SOON = Duration.ofMillis(250);

  private record Config(Optional<URI> advertise, Duration renew) implements LeaseConfig {

    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public Duration renewAlone() {
      return renew;
    }

    @Override
    public int patience() {
      return 4;
    }

    @Override
    public Duration help() {
      return Duration.ofSeconds(30);
    }
  }

  private Leases instance(String name) {
    return instance(name, LIVES);
  }

  private Leases instance(String name, Duration renew) {
    return instanceAt("http://" + name + ".invalid", renew);
  }

  private Leases instanceAt(String url, Duration renew) {
    return new Leases(new LeaseTable(store.pool), new Config(Optional.of(URI.create(url)), renew));
  }

  private static long mine(Leases leases) {
    return IntStream.range(0, 64).filter(leases::mine).count();
  }

  private static int of(Leases other, Leases me) {
    return IntStream.range(0, 64)
        .filter(part -> me.elsewhere(part) != null && other.mine(part))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void before_it_has_looked_an_instance_works_on_everything() {
    assertThat(mine(instance("a"))).isEqualTo(64);
  }

  @Test
  void two_share_evenly_and_know_where_the_other_is() {
    Leases a = instance("a");
    Leases b = instance("b");
    a.look();
    b.look();
    for (int i = 0; i < 2; i++) {
      a.look();
      b.look();
    }
    assertThat(mine(a)).isEqualTo(32);
    assertThat(mine(b)).isEqualTo(32);
    assertThat(IntStream.range(0, 64).filter(p -> a.mine(p) == b.mine(p)).count()).isZero();
    assertThat(a.elsewhere(of(b, a))).isEqualTo(URI.create("http://b.invalid"));
    assertThat(a.alone()).isFalse();
  }

  @Test
  void what_the_dead_held_is_taken_over() {
    Leases a = instance("a", DIES_SOON);
    Leases b = instance("b", DIES_SOON);
    for (int i = 0; i < 3; i++) {
      a.look();
      b.look();
    }
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              a.look(); // b is dead: it says nothing any more
              return mine(a) == 64;
            });
    assertThat(a.alone()).isTrue();
  }

  @Test
  void who_leaves_in_order_hands_over_at_once() throws Exception {
    Leases a = instance("a");
    Leases b = instance("b");
    for (int i = 0; i < 3; i++) {
      a.look();
      b.look();
    }
    b.leave();
    a.look();
    assertThat(mine(a)).isEqualTo(64);
  }

  @Test
  void after_a_kill_the_next_one_at_that_address_takes_everything_at_once() {
    instance("a").look();
    Leases again = instance("a");
    again.forgetTheDead();
    again.look();
    assertThat(mine(again)).isEqualTo(64);
    assertThat(again.alone()).isTrue();
  }

  @Test
  void where_nobody_listens_nobody_holds_anything() throws Exception {
    int port;
    try (var closed = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    instanceAt("http://127.0.0.1:" + port, LIVES).look();
    Leases next = instance("a");
    next.forgetTheDead();
    next.look();
    assertThat(next.alone()).isTrue();
  }

  @Test
  void a_part_that_is_needed_is_worked_on_here_too() {
    Leases a = instance("a");
    Leases b = instance("b");
    for (int i = 0; i < 3; i++) {
      a.look();
      b.look();
    }
    int part = of(b, a);
    a.need(part);
    assertThat(a.mine(part)).isTrue();
    assertThat(b.mine(part)).isTrue();
  }

  @Test
  void to_a_silent_holder_nothing_is_sent_for_a_while() {
    Leases a = instance("a");
    Leases b = instance("b");
    for (int i = 0; i < 3; i++) {
      a.look();
      b.look();
    }
    int part = of(b, a);
    a.silent(part);
    assertThat(a.elsewhere(part)).isNull();
    assertThat(a.mine(part)).isTrue();
  }

  @Test
  void a_lost_database_leaves_every_part_to_everybody() {
    Leases a = instance("a", DIES_SOON);
    Leases b = instance("b", DIES_SOON);
    for (int i = 0; i < 3; i++) {
      a.look();
      b.look();
    }
    store.pool.close();
    Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> mine(a) == 64 && mine(b) == 64);
  }
}
