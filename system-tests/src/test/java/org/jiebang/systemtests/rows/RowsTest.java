package org.jiebang.systemtests.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jiebang.local.Repository;
import org.junit.jupiter.api.Test;

/** What the source documents ask for is shown by tests, and {@code docs/rows.md} says by which. */
class RowsTest {

  private static final Path PAGE = Repository.root().resolve("docs/rows.md");

  private final Map<String, SortedSet<String>> citations = Citations.in(Repository.root());

  /**
   * @param due whether it is to be shown by now
   */
  private record Row(String id, String mechanism, String term, boolean due) {}

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/rows/rows.csv")).stream()
        .skip(1)
        .map(line -> line.split(";", -1))
        .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3].equals("yes")))
        .toList();
  }

  @Test
  void every_row_that_is_due_is_shown() throws IOException {
    assertThat(rows().stream().filter(Row::due).map(Row::id)).isSubsetOf(citations.keySet());
  }

  @Test
  void only_rows_are_cited() throws IOException {
    assertThat(rows()).extracting(Row::id).containsAll(citations.keySet());
  }

  @Test
  void the_page_is_of_today() throws IOException {
    String page = page();
    if ("1".equals(System.getenv("JIEBANG_ROWS_WRITE"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as("written anew with JIEBANG_ROWS_WRITE=1").hasContent(page.strip());
  }

  @Test
  void a_tag_belongs_to_what_follows_it() {
    String source =
        """
        @Tag("N-01")
        class SomeTest {
          @Test
          @Tag("N-02")
          @Tag("N-03")
          void both() {}

          @Test
          void neither() {}
        }
        """;
    assertThat(Citations.of("SomeTest", source))
        .isEqualTo(Map.of("SomeTest", "N-01", "SomeTest.both", "N-02 N-03"));
  }

  private String page() throws IOException {
    var page =
        new StringBuilder(
            """
            # Rows and the tests that show them

            Made by `RowsTest` from the tests' tags: `@Tag("N-06")`. A row without a test is not promised yet.

            | row | what | term | shown by |
            |---|---|---|---|
            """);
    for (Row row : rows()) {
      SortedSet<String> tests = citations.getOrDefault(row.id(), new TreeSet<>());
      page.append("| ")
          .append(String.join(" | ", row.id(), row.mechanism(), row.term()))
          .append(" | ")
          .append(tests.isEmpty() ? "–" : String.join(", ", tests))
          .append(" |\n");
    }
    return page.toString();
  }
}
