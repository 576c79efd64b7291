package org.jiebang.needs.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp;
import org.jiebang.needs.OverHttp.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A community moves to another district, over HTTP on a real database. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
@Tag("N-01")
class CommunityMoveIT {

  private static final String DISTRICTS = "/api/v1/districts/";

  private final UUID old = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private final String oldDis = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + old);
  private final String otherDis = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + other);
  private final String stranger = TestIssuer.token(UUID.randomUUID());

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  Clock clock;

  @SuppressWarnings("NullAway.Init") // set before each
  private OverHttp calls;

  private String here = "";
  private String community = "";
  private String today = "";

  @BeforeEach
  void aCommunityOfTheOldDistrict() throws Exception {
    calls = new OverHttp(base);
    community =
        calls
            .post(
                oldDis,
                "/api/v1/communities",
                "{\"name\":\"博园社区\",\"district\":\"%s\"}".formatted(old))
            .id()
            .toString();
    here = "/api/v1/communities/" + community;
    today = LocalDate.ofInstant(clock.now(), ZoneId.of("Asia/Shanghai")).toString();
    register(oldDis, old);
    register(otherDis, other);
  }

  private void register(String dis, UUID district) throws Exception {
    calls
        .post(
            dis,
            "/api/v1/districts",
            "{\"district\":\"%s\",\"name\":\"瓯海区\",\"from\":\"1992-03-09\"}".formatted(district))
        .ok();
  }

  private Answer propose(String dis, String from) throws Exception {
    return calls.post(
        dis,
        here + "/propose-move",
        "{\"district\":\"%s\",\"from\":\"%s\",\"reason\":\"区划调整\"}".formatted(other, from));
  }

  private Answer take(String dis, UUID district) throws Exception {
    return calls.post(
        dis,
        DISTRICTS + district + "/take-community",
        "{\"community\":\"%s\"}".formatted(community));
  }

  private String lies(String on) throws Exception {
    return calls.get(stranger, here + "/district?on=" + on).ok().text("/district");
  }

  private String subdistrict(String dis, UUID district) throws Exception {
    JsonNode all =
        calls
            .post(
                dis,
                DISTRICTS + district + "/subdistricts",
                "{\"name\":\"茶山街道\",\"from\":\"2011-01-01\"}")
            .ok()
            .json()
            .get("subdistricts");
    return all.get(0).get("id").asText();
  }

  private Answer place(String dis, UUID district, String in, String from) throws Exception {
    return calls.post(
        dis,
        DISTRICTS + district + "/place-community",
        "{\"community\":\"%s\",\"subdistrict\":\"%s\",\"from\":\"%s\"}"
            .formatted(community, in, from));
  }

  @Test
  void it_lay_in_the_old_district_before_and_lies_in_the_new_one_from_its_day_on()
      throws Exception {
    String chashan = subdistrict(oldDis, old);
    place(oldDis, old, chashan, "2011-01-01").ok();
    propose(oldDis, "2026-02-28").ok();
    take(otherDis, other).ok();
    assertThat(lies("2026-02-27")).isEqualTo(old.toString());
    assertThat(lies("2026-02-28")).isEqualTo(other.toString());
    String desk = TestIssuer.token(UUID.randomUUID(), "COM@community:" + community);
    String map =
        "/api/v1/grid-maps/"
            + calls
                .post(desk, "/api/v1/grid-maps", "{\"community\":\"%s\"}".formatted(community))
                .id();
    assertThat(calls.get(desk, map + "/located?on=2026-02-27").text("/district"))
        .isEqualTo(old.toString());
    assertThat(calls.get(desk, map + "/located?on=2026-02-28").text("/district"))
        .isEqualTo(other.toString());
    assertThat(calls.get(stranger, here).json().at("/districts/0/until").asText())
        .isEqualTo("2026-02-28");
    JsonNode then = calls.get(stranger, DISTRICTS + old + "?on=2026-02-27").json();
    assertThat(then.at("/communities/0/in/0/subdistrict").asText()).isEqualTo(chashan);
    assertThat(calls.get(stranger, DISTRICTS + old + "?on=2026-02-28").json().get("communities"))
        .isEmpty();
    String there = subdistrict(otherDis, other);
    place(otherDis, other, there, "2026-02-27").refused(422, "COMMUNITY_NOT_IN_DISTRICT");
    place(otherDis, other, there, "2026-02-28").ok();
    place(oldDis, old, chashan, "2026-02-28").refused(422, "COMMUNITY_NOT_IN_DISTRICT");
    assertThat(calls.get(stranger, here + "/events").json().toString())
        .contains("community-moved", "区划调整");
  }

  @Test
  void the_rights_of_the_districts_follow() throws Exception {
    String estate = "{\"name\":\"%s\"}";
    calls.post(oldDis, here + "/estates", estate.formatted("甲苑")).ok();
    calls
        .post(otherDis, here + "/estates", estate.formatted("乙苑"))
        .refused(403, "ROLE_NOT_ALLOWED");
    propose(otherDis, today).refused(403, "ROLE_NOT_ALLOWED");
    take(otherDis, other).refused(409, "MOVE_NOT_PROPOSED");
    propose(oldDis, today).ok();
    propose(oldDis, today).refused(409, "MOVE_ALREADY_PROPOSED");
    take(oldDis, old).refused(409, "MOVE_NOT_PROPOSED");
    take(oldDis, other).refused(403, "ROLE_NOT_ALLOWED");
    Answer taken = take(otherDis, other);
    taken.ok();
    // Rights are remembered for some seconds.
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> calls.post(otherDis, here + "/estates", estate.formatted("丙苑")).status() < 300);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> calls.post(oldDis, here + "/close", "{\"reason\":\"试\"}").status() == 403);
    Answer moved = calls.get(otherDis, "/api/v1/communities?district=" + other, taken);
    assertThat(moved.json().get("items").findValuesAsText("id")).contains(community);
  }

  @Test
  void it_is_not_taken_before_its_day() throws Exception {
    String tomorrow = LocalDate.parse(today).plusDays(2).toString();
    propose(oldDis, tomorrow).ok();
    take(otherDis, other).refused(409, "MOVE_TOO_EARLY");
    calls.post(oldDis, here + "/withdraw-move", "{}").ok();
    take(otherDis, other).refused(409, "MOVE_NOT_PROPOSED");
    propose(oldDis, "2023-02-29").refused(400, "VALIDATION_FAILED");
    propose(oldDis, "2026-02-28T24:00:00").refused(400, "VALIDATION_FAILED");
  }
}
