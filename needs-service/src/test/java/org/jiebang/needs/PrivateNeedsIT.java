package org.jiebang.needs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp.Answer;
import org.jiebang.needs.need.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A quarrel that somebody asks to be mediated exists for them, grid workers and the desk: at no
 * door does anybody else find out that there is one.
 */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
@Tag("N-32")
class PrivateNeedsIT extends InACommunity {

  private static final String NEEDS = "/api/v1/needs";
  private static final String LISTS = "/api/v1/need-lists";
  private static final String LEAK = "三号楼楼道漏水严重，请派人来修";

  private final UUID author = UUID.randomUUID();

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  CommandHandler commands;

  private String me = "";
  private String neighbour = "";
  private String district = "";
  private UUID quarrel = new UUID(0, 0);
  private UUID leak = new UUID(0, 0);

  @SuppressWarnings("NullAway.Init") // set before each test
  private Answer last;

  @BeforeEach
  void aQuarrelAndALeak() throws Exception {
    me = TestIssuer.token(author, "RES@community:" + community);
    neighbour = resident;
    district =
        TestIssuer.token(UUID.randomUUID(), "DIS@district:01900000-0000-7000-8000-0000000000f1");
    leak = submitted("CLEAN_HOME").id();
    last = submitted("MEDIATION");
    quarrel = last.id();
  }

  private Answer submitted(String category) throws Exception {
    return post(
        me,
        NEEDS,
        """
        {"community":"%s","category":"%s","text":"%s","authorName":"王芳",
         "authorPhone":"13800000000"}
        """
            .formatted(community, category, LEAK));
  }

  /** Both of them, on a list that is closed and published. */
  private UUID listed() throws Exception {
    UUID list =
        post(
                desk,
                LISTS,
                "{\"community\":\"%s\",\"level\":\"MONTHLY\",\"period\":\"2026-03\"}"
                    .formatted(community))
            .id();
    for (UUID need : List.of(leak, quarrel)) {
      post(grid, NEEDS + "/" + need + "/verify", "{\"urgency\":\"GENERAL\"}").id();
      post(desk, NEEDS + "/" + need + "/list", "{\"list\":\"%s\"}".formatted(list)).id();
    }
    return list;
  }

  private List<String> others() {
    return List.of(neighbour, district);
  }

  @Test
  void by_its_id_it_is_not_there() throws Exception {
    String path = NEEDS + "/" + quarrel;
    for (String token : others()) {
      refused(404, "NEED_NOT_FOUND", get(token, path));
      refused(404, "NEED_NOT_FOUND", get(token, path + "/events"));
      refused(404, "NEED_NOT_FOUND", get(token, path + "/diff?from=1&to=1"));
      refused(404, "NEED_NOT_FOUND", get(token, path + "/similar"));
      refused(404, "NEED_NOT_FOUND", get(token, path + "/attachments"));
    }
    for (String token : List.of(me, grid, desk)) {
      assertThat(get(token, path).ok().text("/category")).isEqualTo("MEDIATION");
    }
  }

  @Test
  void a_district_does_not_act_on_it_in_the_desks_place() throws Exception {
    String path = NEEDS + "/" + quarrel;
    for (String command : List.of("/verify", "/hold", "/refer", "/merge", "/list", "/decline")) {
      refused(
          404,
          "NEED_NOT_FOUND",
          post(
              district,
              path + command,
              switch (command) {
                case "/verify" -> "{\"urgency\":\"GENERAL\"}";
                case "/refer" -> "{\"body\":\"街道\"}";
                case "/merge" -> "{\"into\":\"%s\"}".formatted(leak);
                case "/list" -> "{\"list\":\"%s\"}".formatted(UUID.randomUUID());
                case "/decline" -> "{\"reasonCode\":\"OTHER\",\"text\":\"不受理\"}";
                default -> "{\"reason\":\"等待\"}";
              }));
    }
  }

  @Test
  void lists_of_needs_their_sheets_and_open311_leave_it_out() throws Exception {
    String here = NEEDS + "?community=" + community;
    assertThat(items(desk, here, last)).contains(quarrel.toString());
    for (String token : others()) {
      assertThat(items(token, here, last)).containsExactly(leak.toString());
      assertThat(items(token, here + "&category=MEDIATION", last)).isEmpty();
      assertThat(items(token, NEEDS, last)).doesNotContain(quarrel.toString());
      assertThat(sheet(token, here))
          .contains(leak.toString())
          .doesNotContain(quarrel.toString(), "MEDIATION");
      String requests = "/open311/v2/requests.json?jurisdiction_id=" + community;
      assertThat(get(token, requests, last).ok().raw().body()).doesNotContain(quarrel.toString());
      assertThat(get(token, requests + "&service_request_id=" + quarrel, last).ok().json())
          .isEmpty();
      assertThat(get(token, "/open311/v2/requests/" + quarrel + ".json", last).status())
          .isEqualTo(404);
    }
  }

  private String sheet(String token, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/csv")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    }
  }

  @Test
  void whoever_looks_for_the_same_words_finds_the_leak_alone() throws Exception {
    String asked = "{\"community\":\"%s\",\"text\":\"%s\"}".formatted(community, LEAK);
    get(desk, NEEDS + "?community=" + community, last).ok(); // both are indexed by now
    assertThat(post(desk, NEEDS + "/similar", asked).ok().json().findValuesAsText("id"))
        .contains(quarrel.toString());
    assertThat(post(neighbour, NEEDS + "/similar", asked).ok().json().findValuesAsText("id"))
        .contains(leak.toString())
        .doesNotContain(quarrel.toString());
    String words = NEEDS + "?community=" + community + "&text=%E6%BC%8F%E6%B0%B4";
    assertThat(items(district, words, last)).containsExactly(leak.toString());
    assertThat(items(desk, words, last)).hasSize(2);
  }

  @Test
  void numbers_do_not_count_it_for_a_district() throws Exception {
    String counts = NEEDS + "/counts?by=category&community=" + community;
    JsonNode all = get(desk, counts, last).ok().json();
    assertThat(all.get("collected").asLong()).isEqualTo(2);
    assertThat(all.get("groups").findValuesAsText("key")).contains("MEDIATION");
    JsonNode told = get(district, counts, last).ok().json();
    assertThat(told.get("collected").asLong()).isEqualTo(1);
    assertThat(told.get("groups").findValuesAsText("key")).containsExactly("CLEAN_HOME");
    assertThat(told.toString()).doesNotContain("MEDIATION");
  }

  @Test
  void a_list_and_the_problem_list_say_nothing_of_it_and_do_not_count_it() throws Exception {
    UUID list = listed();
    String path = LISTS + "/" + list;
    JsonNode open = get(neighbour, path).ok().json();
    assertThat(open.get("needs")).isEmpty();
    assertThat(open.get("withheld").asInt()).isZero();
    post(desk, path + "/close", "{}").id();
    Answer published = post(desk, path + "/publish", "{}");
    published.id();
    assertThat(get(desk, path).ok().json().get("items")).hasSize(2);
    for (String token : List.of(neighbour, district, stranger)) {
      JsonNode shown = get(token, path).ok().json();
      assertThat(shown.get("items")).hasSize(1);
      assertThat(shown.get("withheld").asInt()).isZero();
      JsonNode problems = get(token, path + "/problem-list").ok().json();
      assertThat(problems.at("/counts/total").asInt()).isEqualTo(1);
      String page = get(token, LISTS + "?community=" + community, published).raw().body();
      for (String said : List.of(shown.toString(), problems.toString(), page)) {
        assertThat(said).doesNotContain(quarrel.toString(), "MEDIATION");
      }
      assertThat(get(token, path + "/events").status()).isIn(403, 404);
      assertThat(get(token, path + "/diff?from=1&to=2").status()).isIn(403, 404);
    }
    JsonNode all = get(grid, path + "/problem-list").ok().json();
    assertThat(all.at("/counts/total").asInt()).isEqualTo(2);
  }

  @Test
  void the_update_feed_is_silent_about_it() throws Exception {
    listed();
    Answer planned =
        post(desk, NEEDS + "/" + quarrel + "/plan", "{\"overrideReason\":\"楼栋长上门调解\"}");
    planned.id();
    String updates = "/api/v1/communities/" + community + "/updates";
    assertThat(get(neighbour, updates, planned).ok().raw().body())
        .contains(leak.toString())
        .doesNotContain(quarrel.toString(), "MEDIATION");
    assertThat(get(neighbour, updates + "?need=" + quarrel, planned).ok().json().get("items"))
        .isEmpty();
  }

  @Test
  void it_goes_before_no_council_and_into_no_project() throws Exception {
    listed();
    UUID council =
        post(
                desk,
                "/api/v1/bodies",
                """
                {"place":"%s","name":"青年议事会","kind":"COUNCIL",
                 "policy":{"maxAge":45,"membersLimit":60}}
                """
                    .formatted(community))
            .id();
    String item =
        "{\"body\":\"%s\",\"title\":\"邻里纠纷\",\"needs\":[\"%s\"]}".formatted(council, quarrel);
    refused(422, "NEED_PRIVATE", post(desk, "/api/v1/agenda-items", item));
    String member = TestIssuer.token(UUID.randomUUID(), "CNC@community:" + community);
    refused(404, "NEED_NOT_FOUND", post(member, "/api/v1/agenda-items", item));
    refused(
        422,
        "NEED_PRIVATE",
        post(
            desk,
            "/api/v1/projects/draft-from-lists",
            """
            {"community":"%s","title":"邻里和睦","needs":["%s"],
             "resources":[{"resource":"%s"}],"from":"2026-03-16","until":"2026-06-30"}
            """
                .formatted(community, quarrel, UUID.randomUUID())));
  }

  @Test
  void it_does_not_become_one_with_what_others_see() throws Exception {
    refused(
        422,
        "MERGE_ACROSS_PRIVACY",
        post(desk, NEEDS + "/" + quarrel + "/merge", "{\"into\":\"%s\"}".formatted(leak)));
    refused(
        422,
        "MERGE_ACROSS_PRIVACY",
        post(desk, NEEDS + "/" + leak + "/merge", "{\"into\":\"%s\"}".formatted(quarrel)));
    UUID again = submitted("MEDIATION").id();
    assertThat(
            post(desk, NEEDS + "/" + again + "/merge", "{\"into\":\"%s\"}".formatted(quarrel))
                .ok()
                .text("/state"))
        .isEqualTo("MERGED");
  }

  /**
   * The gateway tells whatever names this party to nobody else: feed, streams, webhooks, stories.
   */
  @Test
  void what_is_published_of_it_is_for_its_author_and_the_desk() {
    var state = commands.load(Needs.INSTANCE, quarrel).state();
    assertThat(Needs.INSTANCE.partiesOf(state)).isEqualTo(Set.of(author, Aggregate.DESK));
    var open = commands.load(Needs.INSTANCE, leak).state();
    assertThat(Needs.INSTANCE.partiesOf(open)).isEqualTo(Set.of(author));
  }
}
