package org.jiebang.local;

import java.nio.file.Path;
import java.util.List;

/** How we start a JVM: the one we run in, small and quick to start. */
final class Jvm {
  private Jvm() {}

  /** The program and its options, without class path and main class. */
  static List<String> command(int heapMegabytes) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx" + heapMegabytes + "m",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8");
  }
}
