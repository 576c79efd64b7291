package org.jiebang.needs.need;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp;
import org.jiebang.needs.OverHttp.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A need that concerns everybody: the whole neighbourhood says «me too» in the same moment. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class SupportersIT {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");
  private static final String NEEDS = "/api/v1/needs";
  private static final int NEIGHBOURS = 1_000;

  /** Every tenth taps twice, each time a command of its own. */
  private static final int IMPATIENT = NEIGHBOURS / 10;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set before each test
  private OverHttp http;

  private UUID community = new UUID(0, 0);
  private String desk = "";
  private UUID need = new UUID(0, 0);

  @BeforeEach
  void aNeed() throws Exception {
    http = new OverHttp(base);
    community = http.community(DISTRICT, "博园社区");
    desk = TestIssuer.token(UUID.randomUUID(), "COM@community:" + community);
    need = submitted();
  }

  private UUID submitted() throws Exception {
    return http.post(
            resident(UUID.randomUUID()),
            NEEDS,
            """
            {"community":"%s","category":"CLEAN_HOME","text":"停水三天了",
             "authorName":"居民甲","authorPhone":"13800000000"}
            """
                .formatted(community))
        .id();
  }

  private String resident(UUID person) {
    return TestIssuer.token(person, "RES@community:" + community);
  }

  @Test
  @Tag("N-20")
  void a_thousand_neighbours_join_at_once_and_each_counts_once() throws Exception {
    var people = new ArrayList<UUID>();
    var taps = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < NEIGHBOURS; i++) {
      UUID person = UUID.randomUUID();
      people.add(person);
      String token = resident(person);
      Callable<Answer> tap = () -> http.insist(token, NEEDS + "/" + need + "/join", "{}", PATIENCE);
      taps.add(tap);
      if (i < IMPATIENT) {
        taps.add(tap);
      }
    }
    long began = System.nanoTime();
    List<Answer> answers = OverHttp.atOnce(taps);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf("%d joined at once in %d ms%n", taps.size(), took.toMillis());
    assertThat(took).isLessThan(PATIENCE);
    assertThat(answers.stream().collect(groupingBy(Answer::status, counting())))
        .containsOnly(Map.entry(200, (long) NEIGHBOURS), Map.entry(409, (long) IMPATIENT));
    for (Answer answer : answers) {
      if (answer.status() == 409) {
        answer.refused(409, "ALREADY_SUPPORTED");
      }
    }
    Answer now = http.get(desk, NEEDS + "/" + need, null).ok();
    assertThat(now.json().get("supporters").asInt()).isEqualTo(NEIGHBOURS);
    assertThat(now.raw().headers().firstValue("ETag")).hasValue("\"" + (NEIGHBOURS + 1) + "\"");
    assertThat(supporters()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(people);
    Answer last =
        answers.stream()
            .filter(a -> a.status() == 200)
            .max(Comparator.comparingLong(SupportersIT::position))
            .orElseThrow();
    JsonNode row = http.get(desk, NEEDS + "?community=" + community, last).ok().json();
    assertThat(row.at("/items/0/supporters").asInt()).isEqualTo(NEIGHBOURS);
    assertTheyAreCarriedToAnother(people);
  }

  /** With the author of the need that is merged; who had joined both counts once. */
  private void assertTheyAreCarriedToAnother(List<UUID> people) throws Exception {
    UUID other = submitted();
    for (UUID person : people.subList(0, 3)) {
      http.post(resident(person), NEEDS + "/" + other + "/join", "{}").ok();
    }
    String merge = NEEDS + "/" + need + "/";
    http.post(desk, merge + "merge", "{\"into\":\"%s\"}".formatted(other)).ok();
    assertThat(supportersOf(other)).isEqualTo(NEIGHBOURS + 1);
    http.post(desk, merge + "unmerge", "{}").ok();
    assertThat(supportersOf(other)).isEqualTo(3);
    assertThat(supportersOf(need)).isEqualTo(NEIGHBOURS);
  }

  private int supportersOf(UUID one) throws Exception {
    return http.get(desk, NEEDS + "/" + one, null).ok().json().get("supporters").asInt();
  }

  /** As the history tells it, page by page. */
  private List<UUID> supporters() throws Exception {
    var supporters = new ArrayList<UUID>();
    JsonNode page;
    long after = 0;
    do {
      String path = NEEDS + "/" + need + "/events?limit=100&after=" + after;
      page = http.get(desk, path, null).ok().json();
      for (JsonNode event : page.get("items")) {
        if (event.get("type").asText().equals("need-supported")) {
          supporters.add(UUID.fromString(event.at("/payload/supporter").asText()));
        }
      }
      after = page.path("next").asLong();
    } while (after > 0);
    return supporters;
  }

  /** All lie in the need's part. */
  private static long position(Answer answer) {
    String position = answer.raw().headers().firstValue("X-Position").orElseThrow();
    return Long.parseLong(position.substring(position.lastIndexOf('/') + 1));
  }
}
