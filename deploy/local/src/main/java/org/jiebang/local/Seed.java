package org.jiebang.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The seed of a run's random plans: the commit, so that each commit tries another plan. */
final class Seed {
  /** More would not fit into 64 bits without its sign. */
  private static final int HEX_DIGITS = 15;

  private Seed() {}

  /** What the environment names, else the commit's first 15 digits, else 1. */
  static String of(Path root) {
    String named = System.getenv(Torture.SEED);
    return named != null && !named.isBlank() ? named : commit(root);
  }

  private static String commit(Path root) {
    try {
      Process git =
          new ProcessBuilder("git", "rev-parse", "HEAD")
              .directory(root.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String hash =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return git.waitFor() == 0 && hash.matches("[0-9a-f]{40,}")
          ? hash.substring(0, HEX_DIGITS)
          : "1";
    } catch (IOException noGit) {
      return "1";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "1";
    }
  }
}
