package org.jiebang.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jiebang.local.TestReports.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  @TempDir Path root;

  @Test
  void reports_of_all_modules_are_counted_by_group() throws IOException {
    report("needs-service/target/surefire-reports/TEST-a.xml", 10, 1, 2, 3, "1.5", NOON);
    report("needs-service/target/surefire-reports/TEST-b.xml", 5, 0, 0, 0, "0.5", NOON);
    report("deploy/local/target/failsafe-reports/TEST-c.xml", 2, 0, 0, 0, "1,000.25", NOON);
    TestReports reports = TestReports.since(NOON.minusSeconds(1), root);
    assertThat(reports.groups())
        .containsEntry("needs-service unit", new Counts(9, 3, 3, 2.0))
        .containsEntry("deploy/local edges", new Counts(2, 0, 0, 1000.25))
        .hasSize(2);
    assertThat(reports.sum()).isEqualTo(new Counts(11, 3, 3, 1002.25));
  }

  @Test
  void reports_of_an_earlier_run_do_not_count() throws IOException {
    report("gateway/target/surefire-reports/TEST-a.xml", 10, 0, 0, 0, "1", NOON.minusSeconds(60));
    assertThat(TestReports.since(NOON.minusSeconds(1), root).sum()).isEqualTo(Counts.NONE);
  }

  @Test
  void why_tests_were_skipped_is_said_once() throws IOException {
    for (String name : new String[] {"a", "b"}) {
      Path path = root.resolve("gateway/target/surefire-reports/TEST-" + name + ".xml");
      Disk.folderOf(path);
      Files.writeString(
          path,
          "<testsuite tests='1' failures='0' errors='0' skipped='1' time='0'><testcase>"
              + "<skipped message='Assumption failed: no Node'/></testcase></testsuite>");
      Files.setLastModifiedTime(path, FileTime.from(NOON));
    }
    assertThat(TestReports.since(NOON.minusSeconds(1), root).missing()).containsExactly("no Node");
  }

  private void report(
      String file, int tests, int failures, int errors, int skipped, String time, Instant written)
      throws IOException {
    Path path = root.resolve(file);
    Disk.folderOf(path);
    Files.writeString(
        path,
        "<testsuite tests='%d' failures='%d' errors='%d' skipped='%d' time='%s'/>"
            .formatted(tests, failures, errors, skipped, time));
    Files.setLastModifiedTime(path, FileTime.from(written));
  }
}
