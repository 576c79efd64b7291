package org.jiebang.eventsourcing.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A query on rows of a view that does not say which generation it asks would see the live rows and
 * those of a rebuild. Looks through the sources of all services.
 */
class EveryQueryNamesItsGenerationTest {

  private static final Pattern HQL =
      Pattern.compile("\"[^\"\\n]*\\b(?:from|update)\\s+(\\w*Row)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern BY_KEY = Pattern.compile("\\.find\\(\\s*(\\w*Row)\\.class");

  private static List<String> unbound(String source) {
    var found = new ArrayList<String>();
    look(HQL.matcher(source), source, "key.gen = :gen", found);
    look(BY_KEY.matcher(source), source, "generations.live(", found);
    return found;
  }

  /** A query ends with its statement. */
  private static void look(Matcher query, String source, String bound, List<String> found) {
    while (query.find()) {
      int end = source.indexOf(';', query.start());
      String statement = source.substring(query.start(), end < 0 ? source.length() : end);
      if (!statement.contains(bound)) {
        found.add(statement);
      }
    }
  }

  @Test
  void of_the_live_one() throws IOException {
    int queries = 0;
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      for (Path file : files.filter(EveryQueryNamesItsGenerationTest::isOurs).toList()) {
        String source = Files.readString(file);
        assertThat(unbound(source)).as(file.toString()).isEmpty();
        queries +=
            (int)
                (HQL.matcher(source).results().count() + BY_KEY.matcher(source).results().count());
      }
    }
    assertThat(queries).as("queries looked at").isGreaterThanOrEqualTo(4);
  }

  @Test
  void and_one_that_does_not_is_found() {
    assertThat(unbound("em.createQuery(\"from NeedRow r where r.tenant = :t\");")).hasSize(1);
    assertThat(unbound("rows.find(EntryRow.class, new RowKey(1, id));")).hasSize(1);
    assertThat(unbound("em.createQuery(\"from NeedRow r where r.key.gen = :gen\");")).isEmpty();
  }

  private static boolean isOurs(Path file) {
    String path = file.toString();
    return path.endsWith(".java") && path.contains("/src/main/java/");
  }
}
