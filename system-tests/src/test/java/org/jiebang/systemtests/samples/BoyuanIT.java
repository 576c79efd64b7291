package org.jiebang.systemtests.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.systemtests.samples.LoadedSamples.all;
import static org.jiebang.systemtests.samples.LoadedSamples.atLeast;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 博园社区 (seed S2): the demands that came in through its grids, and what was done all year. */
@Order(10)
class BoyuanIT {

  private static final String BOYUAN = "boyuan-desk";

  private final LoadedSamples samples = LoadedSamples.get();

  @Test
  @Tag("N-03")
  @Tag("N-04")
  void every_one_of_boyuans_23_micro_grids_lies_in_exactly_one_of_4_grids() {
    JsonNode map = samples.one(BOYUAN, "grid-maps?", samples.community(BOYUAN));
    assertThat(map.path("grids")).hasSize(4);
    assertThat(map.path("microGrids")).hasSize(23);
    List<JsonNode> grids = map.path("grids").findValues("id");
    for (JsonNode micro : map.path("microGrids")) {
      assertThat(micro.path("grids")).hasSize(1);
      assertThat(grids).contains(micro.at("/grids/0/grid"));
    }
    for (JsonNode grid : map.path("grids")) {
      assertThat(grid.at("/team/template").asText()).isEqualTo("1+1+3+N");
      assertThat(grid.at("/team/members")).hasSize(1);
    }
    atLeast(samples.demographics(BOYUAN).at("/figures/residents"), 7_000);
  }

  @Test
  @Tag("N-05")
  void of_24_demands_21_are_resolved_which_is_87_5_percent_and_the_grids_sum_to_it() {
    JsonNode counts =
        samples.read(BOYUAN, "/api/v1/needs/counts?by=grid&community=" + samples.community(BOYUAN));
    assertThat(counts.path("collected").asInt()).isEqualTo(24);
    assertThat(counts.path("resolved").asInt()).isEqualTo(21);
    assertThat(counts.path("rate").asDouble()).isEqualTo(21 / 24.0).isEqualTo(0.875);
    List<JsonNode> groups = all(counts.path("groups"));
    assertThat(groups).extracting(g -> g.path("key").asText()).containsExactly("1", "2", "3", "4");
    assertThat(groups.stream().mapToInt(g -> g.path("collected").asInt()).sum()).isEqualTo(24);
    assertThat(groups.stream().mapToInt(g -> g.path("resolved").asInt()).sum()).isEqualTo(21);
  }

  @Test
  @Tag("N-14")
  @Tag("N-36")
  void boyuans_three_parties_solved_twenty_matters_and_more() {
    JsonNode tripartite = samples.one(BOYUAN, "tripartites?", samples.community(BOYUAN));
    JsonNode year = tripartite.at("/years/0");
    assertThat(year.path("solved").asInt()).isGreaterThanOrEqualTo(20);
    assertThat(year.path("solvedApart").asInt()).isEqualTo(1);
    assertThat(year.path("missed").asInt()).isZero();
    assertThat(all(tripartite.path("records")))
        .filteredOn(record -> record.path("outcome").asText().equals("HELD"))
        .extracting(record -> record.path("duty").asText())
        .containsExactlyInAnyOrder("TOUCH_BASE", "MEETING", "BULLETIN", "APPRAISAL");
  }

  @Test
  @Tag("N-03")
  void boyuans_nights_are_checked_every_week() {
    JsonNode campaign =
        samples.one(BOYUAN, "campaigns?kind=NIGHT_CHECK&", samples.community(BOYUAN));
    List<LocalDate> nights =
        all(campaign.path("nights")).stream()
            .map(night -> LocalDate.parse(night.path("night").asText()))
            .toList();
    assertThat(nights).hasSizeGreaterThanOrEqualTo(4);
    for (int i = 1; i < nights.size(); i++) {
      assertThat(nights.get(i)).isEqualTo(nights.get(i - 1).plusWeeks(1));
    }
    assertThat(campaign.path("missedWeeks")).isEmpty();
  }

  @Test
  @Tag("M-33")
  void boyuan_held_three_fairs() {
    JsonNode plan = samples.one(BOYUAN, "work-plans?", samples.community(BOYUAN));
    assertThat(plan.at("/content/tasks")).hasSize(3);
    assertThat(plan.path("progress").findValuesAsText("percent"))
        .containsExactly("100", "100", "100");
  }

  @Test
  @Tag("N-17")
  @Tag("N-24")
  void boyuans_neighbours_offer_four_services() {
    List<JsonNode> services =
        samples.items(
            BOYUAN, "/api/v1/resources?list=SERVICES&community=" + samples.community(BOYUAN));
    assertThat(services)
        .extracting(service -> service.at("/terms/name").asText())
        .containsExactlyInAnyOrder("缝纫", "配锁", "水电", "理发");
  }
}
