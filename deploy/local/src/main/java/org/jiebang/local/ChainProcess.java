package org.jiebang.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The services' own programs that work on their logs, in a JVM of their own: the launcher knows no
 * line of them. What they are to do goes by the environment, as other passwords do.
 */
final class ChainProcess {
  private static final int HEAP_MEGABYTES = 384;
  private static final String PACKAGE = "org.jiebang.eventsourcing.chain.";

  private final Stack stack;
  private final List<Path> anchors;
  private final @Nullable String bootstrap;

  /**
   * @param anchors folders of anchor files
   * @param bootstrap null: Kafka is not asked
   */
  ChainProcess(Stack stack, List<Path> anchors, @Nullable String bootstrap) {
    this.stack = stack;
    this.anchors = anchors;
    this.bootstrap = bootstrap;
  }

  /** Checks every log; 0: sound. */
  int verify() {
    return run("ChainTool", "JIEBANG_CHAIN_TASK", task());
  }

  /**
   * Goes through what a restore brought back; 0: done, 1: not sound, 3: positions are lost.
   *
   * @param at when the backup was made
   * @param ofBackup the folder of its anchors
   * @param ours where our anchors lie
   */
  int afterRestore(Instant at, Path ofBackup, Path ours, boolean acceptLoss) {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("chain", task());
    task.put("at", at.toString());
    task.put("backupAnchors", ofBackup.toString());
    task.put("anchors", ours.toString());
    task.put("key", stack.secrets().anchorKey());
    task.put("acceptLoss", acceptLoss);
    return run("RestoreTool", "JIEBANG_RESTORE_TASK", task);
  }

  private Map<String, Object> task() {
    DatabaseServer server = stack.databaseServer();
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("jdbc", "jdbc:mariadb://" + server.host() + ":" + server.port() + "/");
    task.put("user", "root");
    task.put("password", server.rootPassword());
    task.put(
        "logs", Provisioning.SERVICES.stream().map(s -> log(stack.databaseName(s), s)).toList());
    task.put("anchors", anchors.stream().map(Path::toString).toList());
    task.put("publicKeys", List.of(stack.secrets().anchorPublicKeys().split(",")));
    if (bootstrap != null) {
      task.put("bootstrap", bootstrap);
    }
    task.put("prefix", stack.topicPrefix());
    task.put("rowsPerSecond", 0);
    return task;
  }

  private static int run(String program, String variable, Map<String, Object> task) {
    Path libraries = Repository.root().resolve("gateway/target/quarkus-app/lib/main");
    if (!Files.isDirectory(libraries)) {
      throw new NotStarted("The services are not built: mvn -DskipTests package makes them.");
    }
    List<String> command = new ArrayList<>(Jvm.command(HEAP_MEGABYTES));
    command.addAll(
        List.of(
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-cp",
            libraries + "/*:" + libraries.resolveSibling("boot") + "/*",
            PACKAGE + program));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put(variable, new ObjectMapper().writeValueAsString(task));
      Process process = builder.start();
      process.getOutputStream().close();
      process.getInputStream().transferTo(System.out);
      return process.waitFor();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new NotStarted("Cannot start " + program + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotStarted("Interrupted.", e);
    }
  }

  private static Map<String, String> log(String database, String service) {
    return Map.of("service", service, "log", database + "_log", "views", database);
  }
}
