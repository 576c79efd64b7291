package org.jiebang.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LockoutTest {

  private static final String HOME = "192.0.2.1";

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  /** With a seed by which none of the names below share a slot. */
  private final Lockout lockout = new Lockout(nanos::get, 1);

  @Test
  void the_fifth_failure_in_a_row_locks_the_account_for_half_a_minute() {
    fail(Lockout.FREE_FAILURES);
    assertThat(lockout.attempt("li", HOME)).isEqualTo(30);
    pass(Duration.ofSeconds(29));
    assertThat(lockout.attempt("li", HOME)).isEqualTo(1);
    pass(Duration.ofSeconds(1));
    assertThat(lockout.attempt("li", HOME)).isZero();
  }

  @Test
  void each_further_failure_locks_twice_as_long_up_to_a_quarter_of_an_hour() {
    fail(Lockout.FREE_FAILURES);
    pass(Duration.ofSeconds(30));
    fail(1);
    assertThat(lockout.attempt("li", HOME)).isEqualTo(60);
    for (int i = 0; i < 20; i++) {
      pass(Lockout.LONGEST_LOCK);
      fail(1);
    }
    assertThat(lockout.attempt("li", HOME)).isEqualTo(Lockout.LONGEST_LOCK.toSeconds());
  }

  @Test
  void a_right_password_forgives() {
    fail(Lockout.FREE_FAILURES - 1);
    lockout.succeeded("li", HOME);
    fail(Lockout.FREE_FAILURES - 1);
    assertThat(lockout.attempt("li", HOME)).isZero();
  }

  @Test
  void a_quiet_half_hour_forgives() {
    fail(Lockout.FREE_FAILURES);
    pass(Lockout.LONGEST_LOCK.multipliedBy(2));
    fail(Lockout.FREE_FAILURES - 1);
    assertThat(lockout.attempt("li", HOME)).isZero();
  }

  @Test
  void another_account_is_not_touched() {
    fail(Lockout.FREE_FAILURES);
    assertThat(lockout.attempt("wang", HOME)).isZero();
  }

  @Test
  void whoever_guesses_from_elsewhere_does_not_lock_the_owner_out() {
    fail(Lockout.FREE_FAILURES);
    assertThat(lockout.attempt("li", HOME)).isEqualTo(30);
    assertThat(lockout.attempt("li", "198.51.100.7")).isZero();
  }

  @Test
  void guesses_from_everywhere_lock_the_account_to_who_is_new_there() {
    lockout.attempt("li", HOME);
    lockout.succeeded("li", HOME);
    for (int i = 0; i < Lockout.FREE_FAILURES_EVERYWHERE; i++) {
      assertThat(lockout.attempt("li", "network " + i)).isZero();
    }
    assertThat(lockout.attempt("li", "network 1000")).isEqualTo(30);
    assertThat(lockout.attempt("wang", "network 1000")).isZero();
    assertThat(lockout.attempt("li", HOME)).as("where the owner has been").isZero();
    lockout.succeeded("li", HOME);
    assertThat(lockout.attempt("li", "network 1001")).as("forgives nobody else").isEqualTo(30);
  }

  @Test
  void an_owner_who_signs_in_a_thousand_times_locks_nothing() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(lockout.attempt("li", HOME)).isZero();
      lockout.succeeded("li", HOME);
    }
    assertThat(lockout.attempt("li", "198.51.100.7")).isZero();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(lockout.attempt("li", HOME)).isZero();
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
