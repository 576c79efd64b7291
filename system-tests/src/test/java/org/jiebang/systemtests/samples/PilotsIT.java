package org.jiebang.systemtests.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.systemtests.samples.LoadedSamples.all;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Reply;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three pilots of three kinds (seed S3): the youth council, the think-tank, the project list, the
 * alliance.
 */
@Order(10)
class PilotsIT {

  private static final String PILOTS = "pilots-desk";

  private final LoadedSamples samples = LoadedSamples.get();

  @Test
  @Tag("N-01")
  void the_three_pilots_are_of_three_kinds() {
    var kinds = new ArrayList<String>();
    for (String grant : House.cast().player(PILOTS).grants()) {
      String id = grant.substring(grant.indexOf(':') + 1);
      kinds.add(samples.read(PILOTS, "/api/v1/communities/" + id).path("kind").asText());
    }
    assertThat(kinds).containsExactlyInAnyOrder("COMMUNITY", "ESTATE", "OFFICE_BUILDING");
  }

  private static String estate() {
    return House.cast().player("pilots-member-1").scope("CNC");
  }

  @Test
  @Tag("N-09")
  void a_member_who_turned_46_the_day_before_cannot_vote() {
    JsonNode meeting = samples.one(PILOTS, "meetings?", estate());
    LocalDate day = LocalDate.parse(meeting.path("date").asText());
    JsonNode council = samples.one(PILOTS, "bodies?kind=COUNCIL&", estate());
    assertThat(council.at("/policy/maxAge").asInt()).isEqualTo(45);
    JsonNode oldest = council.at("/members/4");
    LocalDate born = LocalDate.parse(oldest.path("bornOn").asText());
    assertThat(born.until(day.minusDays(1)).getYears()).isEqualTo(46);
    assertThat(born.until(day.minusDays(2)).getYears()).isEqualTo(45);
    assertThat(meeting.path("entitled").asInt()).isEqualTo(4);

    JsonNode item = samples.one(PILOTS, "agenda-items?", estate());
    String path = "/api/v1/agenda-items/" + item.path("id").asText();
    Ask.post("/api/v1/meetings/" + meeting.path("id").asText() + "/check-ins")
        .as("pilots-member-5")
        .json(Map.of("code", "AAAA-AAAA"))
        .send()
        .expect(409, "MEMBER_OVER_AGE");
    Ask.post(path + "/votes")
        .as("pilots-member-5")
        .json(Map.of("answer", "YES"))
        .send()
        .expect(409, "NOT_PRESENT");
    Ask.post(path + "/votes")
        .as("pilots-member-1")
        .json(Map.of("answer", "NO"))
        .send()
        .expect(409, "ALREADY_VOTED");
  }

  @Test
  @Tag("N-12")
  void the_think_tank_has_four_fields_with_task_lists() {
    List<JsonNode> tanks =
        samples.items(PILOTS, "/api/v1/bodies?kind=THINK_TANK&community=" + estate());
    assertThat(tanks)
        .extracting(tank -> tank.path("field").asText())
        .containsExactlyInAnyOrder(
            "PUBLIC_UTILITIES", "CONSTRUCTION", "LEGAL", "FINANCE_AND_AUDIT");
    for (JsonNode tank : tanks) {
      assertThat(tank.path("tasks")).hasSize(2);
      assertThat(all(tank.path("tasks"))).filteredOn(task -> task.has("doneAt")).hasSize(1);
    }
  }

  @Test
  @Tag("N-16")
  void the_project_cites_needs_and_resources_and_is_found_from_both() {
    JsonNode project = samples.one(PILOTS, "projects?", estate());
    assertThat(project.path("state").asText()).isEqualTo("ACTIVE");
    assertThat(project.path("needs")).hasSize(2);
    assertThat(project.path("resources")).hasSize(2);
    String need = project.at("/needs/0").asText();
    String resource = project.at("/resources/0/resource").asText();
    for (String citing : List.of("need=" + need, "resource=" + resource)) {
      assertThat(samples.items(PILOTS, "/api/v1/projects?" + citing))
          .extracting(each -> each.path("id"))
          .containsExactly(project.path("id"));
    }
    assertThat(samples.read(PILOTS, "/api/v1/needs/" + need).path("project"))
        .isEqualTo(project.path("id"));
  }

  @Test
  @Tag("N-16")
  void a_project_without_a_need_or_a_resource_is_refused() {
    JsonNode project = samples.one(PILOTS, "projects?", estate());
    Map<String, Object> resource = Map.of("resource", project.at("/resources/0/resource").asText());
    draft(List.of(), List.of(resource)).expect(422, "NEED_REQUIRED");
    draft(List.of(project.at("/needs/0").asText()), List.of()).expect(422, "RESOURCE_REQUIRED");
  }

  private static Reply draft(List<String> needs, List<Map<String, Object>> resources) {
    return Ask.post("/api/v1/projects/draft-from-lists")
        .as(PILOTS)
        .json(
            Map.of(
                "community",
                estate(),
                "title",
                "五点半课堂",
                "needs",
                needs,
                "resources",
                resources,
                "from",
                "2026-03-01",
                "until",
                "2026-12-31"))
        .send();
  }

  @Test
  @Tag("N-15")
  void the_joint_conference_meets_each_month_and_the_chair_goes_round() {
    JsonNode tripartite = samples.one(PILOTS, "tripartites?", estate());
    assertThat(all(tripartite.path("records")))
        .filteredOn(record -> record.path("outcome").asText().startsWith("HELD"))
        .hasSize(3)
        .extracting(record -> record.path("period").asText())
        .doesNotHaveDuplicates();
    JsonNode body = samples.one(PILOTS, "bodies?kind=JOINT_MEETING&", estate());
    List<JsonNode> chairs = all(body.path("chairs"));
    List<JsonNode> members = all(body.path("members"));
    assertThat(members).hasSize(4);
    assertThat(chairs).hasSizeGreaterThanOrEqualTo(3);
    for (int i = 0; i < chairs.size(); i++) {
      JsonNode inTurn = members.get(i % members.size());
      assertThat(chairs.get(i).path("turn")).isEqualTo(inTurn.path("represents"));
      assertThat(chairs.get(i).path("person")).isEqualTo(inTurn.path("person"));
    }
  }
}
