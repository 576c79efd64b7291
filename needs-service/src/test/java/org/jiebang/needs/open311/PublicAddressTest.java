package org.jiebang.needs.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.jiebang.eventsourcing.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

  private static final PublicAddress AS_ASKED = new PublicAddress(Optional.empty());

  @Test
  void what_is_configured_is_told_to_everybody() {
    var configured = new PublicAddress(Optional.of(URI.create("https://jiebang.example/")));
    assertThat(configured.of("http", "evil.example"))
        .isEqualTo(new PublicAddress.Address("https://jiebang.example", true));
    assertThat(configured.of(null, null).text()).isEqualTo("https://jiebang.example");
  }

  @Test
  void else_each_caller_is_told_whom_they_asked() {
    assertThat(AS_ASKED.of("https", "[2001:db8::1]:8443"))
        .isEqualTo(new PublicAddress.Address("https://[2001:db8::1]:8443", false));
    assertThatThrownBy(() -> AS_ASKED.of("https", null)).isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "user@a", "a:b", "a\"><script>", "a?b", "a#b", "居民"})
  void what_is_no_plain_authority_is_not_repeated(String host) {
    assertThatThrownBy(() -> AS_ASKED.of("http", host)).isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://a", "https://a/b", "https://u:p@a", "a.example", "https://"})
  void what_is_no_address_is_not_configured(String address) {
    assertThatThrownBy(() -> new PublicAddress(Optional.of(URI.create(address))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
