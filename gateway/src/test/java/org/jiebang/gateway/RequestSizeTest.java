package org.jiebang.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSizeTest {

  @Test
  void it_is_read_as_the_configuration_says_it() {
    assertThat(RequestSize.of("uri=1K, headers=20, body=4M"))
        .isEqualTo(new RequestSize(1_024, 20, 4 << 20));
    assertThat(RequestSize.of("body=1,uri=2,headers=3")).isEqualTo(new RequestSize(2, 3, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "uri=1",
        "uri=1,headers=2,body=-3",
        "uri=1,headers=2,body=3,body=4",
        "1K 2K 3K",
        "uri=1,headers=2,body=3G",
        "uri=1,headers=2,body=3,name=4"
      })
  void what_is_none_is_refused(String text) {
    assertThatThrownBy(() -> RequestSize.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
