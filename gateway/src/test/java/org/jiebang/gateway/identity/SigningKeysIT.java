package org.jiebang.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.gateway.GatewayUnderTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The issuer's keys on a real database. */
@QuarkusTest
@QuarkusTestResource(GatewayUnderTest.class)
@NullUnmarked // filled by the container
class SigningKeysIT {

  @Inject EntityManager rows;
  @Inject PersonKeys keys;

  @Test
  void a_restart_finds_the_key_that_signed_before_it() {
    var before = new SigningKeys(rows, keys).current();
    var after = new SigningKeys(rows, keys).current();
    assertThat(after.getKeyId()).isEqualTo(before.getKeyId());
    assertThat(after.getPrivateKey()).isEqualTo(before.getPrivateKey());
  }

  @Test
  void the_private_half_is_not_to_be_read_in_the_table() {
    var key = new SigningKeys(rows, keys).current();
    String stored = rows.find(SigningKey.class, 1).sealed;
    assertThat(stored).contains("\"ct\"").doesNotContain(key.getKeyId(), "\"d\"");
  }
}
