package org.jiebang.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One run of Maven over the checkout, with the servers of the tests and one torture seed. */
final class MavenRun {
  private MavenRun() {}

  /**
   * @param arguments goals and options
   * @param extra environment beside that of the servers
   * @return Maven's exit code
   */
  static int verify(
      Path root, TestServers servers, List<String> arguments, Map<String, String> extra) {
    forgetVerdicts(root);
    Map<String, String> environment = new HashMap<>(extra);
    environment.put(TestServers.DB_PORT, String.valueOf(servers.server().port()));
    environment.put(TestServers.DB_ROOT_PASSWORD, servers.server().rootPassword());
    environment.put(TestServers.KAFKA_PORT, servers.bootstrap().replaceFirst(".*:", ""));
    return run(root, "verify", arguments, environment);
  }

  /**
   * @param goal up to where
   * @return Maven's exit code
   */
  static int run(Path root, String goal, List<String> arguments, Map<String, String> environment) {
    List<String> command = new ArrayList<>(List.of("mvn", "-B", "-fae", "-ntp"));
    command.addAll(arguments);
    command.add(goal);
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile()).inheritIO();
    builder.environment().putAll(environment);
    try {
      Process maven = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(maven::destroy, "stop-maven"));
      return maven.waitFor();
    } catch (IOException e) {
      throw new NotStarted("Cannot start mvn: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotStarted("Interrupted.", e);
    }
  }

  /**
   * In a module of which no test is chosen, the verdict of an earlier run would count again. Looks
   * only where modules are: below them others write and delete meanwhile.
   */
  static void forgetVerdicts(Path root) {
    for (Path folder : List.of(root, root.resolve("deploy"))) {
      try (Stream<Path> modules = Files.list(folder)) {
        for (Path module : modules.filter(m -> Files.exists(m.resolve("pom.xml"))).toList()) {
          Files.deleteIfExists(module.resolve("target/failsafe-reports/failsafe-summary.xml"));
        }
      } catch (IOException e) {
        throw new NotStarted("Cannot forget the verdicts of the last run: " + e.getMessage(), e);
      }
    }
  }
}
