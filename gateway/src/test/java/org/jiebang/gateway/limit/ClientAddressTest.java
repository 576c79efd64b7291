package org.jiebang.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

  private static final ClientAddress OPEN = new ClientAddress(FewRequests.behind());
  private static final ClientAddress BEHIND =
      new ClientAddress(FewRequests.behind("10.1.0.0/16", "2001:db8::1"));

  @Test
  void what_a_stranger_writes_counts_for_nothing() {
    assertThat(OPEN.of("192.0.2.7", List.of("1.2.3.4"))).isEqualTo("192.0.2.7");
    assertThat(BEHIND.of("192.0.2.7", List.of("1.2.3.4", "10.1.0.1"))).isEqualTo("192.0.2.7");
  }

  @Test
  void our_own_proxy_is_believed_and_nobody_before_it() {
    assertThat(BEHIND.of("10.1.2.3", List.of("1.2.3.4, 192.0.2.7"))).isEqualTo("192.0.2.7");
    assertThat(BEHIND.of("10.1.2.3", List.of("1.2.3.4", "192.0.2.7, 10.1.9.9")))
        .isEqualTo("192.0.2.7");
    assertThat(BEHIND.of("2001:db8::1", List.of("192.0.2.7"))).isEqualTo("192.0.2.7");
    assertThat(BEHIND.of("::ffff:10.1.2.3", List.of("192.0.2.7"))).isEqualTo("192.0.2.7");
  }

  @Test
  void nonsense_in_the_header_is_where_belief_ends() {
    assertThat(BEHIND.of("10.1.2.3", List.of("192.0.2.7, unknown"))).isEqualTo("10.1.2.3");
    assertThat(BEHIND.of("10.1.2.3", List.of(""))).isEqualTo("10.1.2.3");
    assertThat(BEHIND.of("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
  }

  @Test
  void one_client_has_a_whole_network_of_the_new_addresses() {
    assertThat(ClientAddress.counted("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(ClientAddress.counted("2001:db8:1:2::9"))
        .isNotEqualTo(ClientAddress.counted("2001:db8:1:3::9"));
    assertThat(ClientAddress.counted("::ffff:192.0.2.7"))
        .isEqualTo(ClientAddress.counted("192.0.2.7"))
        .isNotEqualTo(ClientAddress.counted("192.0.2.8"));
  }

  @Test
  void a_proxy_that_is_no_address_stops_the_start() {
    assertThatThrownBy(() -> Network.parse("proxy.example"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Network.parse("10.0.0.0/33"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
