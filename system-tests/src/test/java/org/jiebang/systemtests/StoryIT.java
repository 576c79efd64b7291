package org.jiebang.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiebang.local.story.Lang;
import org.jiebang.local.story.Story;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The story of the issue, on the real stack, in both languages. */
@Order(1)
class StoryIT {

  private static final Pattern NEED = Pattern.compile("(?:需求|need) ([0-9a-f-]{36})");

  /** What must have happened, by whom, each after the one before: {@code service event role}. */
  private static final List<String> CHAIN =
      List.of(
          "needs need-submitted RES",
          "needs need-verified GRD",
          "needs need-listed COM",
          "needs need-planned COM",
          "matching task-drafted COM",
          "matching task-posted COM",
          "matching task-claimed UNI",
          "matching bids-opened SYS",
          "matching claim-awarded COM",
          "matching task-committed UNI",
          "matching execution-planned UNI",
          "matching task-started VOL",
          "matching service-recorded DEP",
          "matching service-confirmed DEP",
          "points points-earned SYS",
          "matching task-delivered DEP",
          "matching acceptance-final SYS");

  @ParameterizedTest
  @EnumSource(Lang.class)
  @Order(1)
  void the_story_runs_to_its_end_and_can_be_read_from_three_services(Lang lang) {
    var told = new ByteArrayOutputStream();
    int exit =
        new Story()
            .run(
                House.gateway(), House.stack().secrets(), lang, new PrintStream(told, true, UTF_8));
    String text = told.toString(UTF_8);
    assertThat(exit).as(text).isZero();
    Matcher need = NEED.matcher(text);
    assertThat(need.find()).as(text).isTrue();

    List<JsonNode> lines = story(need.group(1), lang);
    lines.forEach(line -> complete(line, lang));
    inOrder(lines);
    List<String> happened = happened(lines);
    assertThat(happened).containsSubsequence(CHAIN);
    // What follows from the acceptance happens in two services at once, in no order of its own.
    assertThat(happened)
        .containsSubsequence("matching acceptance-final SYS", "needs need-resolved SYS")
        .containsSubsequence("matching acceptance-final SYS", "points lot-activated SYS")
        .containsSubsequence("needs need-resolved SYS", "needs need-result-confirmed RES");
    assertThat(happened).filteredOn("points points-earned SYS"::equals).hasSize(3);
    assertThat(happened).filteredOn("matching task-claimed UNI"::equals).hasSize(2);
  }

  private static List<JsonNode> story(String need, Lang lang) {
    List<JsonNode> lines = new ArrayList<>();
    House.stage()
        .get("desk", "/api/v1/stories/" + need + "?lang=" + (lang == Lang.ZH ? "zh" : "en"))
        .path("lines")
        .forEach(lines::add);
    assertThat(lines).hasSizeGreaterThan(50);
    return lines;
  }

  private static List<String> happened(List<JsonNode> lines) {
    return lines.stream()
        .map(
            line ->
                line.path("service").asText()
                    + " "
                    + line.path("event").asText()
                    + " "
                    + line.path("role").asText())
        .toList();
  }

  private static void complete(JsonNode line, Lang lang) {
    assertThat(Instant.parse(line.path("at").asText())).isAfter("2026-01-01T00:00:00Z");
    assertThat(line.path("role").asText()).as("%s", line).matches("[A-Z]{2,4}");
    assertThat(line.path("service").asText()).isIn("needs", "matching", "points");
    String summary = line.path("summary").asText();
    assertThat(summary).as("%s", line).isNotBlank().doesNotContain("{", "?");
    assertThat(summary).isEqualTo(line.path(lang == Lang.ZH ? "summaryZh" : "summaryEn").asText());
    // What people have written, such as a title, stays in their language.
    assertThat(line.path("summaryEn").asText()).as("%s", line).matches("[A-Z0-9].*");
    assertThat(line.path("summaryZh").asText())
        .as("%s", line)
        .matches(text -> text.codePoints().anyMatch(Character::isIdeographic));
  }

  /** Positions of the feed ascend, and so do those of each part of each service's log. */
  private static void inOrder(List<JsonNode> lines) {
    Map<String, Long> last = new HashMap<>();
    Set<String> sources = new HashSet<>();
    long position = 0;
    for (JsonNode line : lines) {
      assertThat(line.path("position").asLong()).as("%s", line).isGreaterThan(position);
      position = line.path("position").asLong();
      String source = line.path("source").asText();
      assertThat(sources.add(source)).as("told twice: %s", line).isTrue();
      int slash = source.lastIndexOf('/');
      long pos = Long.parseLong(source.substring(slash + 1));
      Long before = last.put(source.substring(0, slash), pos);
      assertThat(before == null ? 0 : before).as("%s", line).isLessThan(pos);
    }
  }

  @Test
  @Order(2)
  void no_service_has_complained_while_nothing_was_wrong() throws IOException {
    for (String service : Logs.SERVICES) {
      try (var lines = Files.lines(House.stack().log(service))) {
        assertThat(lines.filter(line -> line.contains(" ERROR "))).as(service).isEmpty();
      }
    }
  }
}
