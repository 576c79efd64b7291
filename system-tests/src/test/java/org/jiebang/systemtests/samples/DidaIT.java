package org.jiebang.systemtests.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.systemtests.samples.LoadedSamples.all;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jiebang.systemtests.Ask;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 地大社区 (seed S4): an election at the doors, the service desk, a research report. */
@Order(10)
class DidaIT {

  private static final String DIDA = "dida-desk";

  private final LoadedSamples samples = LoadedSamples.get();

  @Test
  @Tag("N-33")
  void each_of_didas_3232_households_votes_once() {
    JsonNode ballot = samples.one(DIDA, "ballots?", samples.community(DIDA));
    assertThat(ballot.path("entitled").asInt()).isEqualTo(3_232);
    assertThat(ballot.path("returned").asInt()).isEqualTo(80);
    assertThat(ballot.path("opinions").asInt()).isEqualTo(2);
    String path = "/api/v1/ballots/" + ballot.path("id").asText();
    Map<String, Object> voted = Map.of("building", "1幢", "doors", List.of("101"));
    for (String again : List.of("/hand", "/return")) {
      Ask.post(path + again)
          .as("dida-collector")
          .json(voted)
          .send()
          .expect(409, "HOUSEHOLD_ALREADY_VOTED");
    }
    assertThat(samples.read(DIDA, path).path("returned").asInt()).isEqualTo(80);
    JsonNode figures = samples.demographics(DIDA).path("figures");
    assertThat(figures.at("/households/value").asInt()).isEqualTo(3_232);
    assertThat(figures.at("/residents/value").asInt()).isEqualTo(9_616);
    assertThat(figures.at("/students/qualifier").asText()).isEqualTo("ABOUT");
  }

  @Test
  @Tag("N-23")
  @Tag("N-34")
  @Tag("G-13")
  void didas_desk_served_five_kinds_and_its_report_was_taken_up() {
    String of = "community=" + samples.community(DIDA);
    List<JsonNode> groups =
        all(samples.read(DIDA, "/api/v1/needs/counts?by=category&" + of).path("groups"));
    assertThat(groups)
        .hasSize(5)
        .allMatch(group -> group.path("resolved").asInt() == group.path("collected").asInt());
    JsonNode report = samples.one(DIDA, "research-reports?", samples.community(DIDA));
    assertThat(report.path("state").asText()).isEqualTo("PUBLISHED");
    assertThat(all(report.at("/content/places"))).hasSize(3);
    assertThat(report.path("uptakes")).hasSize(1);
    assertThat(samples.items(DIDA, "/api/v1/publicity-records?kind=MEDIA_ITEM&" + of)).hasSize(2);
  }
}
