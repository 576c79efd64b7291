package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of a service beside a test that fails. */
class WhatServicesSaidTest {

  @TempDir Path folder;

  @Test
  void complaints_and_their_reasons_are_shown_since_the_test_began() throws IOException {
    Path log = folder.resolve("needs.log");
    String before = "10:00:00,000 ERROR [a] (b) of another test\n";
    Files.writeString(
        log,
        before
            + "10:00:01,000 INFO  [a] (b) nothing\n"
            + "10:00:02,000 ERROR [a] (b) views end\n"
            + "java.lang.IllegalStateException: no\n"
            + "\tat org.jiebang.A.b(A.java:1)\n"
            + "Caused by: java.sql.SQLException: pool\n"
            + "10:00:03,000 vm java[1] WARN  [org.apa.kaf.cli.NetworkClient] (c) nobody there\n"
            + "10:00:03,000 vm /usr/bin/java[12] WARN  [a] (b) behind\n");
    assertThat(WhatServicesSaid.complaints(log, before.length()))
        .containsExactly(
            "10:00:02,000 ERROR [a] (b) views end",
            "Caused by: java.sql.SQLException: pool",
            "10:00:03,000 WARN  [a] (b) behind");
  }

  @Test
  void of_a_log_that_was_begun_anew_everything_counts() throws IOException {
    Path log = folder.resolve("needs.log");
    Files.writeString(log, "10:00:02,000 ERROR [a] (b) new\n".repeat(20));
    assertThat(WhatServicesSaid.complaints(log, 1_000_000)).hasSize(15);
    assertThat(WhatServicesSaid.complaints(folder.resolve("none.log"), 0)).isEmpty();
  }

  @Test
  void a_check_that_is_down_is_named() {
    assertThat(
            Health.faults(
                "needs",
                """
                {"status": "DOWN", "checks": [{"name": "views", "status": "DOWN"},
                 {"name": "relay", "status": "UP"}]}"""))
        .containsExactly("needs: down: {\"name\":\"views\",\"status\":\"DOWN\"}");
    assertThat(Health.faults("needs", "{\"status\": \"UP\", \"checks\": []}")).isEmpty();
  }
}
