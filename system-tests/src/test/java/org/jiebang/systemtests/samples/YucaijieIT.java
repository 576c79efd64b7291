package org.jiebang.systemtests.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.systemtests.samples.LoadedSamples.all;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 育才街社区 and 西湖社区 (seed S1): venues, holiday activities, a work plan, study pushes, visits. */
@Order(10)
class YucaijieIT {

  private static final String YUCAIJIE = "yucaijie-desk";

  private final LoadedSamples samples = LoadedSamples.get();

  @Test
  @Tag("M-54")
  void the_two_lists_of_venues_name_six() {
    List<JsonNode> venues = samples.items(YUCAIJIE, "/api/v1/resources?kind=VENUE&limit=100");
    assertThat(venues)
        .extracting(venue -> venue.at("/terms/name").asText())
        .containsExactlyInAnyOrder("青年之家", "儿童之家", "邻里驿家", "文娱活动室", "党群服务中心", "新时代文明实践站");
  }

  @Test
  @Tag("M-33")
  void yucaijies_year_has_a_timetable_a_task_map_and_its_activities() {
    List<JsonNode> plans =
        samples.items(
            YUCAIJIE, "/api/v1/work-plans?community=" + samples.community(YUCAIJIE, "育才街社区"));
    JsonNode adopted = in("ADOPTED", plans);
    JsonNode outlook =
        samples.read(YUCAIJIE, "/api/v1/work-plans/" + adopted.path("id").asText() + "/outlook");
    assertThat(all(outlook.path("longestChain"))).hasSize(3);
    JsonNode held = in("TRACKED", plans);
    assertThat(begun(held, "holiday")).isEqualTo(17);
    assertThat(begun(held, "camp")).isEqualTo(3);
    assertThat(begun(held, "safety")).isEqualTo(5);
    assertThat(begun(held, "themed")).isEqualTo(22);
    assertThat(held.path("progress").findValuesAsText("percent")).hasSize(47).containsOnly("100");
  }

  private static JsonNode in(String state, List<JsonNode> all) {
    List<JsonNode> found =
        all.stream().filter(each -> each.path("state").asText().equals(state)).toList();
    assertThat(found).as(state).hasSize(1);
    return found.getFirst();
  }

  private static long begun(JsonNode plan, String prefix) {
    return plan.at("/content/tasks").findValuesAsText("key").stream()
        .filter(key -> key.startsWith(prefix + "-"))
        .count();
  }

  @Test
  @Tag("G-08")
  void studies_were_pushed_sixty_times_and_more() {
    String counts =
        "/api/v1/publicity-records/counts?from=2020-01-01&until=2099-12-31&community="
            + samples.community(YUCAIJIE, "育才街社区");
    List<JsonNode> kinds = all(samples.read(YUCAIJIE, counts));
    assertThat(kinds)
        .filteredOn(kind -> kind.path("kind").asText().equals("STUDY_PUSH"))
        .hasSize(1)
        .allMatch(kind -> kind.path("records").asInt() >= 60);
  }

  @Test
  @Tag("N-19")
  void what_was_found_at_the_doors_has_an_answer_and_names_nobody() {
    String community = samples.community(YUCAIJIE, "育才街社区");
    JsonNode campaign = samples.one(YUCAIJIE, "campaigns?", community);
    assertThat(campaign.path("visited").asInt()).isEqualTo(7);
    assertThat(campaign.path("met").asInt()).isEqualTo(5);
    assertThat(campaign.at("/findings/GAS_HAZARD").asInt()).isEqualTo(1);
    assertThat(campaign.at("/findings/FLY_WIRE_CHARGING").asInt()).isEqualTo(1);
    assertThat(campaign.at("/answers/FIXED").asInt()).isEqualTo(1);
    assertThat(campaign.at("/answers/NEED").asInt()).isEqualTo(1);
    assertThat(all(campaign.path("nobodyMet"))).extracting(JsonNode::asText).containsExactly("3幢");
    assertThat(all(campaign.path("buildings")))
        .extracting(building -> building.path("visited").asInt())
        .containsExactly(4, 2, 1);
    JsonNode need = samples.one(YUCAIJIE, "needs?channel=HOUSEHOLD_VISIT&", community);
    assertThat(need.path("anonymous").asBoolean()).isTrue();
  }
}
