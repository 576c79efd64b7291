package org.jiebang.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What browsers are told about pages of other origins. */
class BrowsersTest {

  private static DoorUnderTest door;

  @BeforeAll
  static void open() throws Exception {
    door = new DoorUnderTest(new QuickDoor(), DoorUnderTest.OPEN, DoorUnderTest::echo);
  }

  @AfterAll
  static void close() throws Exception {
    door.close();
  }

  @Test
  void a_page_of_a_named_origin_may_call_and_no_other() throws Exception {
    HttpResponse<String> known =
        door.send(door.request("/api/v1/me").header("Origin", QuickDoor.PAGE).build());
    assertThat(known.headers().firstValue("Access-Control-Allow-Origin")).hasValue(QuickDoor.PAGE);
    assertThat(known.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
        .contains("X-Position", "ETag");
    HttpRequest.Builder asking =
        door.request("/api/v1/needs")
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "idempotency-key")
            .method("OPTIONS", BodyPublishers.noBody());
    HttpResponse<String> preflight =
        door.send(asking.copy().header("Origin", QuickDoor.PAGE).build());
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("Idempotency-Key");
    for (String other : List.of("https://evil.example", QuickDoor.PAGE + ".evil.example", "null")) {
      HttpResponse<String> answer = door.send(asking.copy().header("Origin", other).build());
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).as(other).isEmpty();
    }
  }

  @Test
  void what_is_no_origin_is_not_taken_for_one() {
    for (String wrong : List.of("*", "null", "https://app.example/", "app.example")) {
      assertThatThrownBy(() -> new Browsers(new QuickDoor(wrong)))
          .as(wrong)
          .hasMessageContaining("jiebang.gateway.cors.origins");
    }
  }
}
