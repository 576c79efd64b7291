package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiebang.eventsourcing.wire.Json;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static final Fingerprint FINGERPRINT = new Fingerprint("a secret");

  private static String of(String json) throws Exception {
    JsonNode body = Json.EVENTS.readTree(json);
    return FINGERPRINT.of("POST", "/needs", body);
  }

  @Test
  void the_order_of_fields_does_not_matter() throws Exception {
    assertThat(of("{\"a\":1,\"b\":{\"c\":[1,2],\"d\":null}}"))
        .isEqualTo(of("{ \"b\": {\"d\":null, \"c\":[1, 2]}, \"a\": 1}"));
  }

  @Test
  void the_order_of_a_list_matters() throws Exception {
    assertThat(of("[1,2]")).isNotEqualTo(of("[2,1]"));
  }

  @Test
  void method_and_path_matter() {
    assertThat(FINGERPRINT.of("POST", "/a", Empty.BODY))
        .isNotEqualTo(FINGERPRINT.of("POST", "/b", Empty.BODY))
        .isNotEqualTo(FINGERPRINT.of("PUT", "/a", Empty.BODY));
  }

  @Test
  void no_body_is_the_empty_one() {
    assertThat(FINGERPRINT.of("POST", "/a", null))
        .isEqualTo(FINGERPRINT.of("POST", "/a", Empty.BODY))
        .hasSize(64);
  }

  @Test
  void another_key_gives_another_print() {
    assertThat(FINGERPRINT.of("POST", "/a", null))
        .isNotEqualTo(new Fingerprint("another secret").of("POST", "/a", null));
  }
}
