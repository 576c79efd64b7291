package org.jiebang.systemtests.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Programs of Node, among the tools and clients that {@code clients/typescript/build} has made.
 * Where Node is missing, who needs it is skipped; CI must have it.
 */
public final class Node {

  private static final Path HOME =
      Path.of("../clients/typescript/target/npm").toAbsolutePath().normalize();

  private static final String MISSING =
      "no Node 20 or newer was on the PATH of the build: neither is the contract linted nor the"
          + " TypeScript client tested";

  private static final long MOST_SECONDS = 600;

  private Node() {}

  /** How it ended, and what it wrote. */
  public record Ended(int exit, String said) {}

  /** Skips the test where there is no Node. */
  public static void needed() {
    boolean there = Files.isDirectory(HOME.resolve("told"));
    if ("true".equals(System.getenv("CI"))) {
      assertThat(there).as(MISSING).isTrue();
    }
    assumeTrue(there, MISSING);
  }

  /**
   * Runs it to its end.
   *
   * @param input what it reads on its standard input
   * @param program a script of Node, and its arguments
   */
  public static Ended run(String input, Map<String, String> environment, List<String> program) {
    needed();
    List<String> command = new ArrayList<>(List.of("node"));
    command.addAll(program);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process node = builder.start();
      try (OutputStream in = node.getOutputStream();
          InputStream out = node.getInputStream()) {
        in.write(input.getBytes(UTF_8));
        in.close();
        String said = new String(out.readAllBytes(), UTF_8);
        assertThat(node.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as(said).isTrue();
        return new Ended(node.exitValue(), said);
      } finally {
        node.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
