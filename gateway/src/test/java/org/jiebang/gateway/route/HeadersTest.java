package org.jiebang.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTest {

  @ParameterizedTest
  @CsvSource({
    "/api/v1/needs/1, /api/v1/needs/1",
    "http://127.0.0.1:8081/api/v1/needs/1, /api/v1/needs/1",
    "http://needs-service.inner/api/v1/needs?cursor=a%20b, /api/v1/needs?cursor=a%20b",
    "//needs-service/api/v1/needs, /api/v1/needs",
    "needs/1, needs/1"
  })
  void a_location_keeps_its_path_and_loses_its_host(String given, String seen) {
    assertThat(Headers.fromOutside(given)).isEqualTo(seen);
  }

  @Test
  void a_location_that_leads_nowhere_is_left_out() {
    assertThat(Headers.fromOutside("http://inner")).isNull();
    assertThat(Headers.fromOutside("mailto:a@b.c")).isNull();
    assertThat(Headers.fromOutside("http://in ner/x")).isNull();
  }

  @Test
  void what_concerns_one_connection_does_not_cross_the_door() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("Connection", "close, X-Hop")
            .add("X-Hop", "1")
            .add("Keep-Alive", "timeout=5")
            .add("Server", "inner")
            .add("X-Request-Id", "inner")
            .add("ETag", "\"3\"");
    Headers.outward(headers);
    assertThat(headers.names()).containsExactly("ETag");
  }
}
