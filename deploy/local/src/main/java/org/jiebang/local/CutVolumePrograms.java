package org.jiebang.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a {@link CutVolume} is made of, and which of it this machine has. */
final class CutVolumePrograms {

  /** Programs and the Debian packages that they come from. */
  private static final Map<String, String> PACKAGES =
      new TreeMap<>(
          Map.of(
              "nbdkit", "nbdkit",
              "nbdfuse", "libnbd-bin",
              "fusermount3", "fuse3",
              "mkfs.ext4", "e2fsprogs",
              "fsck.ext4", "e2fsprogs",
              "losetup", "mount",
              "mount", "mount",
              "umount", "mount"));

  private static final List<Path> DEVICES =
      List.of(Path.of("/dev/fuse"), Path.of("/dev/loop-control"));

  private CutVolumePrograms() {}

  /**
   * Where each program lies.
   *
   * @throws NotStarted naming all that is missing
   */
  static Map<String, Path> found() {
    List<Path> folders = new ArrayList<>();
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      folders.add(Path.of(folder));
    }
    // Not on everybody's path, but where the programs of root are.
    folders.add(Path.of("/usr/sbin"));
    folders.add(Path.of("/sbin"));
    return found(isRoot(), folders, DEVICES);
  }

  static Map<String, Path> found(boolean root, List<Path> folders, List<Path> devices) {
    Map<String, Path> found = new HashMap<>();
    Set<String> packages = new TreeSet<>();
    List<String> missing = new ArrayList<>();
    if (!root) {
      missing.add("root");
    }
    PACKAGES.forEach(
        (program, of) -> {
          Path file = in(folders, program);
          if (file == null) {
            packages.add(of);
            missing.add(program);
          } else {
            found.put(program, file);
          }
        });
    devices.stream().filter(Files::notExists).map(Path::toString).forEach(missing::add);
    if (!missing.isEmpty()) {
      throw new NotStarted(message(missing, packages));
    }
    return found;
  }

  private static String message(List<String> missing, Set<String> packages) {
    String message = "A power cut cannot be simulated here; missing: " + String.join(", ", missing);
    return packages.isEmpty()
        ? message + "."
        : message
            + ". Debian: apt-get install --no-install-recommends "
            + String.join(" ", packages);
  }

  private static @Nullable Path in(List<Path> folders, String program) {
    return folders.stream()
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
