package org.jiebang.matching.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CalendarSecretsTest {

  private static final UUID ADDRESS = UUID.fromString("01900000-0000-7000-8000-000000000001");

  private static CalendarSecrets secrets(int seed) {
    byte[] kek = new byte[32];
    kek[0] = (byte) seed;
    return new CalendarSecrets(Base64.getEncoder().encodeToString(kek));
  }

  @Test
  void a_secret_follows_from_the_address_the_request_and_our_own_key() {
    String secret = secrets(1).of(ADDRESS, "key");
    assertThat(secret).matches("[A-Za-z0-9_-]{32}").hasSize(CalendarSecrets.LENGTH);
    assertThat(secrets(1).of(ADDRESS, "key")).isEqualTo(secret);
    assertThat(secrets(1).of(ADDRESS, "other")).isNotEqualTo(secret);
    assertThat(secrets(2).of(ADDRESS, "key")).isNotEqualTo(secret);
    assertThat(secrets(1).of(new UUID(1, 2), "key")).isNotEqualTo(secret);
  }

  @Test
  void what_is_kept_does_not_show_it() {
    String secret = secrets(1).of(ADDRESS, "key");
    assertThat(CalendarSecrets.hash(secret)).matches("[0-9a-f]{64}").doesNotContain(secret);
  }
}
