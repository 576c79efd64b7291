package org.jiebang.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jiebang.local.TestReports.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TortureReportsTest {

  @TempDir Path root;

  @Test
  void the_reports_of_all_modules_become_one() throws IOException {
    report("eventsourcing", "late-commits", "{\"id > last loses\":\"caught\"}");
    report("system-tests", "kills", "{\"one\":\"caught\",\"two\":\"NOT CAUGHT\"}");
    TortureReports reports = TortureReports.since(Instant.EPOCH, root);
    String text = reports.markdown("small", "abc", 77, new Counts(3, 1, 0, 9));
    assertThat(text)
        .contains("Seed `abc`", "77 s", "3 tests passed, 1 failed")
        .contains("| late-commits | eventsourcing | 5 | 1 of 1 caught |")
        .contains("| kills | system-tests | 5 | 1 of 2 caught |")
        .contains("- rounds: 12", "- plan: \n  - kill kafka\n  - stop needs");
  }

  @Test
  void reports_of_earlier_runs_are_left_out() throws IOException {
    report("eventsourcing", "late-commits", "{}");
    assertThat(TortureReports.since(Instant.now().plusSeconds(5), root).reports()).isEmpty();
  }

  private void report(String module, String name, String canaries) throws IOException {
    Path folder = Files.createDirectories(root.resolve(module).resolve("target/torture"));
    Files.writeString(
        folder.resolve(name + ".json"),
        """
        {"name":"%s","seconds":5,"counts":{"rounds":12,"plan":["kill kafka","stop needs"]},"canaries":%s}"""
            .formatted(name, canaries));
  }
}
