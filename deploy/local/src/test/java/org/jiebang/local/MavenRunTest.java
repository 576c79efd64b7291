package org.jiebang.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenRunTest {

  @TempDir Path root;

  private Path verdictOf(String module) throws IOException {
    Path reports = Files.createDirectories(root.resolve(module).resolve("target/failsafe-reports"));
    Files.createFile(root.resolve(module).resolve("pom.xml"));
    return Files.createFile(reports.resolve("failsafe-summary.xml"));
  }

  @Test
  void the_verdicts_of_the_last_run_are_forgotten_in_every_module() throws IOException {
    Path service = verdictOf("needs-service");
    Path local = verdictOf("deploy/local");
    Path report = Files.createFile(service.resolveSibling("a-report.txt"));
    MavenRun.forgetVerdicts(root);
    assertThat(service).doesNotExist();
    assertThat(local).doesNotExist();
    assertThat(report).exists();
  }
}
