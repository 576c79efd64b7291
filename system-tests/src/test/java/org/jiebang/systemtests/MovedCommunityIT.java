package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiebang.local.story.SampleCommunity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A community moves to another district (ADR 0064): sight of it moves along, in every service. */
@Order(8)
@Tag("N-01")
class MovedCommunityIT {

  /** What lies above a place is remembered for five seconds, and facts travel first. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String DESK = "moving-desk";
  private static final List<Integer> SEEN = List.of(200, 200, 200);

  /** A list of accounts is the desk's and the district's: of elsewhere they may not ask for it. */
  private static final List<Integer> NOT_THEIRS = List.of(404, 404, 403);

  private static String there = "";
  private static String community = "";
  private static String need = "";
  private static String task = "";

  @BeforeAll
  static void a_community_of_the_first_district_with_a_need_and_a_draft() {
    House.open();
    there = tokenOfTheOtherDistrict();
    String here = House.cast().player(SampleCommunity.DISTRICT).scope("DIS");
    community =
        House.stage()
            .post(
                SampleCommunity.DISTRICT,
                "/api/v1/communities",
                Map.of("name", "迁移社区", "district", here))
            .id();
    // The gateway must have heard of the community before anybody can be somebody there.
    House.stage()
        .until(
            SampleCommunity.DISTRICT,
            "/api/v1/communities?district=" + here,
            page -> page.path("items").findValuesAsText("id").contains(community));
    House.stage()
        .post(
            SampleCommunity.DISTRICT,
            "/api/v1/persons",
            Map.of(
                "name",
                "居委",
                "phone",
                "+86 100 0003 0001",
                "account",
                DESK,
                "password",
                House.stack().secrets().accountPassword(DESK),
                "grants",
                List.of("COM@community:" + community, "RES@community:" + community)));
    var wish = new HashMap<>(Needs.wish());
    wish.put("community", community);
    need = Ask.post("/api/v1/needs").as(DESK).json(wish).send().expect(201).id();
    var draft =
        Map.of(
            "community",
            community,
            "need",
            need,
            "category",
            "CHILD_CARE",
            "sheet",
            Map.of("title", "草稿", "description", "尚未发榜。"));
    task = House.stage().post(DESK, "/api/v1/tasks", draft).id();
  }

  private static String tokenOfTheOtherDistrict() {
    return Ask.post("/api/v1/auth/tokens")
        .without("Idempotency-Key")
        .json(
            Map.of(
                "account",
                House.OTHER_DISTRICT,
                "password",
                House.stack().secrets().bootstrapPassword()))
        .send()
        .expect(200)
        .json()
        .path("accessToken")
        .asText();
  }

  private static String here() {
    return House.cast().token(SampleCommunity.DISTRICT);
  }

  /** Something of the community in needs, in matching and in points, as a district is answered. */
  private static List<Integer> sight(String token) {
    return Stream.of(
            "/api/v1/needs/" + need,
            "/api/v1/tasks/" + task,
            "/api/v1/accounts?community=" + community)
        .map(path -> Ask.get(path).bearer(token).send().status())
        .toList();
  }

  /** How many facts of the need's story the feed tells. */
  private static int fed(String token) {
    return Ask.get("/api/v1/feed?correlation=" + need)
        .bearer(token)
        .send()
        .expect(200)
        .json()
        .path("items")
        .size();
  }

  private static void sees(String token) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(sight(token)).isEqualTo(SEEN);
              assertThat(fed(token)).isPositive();
            });
  }

  private static void seesNothing(String token) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(sight(token)).isEqualTo(NOT_THEIRS);
              assertThat(fed(token)).isZero();
            });
  }

  @Test
  void the_old_district_loses_sight_of_it_and_the_new_one_gains_it() {
    sees(here());
    seesNothing(there);
    Instant now = House.stage().now();
    String today = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai")).toString();
    Ask.post("/api/v1/districts")
        .bearer(there)
        .json(Map.of("district", House.OTHER_DISTRICT_ID, "name", "另一区", "from", "1992-03-09"))
        .send()
        .expect(201);
    Ask.post("/api/v1/communities/" + community + "/propose-move")
        .as(SampleCommunity.DISTRICT)
        .json(Map.of("district", House.OTHER_DISTRICT_ID, "from", today, "reason", "区划调整"))
        .send()
        .expect(200);
    sees(here());
    Ask.post("/api/v1/districts/" + House.OTHER_DISTRICT_ID + "/take-community")
        .bearer(there)
        .json(Map.of("community", community))
        .send()
        .expect(200);
    sees(there);
    seesNothing(here());
    assertThat(sight(House.cast().token(DESK))).isEqualTo(SEEN);
    // What a district does in its community's place is the new one's to do now, too.
    Ask close =
        Ask.post("/api/v1/communities/" + community + "/close").json(Map.of("reason", "并入"));
    close.as(SampleCommunity.DISTRICT).send().expect(403, "ROLE_NOT_ALLOWED");
    close.bearer(there).send().expect(200);
  }
}
