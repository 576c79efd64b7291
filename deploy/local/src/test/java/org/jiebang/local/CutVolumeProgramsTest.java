package org.jiebang.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that cannot cut the power says what it lacks. */
class CutVolumeProgramsTest {

  @Test
  void who_is_not_root_is_told_so(@TempDir Path empty) {
    assertThatThrownBy(() -> CutVolumePrograms.found(false, List.of(empty), List.of()))
        .isInstanceOf(NotStarted.class)
        .hasMessageContaining("missing: root, ");
  }

  @Test
  void every_missing_program_is_named_with_its_package(@TempDir Path empty) {
    assertThatThrownBy(() -> CutVolumePrograms.found(true, List.of(empty), List.of()))
        .isInstanceOf(NotStarted.class)
        .hasMessageContaining("nbdfuse, nbdkit")
        .hasMessageEndingWith(
            "apt-get install --no-install-recommends e2fsprogs fuse3 libnbd-bin mount nbdkit");
  }

  @Test
  void a_missing_device_is_named(@TempDir Path empty) {
    Path device = empty.resolve("loop-control");
    assertThatThrownBy(() -> CutVolumePrograms.found(true, List.of(empty), List.of(device)))
        .isInstanceOf(NotStarted.class)
        .hasMessageContaining(device.toString());
  }
}
