package org.jiebang.systemtests.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.systemtests.samples.LoadedSamples.all;
import static org.jiebang.systemtests.samples.LoadedSamples.atLeast;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiebang.local.sample.Samples;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The communities of the source documents, loaded as {@code ./jiebang up --sample all} does; of
 * them 五环社区 (seed S0) here, each of the others in a class of its own.
 */
@Order(10)
class SamplesIT {

  private static final String WUHUAN = "desk";

  private final LoadedSamples samples = LoadedSamples.get();

  @Test
  void each_tells_what_it_has_checked_and_where_to_look() {
    assertThat(samples.told().keySet()).containsExactlyElementsOf(Samples.names());
    samples
        .told()
        .forEach(
            (name, told) ->
                assertThat(told.lines())
                    .as(name)
                    .hasSizeGreaterThan(2)
                    .allMatch(line -> line.matches("  ✓ .+  (GET|[A-Z_]+  POST) /api/v1/\\S+")));
  }

  @Test
  void loading_them_again_changes_nothing() {
    var again = new LoadedSamples(House.gateway());
    again.load();
    assertThat(again.doneAnew()).isEmpty();
  }

  @Test
  @Tag("N-01")
  @Tag("N-02")
  void wuhuan_has_seven_estates_and_most_are_over_sixty() {
    JsonNode place = samples.read(WUHUAN, "/api/v1/communities/" + samples.community(WUHUAN));
    assertThat(place.path("estates")).hasSize(7);
    JsonNode known = samples.demographics(WUHUAN);
    assertThat(known.at("/share60plus/percent").asDouble()).isGreaterThanOrEqualTo(60);
    assertThat(known.at("/share60plus/qualifier").asText()).isEqualTo("AT_LEAST");
    atLeast(known.at("/figures/aged80plus"), 300);
  }

  @Test
  @Tag("N-06")
  void a_months_list_cannot_close_while_a_weeks_is_open() {
    String lists = "/api/v1/need-lists";
    String here = lists + "?community=" + samples.community(WUHUAN) + "&period=";
    JsonNode week = samples.items(WUHUAN, here + "2026-W02").getFirst();
    JsonNode month = samples.items(WUHUAN, here + "2026-01").getFirst();
    assertThat(week.path("state").asText()).isEqualTo("OPEN");
    assertThat(week.path("needs")).hasSize(3);
    assertThat(all(month.path("openChildren"))).containsExactly(week.path("id"));
    Ask.post(lists + "/" + month.path("id").asText() + "/close")
        .as(WUHUAN)
        .send()
        .expect(409, "CHILD_LIST_OPEN");
    assertThat(samples.items(WUHUAN, here + "2026-01").getFirst()).isEqualTo(month);
  }
}
