package org.jiebang.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  @TempDir Path folder;

  @Test
  void a_log_that_is_too_long_is_moved_and_its_writer_goes_on_in_the_same_file()
      throws IOException {
    Path log = new Home(folder).log("kafka");
    Disk.folderOf(log);
    Files.writeString(log, "x".repeat(12_000_000));
    LogFiles.rotate(new Home(folder));
    assertThat(log).isEmptyFile();
    assertThat(Files.size(log.resolveSibling("kafka.log.1"))).isEqualTo(12_000_000);
  }

  @Test
  void the_end_of_a_log_is_shown() throws IOException {
    Path log = folder.resolve("a.log");
    Files.writeString(log, "one\ntwo\nthree\n");
    assertThat(LogFiles.tail(log, 2)).containsExactly("two", "three");
    assertThat(LogFiles.tail(folder.resolve("none"), 2)).isEmpty();
  }
}
