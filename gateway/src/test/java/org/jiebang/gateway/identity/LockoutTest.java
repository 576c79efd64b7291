package org.jiebang.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LockoutTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Lockout lockout = new Lockout(nanos::get);

  @Test
  void the_fifth_failure_in_a_row_locks_the_account_for_half_a_minute() {
    fail(Lockout.FREE_FAILURES);
    assertThat(lockout.attempt("li")).isEqualTo(30);
    pass(Duration.ofSeconds(29));
    assertThat(lockout.attempt("li")).isEqualTo(1);
    pass(Duration.ofSeconds(1));
    assertThat(lockout.attempt("li")).isZero();
  }

  @Test
  void each_further_failure_locks_twice_as_long_up_to_a_quarter_of_an_hour() {
    fail(Lockout.FREE_FAILURES);
    pass(Duration.ofSeconds(30));
    fail(1);
    assertThat(lockout.attempt("li")).isEqualTo(60);
    for (int i = 0; i < 20; i++) {
      pass(Lockout.LONGEST_LOCK);
      fail(1);
    }
    assertThat(lockout.attempt("li")).isEqualTo(Lockout.LONGEST_LOCK.toSeconds());
  }

  @Test
  void a_right_password_forgives() {
    fail(Lockout.FREE_FAILURES - 1);
    lockout.succeeded("li");
    fail(Lockout.FREE_FAILURES - 1);
    assertThat(lockout.attempt("li")).isZero();
  }

  @Test
  void a_quiet_half_hour_forgives() {
    fail(Lockout.FREE_FAILURES);
    pass(Lockout.LONGEST_LOCK.multipliedBy(2));
    fail(Lockout.FREE_FAILURES - 1);
    assertThat(lockout.attempt("li")).isZero();
  }

  @Test
  void another_account_is_not_touched() {
    fail(Lockout.FREE_FAILURES);
    assertThat(lockout.attempt("wang")).isZero();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(lockout.attempt("li")).isZero();
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
