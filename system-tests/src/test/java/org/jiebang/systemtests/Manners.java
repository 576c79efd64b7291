package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jiebang.systemtests.contract.Promised;

/** What every answer of the house must hold to, looked at for every single one. */
public final class Manners {

  /** Things that tell how the house is built: frames, classes, statements. */
  private static final Pattern LEAK =
      Pattern.compile(
          "Exception|Caused by|\\bat [\\w.$]+\\("
              // But for the type of a fact, as the headers of a dead letter have it.
              + "|\\b(?!org\\.jiebang\\.[a-z]+\\.[a-z-]+\\.v\\d)(org|com|io|java|jakarta)\\.[a-z]+\\.[a-z]"
              + "|(?i)\\b(select .* from|insert into|update .* set|sqlstate|duplicate entry)\\b"
              + "|(?i)hibernate|mariadb|jackson|vert\\.x|quarkus|/target/|/classes/|\\.java:");

  private static final AtomicLong LOOKED_AT = new AtomicLong();

  private Manners() {}

  /** How many answers have been looked at. */
  public static long lookedAt() {
    return LOOKED_AT.get();
  }

  /**
   * @param faulty something is down on purpose: 503 and 504 are right
   */
  public static Reply checked(Reply reply, boolean faulty) {
    LOOKED_AT.incrementAndGet();
    assertThat(reply.text()).as(reply.request()).doesNotContainPattern(LEAK);
    if (faulty && reply.status() >= 500) {
      assertThat(reply.status()).as("%s", reply).isIn(503, 504);
    } else {
      assertThat(reply.status()).as("%s", reply).isLessThan(500);
    }
    if (reply.status() < 300
        && reply.request().contains(" /api/v1/")
        && !reply.request().startsWith("OPTIONS ")) {
      assertThat(reply.header("Cache-Control")).as("who may keep it: %s", reply).isNotBlank();
    }
    if (reply.status() >= 400 && reply.request().contains(" /open311/v2/")) {
      open311(reply);
    } else if (reply.status() >= 400) {
      problem(reply);
    } else if (reply.status() < 300 && reply.header("Preference-Applied").isEmpty()) {
      assertThat(Promised.committed().broken(reply.request(), reply.status(), reply.text()))
          .as("what the contract promises: %s", reply)
          .isEmpty();
    }
    return reply;
  }

  /** As its specification has it, with our code beside. */
  private static void open311(Reply reply) {
    if (reply.header("Content-Type").startsWith("text/xml")) {
      assertThat(reply.text()).contains("<errors><error><code>" + reply.status() + "</code>");
      return;
    }
    assertThat(reply.header("Content-Type")).as("%s", reply).startsWith("application/json");
    assertThat(reply.json()).as("%s", reply).isNotEmpty();
    for (JsonNode fault : reply.json()) {
      assertThat(fault.path("code").asInt()).as("%s", reply).isEqualTo(reply.status());
      assertThat(fault.path("problem").asText()).as("%s", reply).matches("[A-Z][A-Z_]+");
      assertThat(fault.path("description").asText()).as("%s", reply).isNotBlank();
    }
  }

  private static void problem(Reply reply) {
    assertThat(reply.header("Content-Type")).as("%s", reply).startsWith("application/problem+json");
    assertThat(Promised.committed().brokenProblem(reply.text())).as("%s", reply).isEmpty();
    JsonNode problem = reply.json();
    assertThat(problem.path("code").asText()).as("%s", reply).matches("[A-Z][A-Z_]+");
    assertThat(problem.path("status").asInt()).as("%s", reply).isEqualTo(reply.status());
    assertThat(problem.path("type").asText()).as("%s", reply).startsWith("/problems/");
    assertThat(problem.path("title").asText()).as("%s", reply).isNotBlank();
    assertThat(problem.path("detail").asText()).as("%s", reply).isNotBlank();
    assertThat(problem.path("traceId").asText()).as("%s", reply).isNotBlank();
    if (reply.status() == 503) {
      assertThat(reply.header("Retry-After")).as("%s", reply).matches("\\d+");
    }
    assertThat(Promised.committed().unexpected(reply.request(), reply.code()))
        .as("a code that the contract does not promise: %s", reply)
        .isEmpty();
    assertThat(reply.header("Content-Language")).as("%s", reply).isIn("zh-CN", "en");
    if (problem.path("code").asText().equals("VALIDATION_FAILED")) {
      assertThat(problem.path("violations")).as("%s", reply).isNotEmpty();
    }
  }
}
