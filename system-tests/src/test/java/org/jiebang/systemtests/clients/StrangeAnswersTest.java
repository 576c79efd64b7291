package org.jiebang.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.client.Jiebang;
import org.jiebang.client.Patience;
import org.jiebang.client.api.NeedsApi;
import org.jiebang.client.invoker.ApiException;
import org.jiebang.client.model.ListNeedRequest;
import org.jiebang.client.model.Need;
import org.jiebang.client.model.SubmitNeedRequest;
import org.jiebang.client.model.VerifyNeedRequest;
import org.jiebang.systemtests.clients.Strange.Asked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Clients made today go on when Jiebang knows more names than they, and does not answer at once.
 */
class StrangeAnswersTest {

  /** What a client made of the strange answers. */
  record Understood(
      String submitted, String state, String urgency, String dueAt, String refused, int closed) {}

  private static final Understood ALL =
      new Understood(
          Strange.NEED,
          "TELEPORTED",
          "COSMIC",
          "2026-03-05T02:11:09.123456Z",
          "MOON_NOT_FULL",
          503);

  private static final UUID ID = UUID.fromString(Strange.NEED);

  private Strange strange;

  @BeforeEach
  void open() throws IOException {
    strange = new Strange();
  }

  @AfterEach
  void close() {
    strange.close();
  }

  @Test
  void java_goes_on() throws ApiException {
    assertThat(inJava(strange.address())).isEqualTo(ALL);
    askedAsItShould();
  }

  @Test
  void typescript_goes_on() throws IOException {
    Node.Ended program =
        Node.run(strange.address().toString(), Map.of(), List.of("told/strange.js"));
    assertThat(program.exit()).as(program.said()).isZero();
    assertThat(new ObjectMapper().readValue(program.said(), Understood.class)).isEqualTo(ALL);
    askedAsItShould();
  }

  private static Understood inJava(URI address) throws ApiException {
    var patience =
        new Patience(6, Duration.ofSeconds(3), Duration.ofMillis(10), Duration.ofSeconds(2));
    NeedsApi needs =
        Jiebang.at(address, HttpClient.newHttpClient(), patience)
            .as(() -> "token")
            .api(NeedsApi::new);
    Need submitted = needs.submitNeed(new SubmitNeedRequest().category("MOON_CARE"));
    Need read = needs.getNeed(ID, null);
    var refused =
        catchThrowableOfType(
            ApiException.class,
            () -> needs.verifyNeed(ID, new VerifyNeedRequest().urgency("COSMIC")));
    var closed =
        catchThrowableOfType(
            ApiException.class, () -> needs.listNeed(ID, new ListNeedRequest()._list(ID)));
    return new Understood(
        submitted.getId().toString(),
        read.getState(),
        read.getUrgency(),
        String.valueOf(read.getDueAt()),
        Jiebang.problem(refused).orElseThrow().getCode(),
        closed.getCode());
  }

  /** A command has one key however often it is sent, and who has written says so. */
  private void askedAsItShould() {
    List<Asked> submissions = strange.asked("POST /api/v1/needs");
    assertThat(submissions).hasSizeGreaterThanOrEqualTo(4);
    assertThat(submissions.stream().map(Asked::key).distinct())
        .singleElement()
        .asString()
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(submissions).extracting(Asked::positions).containsOnlyNulls();
    assertThat(strange.asked("GET /api/v1/needs/" + Strange.NEED))
        .allSatisfy(read -> assertThat(read.positions()).isEqualTo("needs/17/4711,needs/3/9"))
        .extracting(Asked::key)
        .containsOnlyNulls();
    // Neither a refusal nor a long closure is asked again.
    for (String command : List.of("/verify", "/list")) {
      assertThat(strange.asked("POST /api/v1/needs/" + Strange.NEED + command))
          .singleElement()
          .extracting(Asked::key)
          .isNotEqualTo(submissions.getFirst().key());
    }
  }
}
