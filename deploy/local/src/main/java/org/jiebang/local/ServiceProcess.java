package org.jiebang.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One service as a process: which jar, which options, where it logs, when it is ready. */
final class ServiceProcess {
  private static final int HEAP_MEGABYTES = 128;

  private final String name;

  /**
   * @param name a service's, or {@code needs-2} for a second instance
   */
  ServiceProcess(String name) {
    this.name = name;
  }

  /** {@code needs-2} is an instance of {@code needs}. */
  static String serviceOf(String name) {
    int dash = name.indexOf('-');
    return dash < 0 ? name : name.substring(0, dash);
  }

  /** How this machine reaches a server that listens on that address. */
  static String reachable(String host) {
    return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
  }

  void requireBuilt() {
    if (!Files.exists(jar())) {
      throw new NotStarted(
          "%s cannot start, its program is missing: %s. mvn -DskipTests package makes it."
              .formatted(name, jar()));
    }
  }

  Child launch(Home home, Map<String, String> settings) {
    requireBuilt();
    String listens = settings.getOrDefault("QUARKUS_HTTP_HOST", "127.0.0.1");
    String port = settings.getOrDefault("QUARKUS_HTTP_PORT", "0");
    if (!Ports.isFree(listens, Integer.parseInt(port))) {
      throw new NotStarted("Port %s on %s, for %s, is taken.".formatted(port, listens, name));
    }
    List<String> command = new ArrayList<>(Jvm.command(HEAP_MEGABYTES));
    Path cache = jar().resolveSibling("app.aot");
    if (Files.exists(cache)) {
      // Classes as they were after a start at build time; it is passed over when it does not fit.
      command.add("-XX:AOTCache=" + cache);
    }
    command.add("-Djiebang.folder=" + home.folder());
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.add("-jar");
    command.add(jar().toString());
    Map<String, String> environment = new HashMap<>(logging(home));
    environment.put("QUARKUS_PROFILE", "local");
    environment.putAll(settings);
    return Child.start(
        name, command, environment, home.folder().resolve("run").resolve(name), home.output(name));
  }

  /**
   * @param door where it is asked: it says on the other port that it is ready, and that one may
   *     open first
   */
  void awaitReady(Child child, URI management, URI door, Home home, Duration patience) {
    boolean answered =
        Wait.until(
            patience,
            Duration.ofMillis(100),
            () ->
                !child.alive()
                    || Health.ready(management) && Ports.isOpen(door.getHost(), door.getPort()));
    if (child.alive() && answered) {
      return;
    }
    String what =
        child.alive() ? "is not ready after " + patience.toSeconds() + " s" : "did not start";
    List<String> end = new ArrayList<>(LogFiles.tail(home.output(name), 15));
    end.addAll(LogFiles.tail(home.log(name), 15));
    throw new NotStarted(
        "%s%n%s %s: see %s"
            .formatted(
                String.join(System.lineSeparator(), end), name, what, home.whereToLook(name)));
  }

  private Path jar() {
    String service = serviceOf(name);
    String module = service.equals(Stack.GATEWAY) ? service : service + "-service";
    return Repository.root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
  }

  // The service rotates its own log; the console keeps what comes before and after it.
  private Map<String, String> logging(Home home) {
    return Map.of(
        "QUARKUS_LOG_FILE_ENABLED", "true",
        "QUARKUS_LOG_FILE_PATH", home.log(name).toString(),
        "QUARKUS_LOG_FILE_ROTATION_MAX_FILE_SIZE", "10M",
        "QUARKUS_LOG_FILE_ROTATION_MAX_BACKUP_INDEX", "2",
        "QUARKUS_LOG_FILE_JSON_ENABLED", "false",
        "QUARKUS_LOG_CONSOLE_ENABLED", "false",
        "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
  }
}
