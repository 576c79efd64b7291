package org.jiebang.eventsourcing.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class KeySetTest {

  private final List<JsonWebKey> published = new ArrayList<>();
  private final Deque<Runnable> beside = new ArrayDeque<>();
  private boolean reachable = true;
  private boolean broken;
  private int fetched;
  private long nanos;

  private final KeySet keys =
      new KeySet(
          () -> {
            fetched++;
            if (!reachable) {
              throw new IOException("refused");
            }
            if (broken) {
              throw new IllegalStateException("the database is away");
            }
            return published;
          },
          Duration.ofMinutes(10),
          Duration.ofHours(12),
          Duration.ofMinutes(1),
          () -> nanos,
          beside::add);

  private void publish(String kid) throws JoseException {
    JsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    key.setKeyId(kid);
    published.add(key);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void a_key_is_fetched_once() throws Exception {
    publish("a");
    assertThat(keys.find("a", "ES256")).isNotNull();
    assertThat(keys.find("a", "ES256")).isNotNull();
    assertThat(fetched).isEqualTo(1);
  }

  /** An exception of another kind would end a thread that somebody waits for. */
  @Test
  void a_source_that_breaks_is_one_that_cannot_be_reached() throws Exception {
    broken = true;
    assertThatThrownBy(() -> keys.find("a", "ES256")).isInstanceOf(KeysUnreachable.class);
    broken = false;
    publish("a");
    pass(Duration.ofSeconds(6));
    assertThat(keys.find("a", "ES256")).isNotNull();
  }

  @Test
  void a_new_key_is_found_when_a_token_names_it() throws Exception {
    publish("a");
    keys.find("a", "ES256");
    publish("b");
    pass(Duration.ofSeconds(61));
    assertThat(keys.find("b", "ES256")).isNotNull();
  }

  @Test
  void unknown_names_make_us_ask_once_a_minute() throws Exception {
    publish("a");
    keys.find("a", "ES256");
    for (int second = 0; second < 600; second++) {
      assertThat(keys.find("forged-" + second, "ES256")).isNull();
      pass(Duration.ofSeconds(1));
    }
    assertThat(fetched).isBetween(2, 11);
  }

  @Test
  void they_do_not_when_the_issuer_is_down_either() throws Exception {
    publish("a");
    keys.find("a", "ES256");
    reachable = false;
    for (int second = 0; second < 600; second++) {
      int now = second;
      pass(Duration.ofSeconds(1));
      if (second > 60) {
        assertThatThrownBy(() -> keys.find("forged-" + now, "ES256"))
            .isInstanceOf(KeysUnreachable.class);
      }
    }
    assertThat(fetched).isBetween(2, 11);
  }

  @Test
  void whoever_has_old_keys_does_not_wait_for_new_ones() throws Exception {
    publish("a");
    keys.find("a", "ES256");
    pass(Duration.ofMinutes(11));
    for (int i = 0; i < 10; i++) {
      assertThat(keys.find("a", "ES256")).isNotNull();
    }
    assertThat(fetched).isEqualTo(1);
    assertThat(beside).hasSize(1);
    beside.remove().run();
    assertThat(fetched).isEqualTo(2);
    keys.find("a", "ES256");
    assertThat(beside).isEmpty();
  }

  @Test
  void without_any_key_the_issuer_is_asked_every_few_seconds() {
    reachable = false;
    for (int second = 0; second < 60; second++) {
      assertThatThrownBy(() -> keys.find("a", "ES256")).isInstanceOf(KeysUnreachable.class);
      pass(Duration.ofSeconds(1));
    }
    assertThat(fetched).isEqualTo(12);
  }

  @Test
  void unknown_names_do_not_make_us_ask_again_and_again() throws Exception {
    publish("a");
    for (int i = 0; i < 100; i++) {
      assertThat(keys.find("forged-" + i, "ES256")).isNull();
    }
    assertThat(fetched).isEqualTo(1);
  }

  @Test
  void an_issuer_that_was_never_reached_is_an_outage() {
    reachable = false;
    assertThatThrownBy(() -> keys.find("a", "ES256")).isInstanceOf(KeysUnreachable.class);
  }

  @Test
  void known_keys_outlive_an_outage_for_a_while() throws Exception {
    publish("a");
    keys.find("a", "ES256");
    reachable = false;
    pass(Duration.ofHours(11));
    assertThat(keys.find("a", "ES256")).isNotNull();
    assertThatThrownBy(() -> keys.find("b", "ES256")).isInstanceOf(KeysUnreachable.class);
    pass(Duration.ofHours(2));
    assertThatThrownBy(() -> keys.find("a", "ES256")).isInstanceOf(KeysUnreachable.class);
  }

  @Test
  void a_key_of_another_kind_does_not_fit() throws Exception {
    publish("a");
    assertThat(keys.find("a", "RS256")).isNull();
  }

  @Test
  void a_token_without_key_name_fits_only_an_only_key() throws Exception {
    publish("a");
    assertThat(keys.find(null, "ES256")).isNotNull();
    publish("b");
    pass(Duration.ofMinutes(11));
    keys.find(null, "ES256");
    beside.remove().run();
    assertThat(keys.find(null, "ES256")).isNull();
  }
}
