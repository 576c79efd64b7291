package org.jiebang.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jiebang.gateway.limit.Quotas.Counter;
import org.junit.jupiter.api.Test;

class QuotasTest {

  private static final Counter ANNA = new Counter(Quota.SUBJECT, "anna");
  private static final Counter APP = new Counter(Quota.PARTNER, "app");

  private final AtomicLong nanos = new AtomicLong();
  private final TimeMeter time =
      new TimeMeter() {
        @Override
        public long currentTimeNanos() {
          return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
          return false;
        }
      };

  private Quotas quotas(int subject) {
    return new Quotas(FewRequests.of(subject), time);
  }

  @Test
  void a_quota_is_given_out_to_its_last_and_not_further() {
    Quotas quotas = quotas(60);
    for (int i = 0; i < 60; i++) {
      assertThat(quotas.take(List.of(ANNA)).granted()).isTrue();
    }
    Allowance none = quotas.take(List.of(ANNA));
    assertThat(none.granted()).isFalse();
    assertThat(none.retryAfterSeconds()).isEqualTo(1);
    assertThat(none.leftHeader()).isEqualTo("\"subject\";r=0;t=60");
    assertThat(none.policyHeader()).isEqualTo("\"subject\";q=60;w=60");
  }

  @Test
  void it_fills_again_evenly() {
    Quotas quotas = quotas(60);
    for (int i = 0; i < 61; i++) {
      quotas.take(List.of(ANNA));
    }
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(quotas.take(List.of(ANNA)).granted()).isTrue();
    assertThat(quotas.take(List.of(ANNA)).granted()).isTrue();
    assertThat(quotas.take(List.of(ANNA)).granted()).isFalse();
  }

  @Test
  void others_have_their_own() {
    Quotas quotas = quotas(1);
    assertThat(quotas.take(List.of(ANNA)).granted()).isTrue();
    assertThat(quotas.take(List.of(ANNA)).granted()).isFalse();
    assertThat(quotas.take(List.of(new Counter(Quota.SUBJECT, "berta"))).granted()).isTrue();
  }

  @Test
  void what_is_refused_for_the_app_costs_the_person_nothing() {
    Quotas quotas = quotas(60);
    assertThat(quotas.take(List.of(ANNA, APP)).granted()).isTrue();
    assertThat(quotas.take(List.of(ANNA, APP)).granted()).isTrue();
    assertThat(quotas.take(List.of(ANNA, APP)).granted()).isFalse();
    assertThat(quotas.take(List.of(ANNA)).left().getFirst().remaining()).isEqualTo(57);
  }

  @Test
  void a_client_may_have_a_quota_of_its_own() {
    var gateways = new Quotas(new FewRequests(60, 2, List.of()), time);
    var own = new Counter(Quota.PARTNER, "app", 10);
    for (int i = 0; i < 5; i++) {
      assertThat(gateways.take(List.of(own)).granted()).isTrue();
    }
    assertThat(gateways.take(List.of(own)).policyHeader()).isEqualTo("\"partner\";q=5;w=60");
    assertThat(gateways.take(List.of(own)).granted()).isFalse();
    // Another quota counts anew.
    assertThat(gateways.take(List.of(new Counter(Quota.PARTNER, "app", 12))).granted()).isTrue();
  }

  @Test
  void several_gateways_share_a_quota() {
    var quotas = new Quotas(new FewRequests(60, 3, List.of()), time);
    for (int i = 0; i < 20; i++) {
      assertThat(quotas.take(List.of(ANNA)).granted()).isTrue();
    }
    assertThat(quotas.take(List.of(ANNA)).granted()).isFalse();
  }
}
