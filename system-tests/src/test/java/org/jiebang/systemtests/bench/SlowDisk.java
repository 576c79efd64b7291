package org.jiebang.systemtests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An environment in which every fsync of a process takes longer, as on a disk far away. */
final class SlowDisk {

  private static final String SOURCE =
      """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <stdlib.h>
      #include <time.h>
      static void wait_a_little(void) {
        const char *text = getenv("JIEBANG_FSYNC_DELAY_US");
        long us = text ? atol(text) : 0;
        struct timespec t = {us / 1000000, us % 1000000 * 1000};
        if (us > 0) nanosleep(&t, 0);
      }
      int fsync(int fd) {
        static int (*real)(int);
        if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
        wait_a_little();
        return real(fd);
      }
      int fdatasync(int fd) {
        static int (*real)(int);
        if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
        wait_a_little();
        return real(fd);
      }
      """;

  private SlowDisk() {}

  /**
   * @return null where there is no C compiler
   */
  static @Nullable Map<String, String> of(int micros) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("jiebang-slow-disk");
    Path source = Files.writeString(folder.resolve("slow.c"), SOURCE);
    Path library = folder.resolve("slow.so");
    try {
      Process compiler =
          new ProcessBuilder(
                  "cc", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
              .inheritIO()
              .start();
      if (!compiler.waitFor(60, TimeUnit.SECONDS) || compiler.exitValue() != 0) {
        return null;
      }
    } catch (IOException noCompiler) {
      return null;
    }
    return Map.of(
        "LD_PRELOAD", library.toString(), "JIEBANG_FSYNC_DELAY_US", String.valueOf(micros));
  }
}
