package org.jiebang.needs.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.Village;
import org.jiebang.needs.Village.Answer;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedDraftSaved;
import org.jiebang.needs.need.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a community decides, over HTTP on a real database, and the needs and lists that follow. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class PolicyIT {

  private static final String POLICIES = "/api/v1/community-policies";
  private static final String NEEDS = "/api/v1/needs";
  private static final String BODIES = "/api/v1/bodies";

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  Clock clock;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  CommandHandler commands;

  @SuppressWarnings("NullAway.Init") // made anew for each test
  private Village house;

  @BeforeEach
  void aCommunityWithPeople() throws Exception {
    house = new Village(base);
  }

  /**
   * @param more members beside the values, each with a comma after it
   */
  private static String decision(String more, int verifyHours) {
    return """
        {%s"reason":"与街道一致","values":{"verifyHours":%d,"answerHours":48,"dangerHours":1,
         "utilitiesHours":12,"generalHours":72,"complexHours":240,"reopenDays":15,"reopenLimit":2,
         "dailyCutOffMinutes":30,"weeklyCutOffMinutes":60,"monthlyCutOffMinutes":90,
         "councilCategories":["CLEAN_HOME"]}}
        """
        .formatted(more, verifyHours);
  }

  private JsonNode inForce(String more) throws Exception {
    return house
        .get(house.neighbour, POLICIES + "/in-force?community=" + house.community + more, null)
        .json();
  }

  @Test
  void a_need_is_bound_to_what_was_in_force_when_it_came_in() throws Exception {
    assertThat(inForce("").get("decided").asBoolean()).isFalse();
    assertThat(inForce("").at("/values/verifyHours").asInt()).isEqualTo(72);
    Answer before = house.post(house.resident, NEEDS, house.need("CLEAN_HOME", ""));
    String community = "\"community\":\"%s\",".formatted(house.community);
    Answer decided = house.post(house.desk, POLICIES, decision(community, 24));
    UUID policy = decided.id();
    assertThat(inForce("").at("/values/verifyHours").asInt()).isEqualTo(24);
    Answer after = house.post(house.resident, NEEDS, house.need("CLEAN_HOME", ""));
    assertThat(within(before, "/verifyBy")).isEqualTo(Duration.ofHours(72));
    assertThat(within(after, "/verifyBy")).isEqualTo(Duration.ofHours(24));

    Instant later = clock.now().plus(Duration.ofDays(30));
    String from = "\"effectiveFrom\":\"%s\",".formatted(later);
    house.post(house.desk, POLICIES + "/" + policy + "/change", decision(from, 12)).id();
    assertThat(inForce("").at("/values/verifyHours").asInt()).isEqualTo(24);
    assertThat(inForce("&at=" + later).at("/values/verifyHours").asInt()).isEqualTo(12);

    house.post(house.desk, POLICIES, decision(community, 24)).refused(409, "POLICY_EXISTS");
    String past = "\"effectiveFrom\":\"2020-01-01T00:00:00Z\",";
    house
        .post(house.desk, POLICIES + "/" + policy + "/change", decision(past, 12))
        .refused(422, "EFFECTIVE_IN_PAST");
    house
        .post(house.neighbour, POLICIES + "/" + policy + "/change", decision("", 12))
        .refused(403, "ROLE_NOT_ALLOWED");
    Answer list = house.get(house.desk, POLICIES + "?community=" + house.community, decided);
    assertThat(list.text("/items/0/id")).isEqualTo(policy.toString());
  }

  private static Duration within(Answer need, String deadline) throws Exception {
    return Duration.between(
        Instant.parse(need.text("/submittedAt")), Instant.parse(need.text(deadline)));
  }

  @Test
  void what_it_decides_of_the_rest_holds_for_what_begins_after_it() throws Exception {
    assertThat(inForce("").at("/values/silenceDays").asInt()).isEqualTo(7);
    assertThat(inForce("").at("/values/attachmentsLimit").asInt()).isEqualTo(20);
    Answer before = draft();
    String more =
        decision("\"community\":\"%s\",".formatted(house.community), 72)
            .replace(
                "\"reopenLimit\":2",
                """
                "reopenLimit":2,"draftDays":1,"unmergeDays":1,"referralRounds":0,"silenceDays":2,
                "attachmentsLimit":1,"doorCodeMinutes":5,"urgentTopics":["GENERAL"],
                "contestDays":1,"nightCheckMinutes":0\
                """);
    Answer decided = house.post(house.desk, POLICIES, more);
    decided.id();
    for (String out :
        new String[] {
          "\"silenceDays\":0", "\"attachmentsLimit\":101", "\"referralRounds\":11",
        }) {
      String name = out.substring(0, out.indexOf(':') + 1);
      String wrong =
          more.replaceAll(name + "\\d+", out).replaceFirst("\"community\":\"[^\"]*\",", "");
      house
          .post(house.desk, POLICIES + "/" + decided.id() + "/change", wrong)
          .refused(400, "VALIDATION_FAILED");
    }
    assertThat(inForce("").at("/values/silenceDays").asInt()).isEqualTo(2);
    assertThat(inForce("").at("/values/urgentTopics/0").asText()).isEqualTo("GENERAL");
    assertThat(kept(before)).isEqualTo(Duration.ofDays(30));
    assertThat(kept(draft())).isEqualTo(Duration.ofDays(1));

    UUID need = house.post(house.resident, NEEDS, house.need("CLEAN_HOME", "")).id();
    house.post(house.grid, NEEDS + "/" + need + "/verify", "{\"urgency\":\"GENERAL\"}").id();
    house
        .post(house.desk, NEEDS + "/" + need + "/refer", "{\"body\":\"街道办\"}")
        .refused(409, "ALREADY_REFERRED_BACK");
    Answer resolved =
        house.post(
            house.desk,
            NEEDS + "/" + need + "/resolve-directly",
            "{\"kind\":\"ADVICE\",\"evidence\":\"电话告知\"}");
    resolved.id();
    JsonNode fact = last(need);
    assertThat(
            Duration.between(
                Instant.parse(fact.at("/payload/at").asText()),
                Instant.parse(fact.at("/payload/confirmBy").asText())))
        .isEqualTo(Duration.ofDays(2));
  }

  private Answer draft() throws Exception {
    return house.post(
        house.resident,
        NEEDS + "/drafts",
        "{\"community\":\"%s\",\"text\":\"想要\"}".formatted(house.community));
  }

  /** What a draft says is nobody's to read, so its own stream is asked. */
  private Duration kept(Answer draft) throws Exception {
    NeedEvent saved = commands.events(Needs.INSTANCE, draft.id()).getFirst().event();
    return Duration.between(saved.at(), ((NeedDraftSaved) saved).eraseAt());
  }

  private JsonNode last(UUID need) throws Exception {
    JsonNode items =
        house.get(house.desk, NEEDS + "/" + need + "/events", null).json().get("items");
    return items.get(items.size() - 1);
  }

  @Test
  void its_lists_close_when_it_says_and_its_council_decides_on_what_it_says() throws Exception {
    String community = "\"community\":\"%s\",".formatted(house.community);
    house.post(house.desk, POLICIES, decision(community, 24)).id();
    Answer list =
        house.post(
            house.desk,
            "/api/v1/need-lists",
            "{\"community\":\"%s\",\"level\":\"MONTHLY\",\"period\":\"2999-12\"}"
                .formatted(house.community));
    assertThat(list.text("/cutOff")).isEqualTo("2999-12-31T17:30:00Z");
    UUID need = house.post(house.resident, NEEDS, house.need("CLEAN_HOME", "")).id();
    house.post(house.grid, NEEDS + "/" + need + "/verify", "{\"urgency\":\"GENERAL\"}").id();
    house
        .post(house.desk, NEEDS + "/" + need + "/list", "{\"list\":\"%s\"}".formatted(list.id()))
        .id();
    house.post(house.desk, NEEDS + "/" + need + "/plan", "{}").refused(409, "NOT_DECIDED");
  }

  @Test
  @Tag("N-09")
  @Tag("N-14")
  void what_says_nothing_of_its_own_has_what_its_community_had_decided_by_then() throws Exception {
    Answer before = body("\"kind\":\"COUNCIL\"");
    assertThat(before.json().at("/policy/quorumPercent").asInt()).isEqualTo(50);
    assertThat(before.json().at("/policy").has("maxAge")).isFalse();
    String decision =
        decision("\"community\":\"%s\",".formatted(house.community), 72)
            .replace(
                "\"reopenLimit\":2",
                """
                "reopenLimit":2,"subscriptionsPerPerson":1,"channelSubscriptions":1,
                "quorumPercent":66,"councilOwnersOnly":true,
                "tripartiteDuties":[{"duty":"MEETING","cadence":"QUARTER"}]\
                """);
    String twice =
        decision.replace(
            "\"MEETING\",\"cadence\":\"QUARTER\"}",
            "\"MEETING\",\"cadence\":\"QUARTER\"},{\"duty\":\"MEETING\",\"cadence\":\"YEAR\"}");
    house.post(house.desk, POLICIES, twice).refused(400, "VALIDATION_FAILED");
    house.post(house.desk, POLICIES, decision).id();
    assertThat(inForce("").at("/values/councilMaxAge").asInt()).isEqualTo(45);

    JsonNode after = body("\"kind\":\"COUNCIL\"").json().get("policy");
    assertThat(after.get("quorumPercent").asInt()).isEqualTo(66);
    assertThat(after.get("maxAge").asInt()).isEqualTo(45);
    assertThat(after.get("mustOwn").asBoolean()).isTrue();
    JsonNode committee = body("\"kind\":\"OWNERS_COMMITTEE\"").json().get("policy");
    assertThat(committee.get("quorumPercent").asInt()).isEqualTo(66);
    assertThat(committee.has("maxAge")).isFalse();
    String own = "{\"quorumPercent\":40,\"maxAge\":60,\"mustOwn\":false}";
    JsonNode ownFigures = body("\"kind\":\"COUNCIL\",\"policy\":" + own).json().get("policy");
    assertThat(ownFigures.get("quorumPercent").asInt()).isEqualTo(40);
    assertThat(ownFigures.get("maxAge").asInt()).isEqualTo(60);
    assertThat(ownFigures.get("mustOwn").asBoolean()).isFalse();
    String council = BODIES + "/" + before.id();
    assertThat(house.get(house.desk, council, null).json().at("/policy/quorumPercent").asInt())
        .isEqualTo(50);
    Answer agreed = house.post(house.desk, council + "/agree-policy", "{\"membersLimit\":9}");
    assertThat(agreed.json().at("/policy/quorumPercent").asInt()).isEqualTo(66);
    assertThat(agreed.json().at("/policy/membersLimit").asInt()).isEqualTo(9);

    String tripartites = "/api/v1/tripartites";
    Answer started =
        house.post(house.desk, tripartites, "{\"community\":\"%s\"}".formatted(house.community));
    started.id();
    assertThat(started.json().get("duties")).hasSize(1);
    assertThat(started.text("/duties/0/period")).matches("\\d{4}-Q[1-4]");
    Answer weekly =
        house.post(
            house.desk,
            tripartites + "/" + started.id() + "/agree-duties",
            "{\"duties\":[\"MEETING\",\"TOUCH_BASE\"]}");
    assertThat(weekly.json().at("/duties").findValuesAsText("period"))
        .anyMatch(p -> p.matches("\\d{4}-W\\d\\d"))
        .anyMatch(p -> p.matches("\\d{4}-Q[1-4]"));
  }

  @Test
  @Tag("N-29")
  void how_much_may_be_followed_is_for_the_community_to_decide() throws Exception {
    String place = "{\"community\":\"%s\"".formatted(house.community);
    String subscriptions = "/api/v1/subscriptions";
    house
        .post(
            house.desk,
            POLICIES,
            decision("\"community\":\"%s\",".formatted(house.community), 72)
                .replace(
                    "\"reopenLimit\":2",
                    "\"reopenLimit\":2,\"subscriptionsPerPerson\":1,\"channelSubscriptions\":1"))
        .id();
    house.post(house.neighbour, subscriptions, place + "}").id();
    house
        .post(house.neighbour, subscriptions, place + ",\"category\":\"CLEAN_HOME\"}")
        .refused(409, "SUBSCRIPTION_LIMIT_REACHED");
    String channel = place + ",\"channel\":\"GROUP_CHAT\",\"label\":\"第%d群\"}";
    house.post(house.desk, subscriptions + "/channels", channel.formatted(1)).id();
    house
        .post(house.desk, subscriptions + "/channels", channel.formatted(2))
        .refused(409, "SUBSCRIPTION_LIMIT_REACHED");
  }

  private Answer body(String what) throws Exception {
    Answer established =
        house.post(
            house.desk,
            BODIES,
            "{\"place\":\"%s\",\"name\":\"议事会\",%s}".formatted(house.community, what));
    established.id();
    return established;
  }
}
