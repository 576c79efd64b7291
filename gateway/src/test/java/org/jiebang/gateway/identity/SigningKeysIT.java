package org.jiebang.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.gateway.GatewayUnderTest;
import org.jose4j.jwk.JsonWebKey;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The issuer's keys on a real database. */
@QuarkusTest
@QuarkusTestResource(GatewayUnderTest.class)
@NullUnmarked // filled by the container
class SigningKeysIT {

  private static final Duration SIGNS_FOR = Duration.ofDays(30);

  @Inject EntityManager rows;
  @Inject PersonKeys keys;

  @Test
  void a_restart_finds_the_key_that_signed_before_it() {
    var before = at(Instant.now()).current();
    var after = at(Instant.now()).current();
    assertThat(after.getKeyId()).isEqualTo(before.getKeyId());
    assertThat(after.getPrivateKey()).isEqualTo(before.getPrivateKey());
  }

  @Test
  void the_private_half_is_not_to_be_read_in_the_table() {
    var key = at(Instant.now()).current();
    String stored = rows.find(SigningKey.class, 1).sealed;
    assertThat(stored).contains("\"ct\"").doesNotContain(key.getKeyId(), "\"d\"");
  }

  @Test
  void a_key_that_has_grown_old_is_followed_by_another_and_verifies_a_while_longer() {
    Instant now = Instant.now();
    String old = at(now).current().getKeyId();
    Instant later = now.plus(SIGNS_FOR);
    var after = at(later);
    String young = after.current().getKeyId();
    assertThat(young).isNotEqualTo(old);
    assertThat(names(after)).containsExactly(young, old);
    // On another instance too, and once only.
    assertThat(names(at(later))).containsExactly(young, old);
    assertThat(names(at(later.plus(SigningKeys.STILL_VERIFIES)))).containsExactly(young);
    // Of a key that is of the future to the others: this test's own, so it goes.
    QuarkusTransaction.requiringNew()
        .run(() -> rows.createQuery("delete from SigningKey k where k.number > 1").executeUpdate());
  }

  private SigningKeys at(Instant now) {
    return new SigningKeys(rows, keys, SIGNS_FOR, () -> now);
  }

  private static List<String> names(SigningKeys known) {
    return known.all().stream().map(JsonWebKey::getKeyId).toList();
  }
}
