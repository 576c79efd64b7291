package org.jiebang.gateway.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiebang.gateway.story.Summaries.Language;
import org.junit.jupiter.api.Test;

class SummariesTest {

  private static final List<String> SERVICES =
      List.of("needs-service", "matching-service", "points-service");

  /** The story of the product has about this many kinds of facts; fewer means nothing was read. */
  private static final int FEWEST_KINDS = 50;

  @Test
  void both_languages_tell_the_same_facts_with_the_same_words() throws IOException {
    Properties zh = lines("zh");
    Properties en = lines("en");
    assertThat(zh.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
    for (String type : zh.stringPropertyNames()) {
      assertThat(places(zh.getProperty(type))).as(type).isEqualTo(places(en.getProperty(type)));
    }
  }

  @Test
  void every_fact_that_a_service_publishes_is_told_in_both_languages() throws IOException {
    var types = new TreeSet<String>();
    for (String service : SERVICES) {
      types.addAll(samples(Path.of("..", service, "src", "test", "resources", "wire")));
    }
    assertThat(types).hasSizeGreaterThan(FEWEST_KINDS);
    assertThat(types).allMatch(type -> new Summaries().tells(type, Language.ZH));
    assertThat(types).allMatch(type -> new Summaries().tells(type, Language.EN));
  }

  /** Names of the golden samples: {@code need-verified.v1.json}. */
  private static List<String> samples(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString().replaceFirst("\\.v.*", "")).toList();
    }
  }

  private static List<String> places(String line) {
    return Pattern.compile("\\{[a-zA-Z]+}")
        .matcher(line)
        .results()
        .map(MatchResult::group)
        .sorted()
        .toList();
  }

  private static Properties lines(String language) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SummariesTest.class.getResourceAsStream("/story/lines." + language + ".properties"))) {
      var lines = new Properties();
      lines.load(new InputStreamReader(in, UTF_8));
      return lines;
    }
  }
}
