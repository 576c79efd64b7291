package org.jiebang.gateway.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BuiltInIssuerTest {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  @Test
  void it_refuses_to_start_where_the_profile_does_not_allow_it() {
    assertThatThrownBy(() -> BuiltInIssuer.refuse(true, false, TEN_MINUTES))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("local and test only");
  }

  @Test
  void it_starts_in_the_profiles_that_allow_it() {
    assertThatCode(() -> BuiltInIssuer.refuse(true, true, TEN_MINUTES)).doesNotThrowAnyException();
  }

  @Test
  void with_an_identity_provider_any_profile_will_do() {
    assertThatCode(() -> BuiltInIssuer.refuse(false, false, TEN_MINUTES))
        .doesNotThrowAnyException();
  }

  @Test
  void a_token_never_lasts_longer_than_ten_minutes() {
    assertThatThrownBy(() -> BuiltInIssuer.refuse(true, true, TEN_MINUTES.plusSeconds(1)))
        .hasMessageContaining("at most 10 minutes");
  }
}
