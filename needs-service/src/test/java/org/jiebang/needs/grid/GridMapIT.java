package org.jiebang.needs.grid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp;
import org.jiebang.needs.OverHttp.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 博园社区 and its grids (S2:30) over HTTP on a real database. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class GridMapIT {

  private static final String MAPS = "/api/v1/grid-maps";
  private static final String START = "2024-01-01";

  private final UUID district = UUID.randomUUID();
  private final String dis = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + district);

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set before each
  private OverHttp calls;

  private UUID boyuan = new UUID(0, 0);
  private String desk = "";
  private String map = "";
  private final List<String> estates = new ArrayList<>();

  @BeforeEach
  void boyuan() throws Exception {
    calls = new OverHttp(base);
    boyuan =
        calls
            .post(
                dis,
                "/api/v1/communities",
                "{\"name\":\"博园社区\",\"district\":\"%s\"}".formatted(district))
            .id();
    desk = TestIssuer.token(UUID.randomUUID(), "COM@community:" + boyuan);
    for (String name : List.of("求知公寓", "𠮷祥苑", "博雅居")) {
      JsonNode all =
          calls
              .post(
                  desk,
                  "/api/v1/communities/" + boyuan + "/estates",
                  "{\"name\":\"%s\"}".formatted(name))
              .json()
              .get("estates");
      estates.add(all.get(all.size() - 1).get("id").asText());
    }
    map = MAPS + "/" + open().id();
  }

  private Answer open() throws Exception {
    return calls.post(desk, MAPS, "{\"community\":\"%s\"}".formatted(boyuan));
  }

  private String grid(String code) throws Exception {
    JsonNode all =
        calls
            .post(
                desk,
                map + "/grids",
                "{\"code\":\"%s\",\"name\":\"第%s网格\",\"from\":\"%s\"}".formatted(code, code, START))
            .ok()
            .json()
            .get("grids");
    return all.get(all.size() - 1).get("id").asText();
  }

  private Answer add(String grid, String code, String border) throws Exception {
    return calls.post(
        desk,
        map + "/micro-grids",
        "{\"grid\":\"%s\",\"code\":\"%s\",\"name\":\"𠮷%s\",\"from\":\"%s\"%s}"
            .formatted(grid, code, code, START, border));
  }

  private String microGrid(String grid, String code, String border) throws Exception {
    JsonNode all = add(grid, code, border).ok().json().get("microGrids");
    return all.get(all.size() - 1).get("id").asText();
  }

  private static String estate(String estate) {
    return ",\"border\":{\"estates\":[\"%s\"]}".formatted(estate);
  }

  /** The grid's code of each micro-grid, by its own code. */
  private Map<String, String> lying(String on) throws Exception {
    JsonNode shown = calls.get(desk, map + "?on=" + on).ok().json();
    var codes = new HashMap<String, String>();
    shown.get("grids").forEach(g -> codes.put(g.get("id").asText(), g.get("code").asText()));
    var lying = new HashMap<String, String>();
    for (JsonNode micro : shown.get("microGrids")) {
      assertThat(micro.get("grids")).as("exactly one grid").hasSize(1);
      lying.put(micro.get("code").asText(), codes.get(micro.at("/grids/0/grid").asText()));
    }
    return lying;
  }

  @Test
  @Tag("N-03")
  void each_of_the_23_micro_grids_lies_in_one_of_the_4_grids_on_any_day() throws Exception {
    var grids = new ArrayList<String>();
    for (int g = 1; g <= 4; g++) {
      grids.add(grid("" + g));
    }
    String moving = "";
    for (int m = 0; m < 23; m++) {
      int g = m % 4;
      String id = microGrid(grids.get(g), (g + 1) + "-" + (m / 4 + 1), "");
      moving = m == 0 ? id : moving;
    }
    assertThat(lying("2024-02-28")).hasSize(23).containsEntry("1-1", "1");
    assertThat(lying("2024-02-28").values()).containsOnly("1", "2", "3", "4");

    // From the leap day on; the day after 2023-02-28 was the first of March.
    String move = map + "/micro-grids/" + moving + "/move";
    String to = "{\"grid\":\"%s\",\"from\":\"%s\"}";
    calls
        .post(desk, move, to.formatted(grids.get(3), "2023-02-29"))
        .refused(400, "VALIDATION_FAILED");
    calls
        .post(desk, move, to.formatted(grids.get(3), "2024-02-29T24:00:00"))
        .refused(400, "VALIDATION_FAILED");
    calls.post(desk, move, to.formatted(grids.get(3), "2024-02-29")).ok();
    assertThat(lying("2024-02-28")).hasSize(23).containsEntry("1-1", "1");
    assertThat(lying("2024-02-29")).hasSize(23).containsEntry("1-1", "4");
    assertThat(lying("2023-12-31")).isEmpty();
    calls
        .post(desk, move, to.formatted(grids.get(3), "2024-03-01"))
        .refused(409, "MICRO_GRID_ALREADY_IN_GRID");
    add(grids.get(1), "1-1", "").refused(409, "MICRO_GRID_IN_OTHER_GRID");
    calls
        .post(desk, map + "/grids/" + grids.get(3) + "/retire-grid", "{\"from\":\"2024-07-01\"}")
        .refused(409, "GRID_HAS_MICRO_GRIDS");

    JsonNode before = calls.get(desk, map + "?on=2024-02-29&asOf=28").json(); // not moved yet
    assertThat(before.at("/microGrids/0/grids/0/grid").asText()).isEqualTo(grids.get(0));
    JsonNode diff = calls.get(desk, map + "/diff?from=28&to=29").json();
    assertThat(diff.toString()).contains("2024-02-29");
    calls.get(desk, map + "?on=2024-06-31").refused(400, "VALIDATION_FAILED");
  }

  @Test
  @Tag("N-03")
  void borders_do_not_overlap_whoever_draws_first() throws Exception {
    String one = grid("1");
    String two = grid("2");
    String first = microGrid(one, "1-1", estate(estates.get(0)));
    String second = microGrid(two, "2-1", estate(estates.get(1)));
    Answer overlap = add(two, "2-2", estate(estates.get(0)));
    overlap.refused(409, "BORDERS_OVERLAP");
    assertThat(overlap.text("/microGrid")).isEqualTo(first);
    add(two, "2-2", estate(UUID.randomUUID().toString())).refused(422, "PLACE_NOT_IN_COMMUNITY");

    // Both want the third estate at once: one gets it.
    String draw = "{\"from\":\"2024-06-30\",\"border\":{\"estates\":[\"%s\"]}}";
    var racing =
        List.of(first, second).stream()
            .map(
                micro ->
                    CompletableFuture.supplyAsync(
                        () -> drawn(micro, draw.formatted(estates.get(2)))))
            .toList();
    List<Integer> answers = racing.stream().map(CompletableFuture::join).sorted().toList();
    assertThat(answers).containsExactly(200, 409);

    assertThat(located("estate=" + estates.get(1), "2024-06-29")).isEqualTo("2-1");
    assertThat(located("estate=" + estates.get(2), "2024-06-29")).isEmpty();
    assertThat(located("estate=" + estates.get(2), "2024-06-30")).isIn("1-1", "2-1");
  }

  private int drawn(String micro, String body) {
    try {
      return calls.post(desk, map + "/micro-grids/" + micro + "/border", body).status();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String located(String where, String on) throws Exception {
    return calls
        .get(desk, map + "/located?" + where + "&on=" + on)
        .ok()
        .json()
        .at("/located/microGridCode")
        .asText("");
  }

  @Test
  @Tag("N-03")
  void outlines_are_drawn_in_degrees_and_checked() throws Exception {
    String one = grid("1");
    String square = ",\"border\":{\"outline\":[%s]}";
    microGrid(one, "1-1", square.formatted(corners(120.69, 27.91, 120.70, 27.92)));
    add(one, "1-2", square.formatted(corners(120.695, 27.915, 120.71, 27.93)))
        .refused(409, "BORDERS_OVERLAP");
    microGrid(one, "1-2", square.formatted(corners(120.70, 27.91, 120.71, 27.92)));
    add(one, "1-3", square.formatted(corner(0, 0) + "," + corner(1, 1) + "," + corner(2, 2)))
        .refused(422, "BORDER_INVALID");
    add(one, "1-3", square.formatted(corners(0, 0, 181, 1))).refused(400, "VALIDATION_FAILED");
    add(one, "1-3", square.formatted(corner(0, 0))).refused(400, "VALIDATION_FAILED");
    String many =
        String.join(",", IntStream.range(0, 301).mapToObj(i -> corner(i / 1000.0, i % 2)).toList());
    add(one, "1-3", square.formatted(many)).refused(400, "VALIDATION_FAILED");
  }

  private static String corners(double west, double south, double east, double north) {
    return String.join(
        ",", corner(west, south), corner(east, south), corner(east, north), corner(west, north));
  }

  private static String corner(double longitude, double latitude) {
    return "{\"longitude\":%s,\"latitude\":%s}".formatted(longitude, latitude);
  }

  @Test
  @Tag("N-04")
  void a_team_of_1_1_3_N_is_formed_and_filled() throws Exception {
    String team = map + "/grids/" + grid("1");
    appoint(team, 1, UUID.randomUUID(), START).refused(409, "TEAM_NOT_FORMED");
    calls
        .post(desk, team + "/form-team", "{\"template\":\"1+x\"}")
        .refused(400, "VALIDATION_FAILED");
    calls.post(desk, team + "/form-team", "{}").ok();
    UUID lead = UUID.randomUUID();
    appoint(team, 1, lead, START).ok();
    appoint(team, 1, UUID.randomUUID(), "2024-06-30").refused(409, "SLOT_FULL");
    for (int i = 0; i < 3; i++) {
      appoint(team, 3, UUID.randomUUID(), START).ok();
    }
    appoint(team, 3, UUID.randomUUID(), START).refused(409, "SLOT_FULL");
    for (int i = 0; i < 5; i++) {
      appoint(team, 4, UUID.randomUUID(), START).ok();
    }
    appoint(team, 5, UUID.randomUUID(), START).refused(422, "SLOT_NOT_FOUND");
    calls.post(desk, team + "/members/" + lead + "/end-member", "{\"until\":\"2024-06-30\"}").ok();
    UUID next = UUID.randomUUID();
    appoint(team, 1, next, "2024-06-30").ok();
    assertThat(leads("2024-06-29")).containsExactly(lead.toString());
    assertThat(leads("2024-06-30")).containsExactly(next.toString());
    JsonNode shown = calls.get(desk, map).json();
    assertThat(shown.at("/grids/0/team/template").asText()).isEqualTo("1+1+3+N");
  }

  private Answer appoint(String team, int slot, UUID person, String from) throws Exception {
    return calls.post(
        desk,
        team + "/appoint-member",
        "{\"slot\":%d,\"office\":\"GRID_LEAD\",\"person\":\"%s\",\"from\":\"%s\"}"
            .formatted(slot, person, from));
  }

  private List<String> leads(String on) throws Exception {
    JsonNode members = calls.get(desk, map + "?on=" + on).json().at("/grids/0/team/members");
    return StreamSupport.stream(members.spliterator(), false)
        .filter(m -> m.get("slot").asInt() == 1)
        .map(m -> m.get("person").asText())
        .toList();
  }

  @Test
  @Tag("N-03")
  void a_map_is_for_those_who_work_there() throws Exception {
    open().refused(409, "GRID_MAP_EXISTS");
    String worker = TestIssuer.token(UUID.randomUUID(), "GRD@community:" + boyuan);
    String resident = TestIssuer.token(UUID.randomUUID(), "RES@community:" + boyuan);
    String elsewhere = TestIssuer.token(UUID.randomUUID(), "COM@community:" + UUID.randomUUID());
    Answer drawn =
        calls.post(
            desk,
            map + "/grids",
            "{\"code\":\"1\",\"name\":\"第一网格\",\"from\":\"%s\"}".formatted(START));
    calls.get(worker, map).ok();
    calls.get(dis, map).ok();
    calls.get(resident, map).refused(403, "ROLE_NOT_ALLOWED");
    calls.get(elsewhere, map).refused(404, "GRID_MAP_NOT_FOUND");
    calls
        .post(
            worker,
            map + "/grids",
            "{\"code\":\"2\",\"name\":\"第二网格\",\"from\":\"%s\"}".formatted(START))
        .refused(403, "ROLE_NOT_ALLOWED");
    String list = MAPS + "?community=" + boyuan;
    assertThat(calls.get(worker, list, drawn).json().get("items")).hasSize(1);
    assertThat(calls.get(worker, MAPS, drawn).json().at("/items/0/grids/0/code").asText())
        .isEqualTo("1");
    calls.get(resident, list, drawn).refused(403, "ROLE_NOT_ALLOWED");
    assertThat(calls.get(elsewhere, list, drawn).status()).isEqualTo(404);
    assertThat(calls.get(worker, map + "/events").json().get("items")).hasSize(2);
  }

  @Test
  @Tag("N-04")
  void a_grid_worker_looks_after_a_micro_grid_for_a_time() throws Exception {
    String micro = map + "/micro-grids/" + microGrid(grid("1"), "1-1", "");
    UUID worker = UUID.randomUUID();
    String assign = "{\"person\":\"%s\",\"from\":\"2024-02-29\"}".formatted(worker);
    calls.post(desk, micro + "/assign-worker", assign).ok();
    calls.post(desk, micro + "/assign-worker", assign).refused(409, "WORKER_ALREADY_ASSIGNED");
    String release = micro + "/workers/" + worker + "/release-worker";
    calls.post(desk, release, "{\"until\":\"2024-02-29\"}").refused(409, "WORKER_NOT_ASSIGNED");
    calls.post(desk, release, "{\"until\":\"2024-03-01\"}").ok();
    assertThat(calls.get(desk, map + "?on=2024-02-29").json().at("/microGrids/0/workers"))
        .hasSize(1);
    assertThat(calls.get(desk, map + "?on=2024-03-01").json().at("/microGrids/0/workers"))
        .isEmpty();
    calls.post(desk, micro + "/retire-micro-grid", "{\"from\":\"2024-07-01\"}").ok();
    assertThat(calls.get(desk, map + "?on=2024-07-01").json().get("microGrids")).isEmpty();
  }
}
