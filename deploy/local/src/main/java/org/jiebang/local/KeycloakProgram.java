package org.jiebang.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keycloak as it is published: fetched by Maven when it is first asked for (the version is in the
 * root pom), unpacked, and built once for our database and features. All homes of a checkout share
 * it.
 */
final class KeycloakProgram {
  /** Below the folder of a version: what a running Keycloak only reads. */
  private static final List<String> SHARED = List.of("conf", "lib", "providers", "themes");

  /** Our mark: a launcher killed meanwhile leaves a folder that only looks ready. */
  private static final String BUILT = "built";

  private static final int BUILD_HEAP_MEGABYTES = 512;
  private static final Pattern VERSION =
      Pattern.compile("<keycloak\\.version>([0-9.]+)</keycloak\\.version>");

  /** What {@code kc.sh} says, without the shell. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Duser.language=en",
          "-Duser.country=US",
          "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
              + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "-Dpicocli.disable.closures=true",
          "-Dquarkus-log-max-startup-records=10000");

  private static final String PROGRAM = "lib/quarkus-run.jar";

  private final Path folder;
  private final Path log;

  /**
   * @param folder where versions are unpacked
   * @param log file that Maven's and the build's messages are appended to
   */
  KeycloakProgram(Path folder, Path log) {
    this.folder = folder;
    this.log = log;
  }

  /** The base folder of Keycloak, ready to be started; takes a minute or more the first time. */
  Path ready() {
    Path wanted = folder.resolve("keycloak");
    String version = version();
    Path base = wanted.resolve(version).resolve("keycloak-" + version);
    if (!Files.exists(base.resolve(BUILT))) {
      Path beside = wanted.resolve(version + ".unpacking-" + ProcessHandle.current().pid());
      Disk.delete(beside);
      Path unpacked = beside.resolve("keycloak-" + version);
      unpack(beside, unpacked);
      build(unpacked);
      try {
        Disk.delete(wanted.resolve(version));
        Disk.move(beside, wanted.resolve(version));
      } catch (UncheckedIOException e) {
        // Another JVM was quicker: its copy is as good.
        Disk.delete(beside);
        if (!Files.exists(base.resolve(BUILT))) {
          throw e;
        }
      }
    }
    return base;
  }

  /** Gives a home of its own what it shares with the others. */
  static void link(Path base, Path home) {
    Disk.folder(home);
    for (String shared : SHARED) {
      Path link = home.resolve(shared);
      try {
        Files.deleteIfExists(link);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Disk.link(link, base.resolve(shared));
    }
  }

  /**
   * The command line that runs it.
   *
   * @param base where the program lies
   * @param home its data and its links
   */
  static List<String> command(Path base, Path home, int heapMegabytes, List<String> arguments) {
    List<String> command = new ArrayList<>(Jvm.command(heapMegabytes));
    command.addAll(JVM_OPTIONS);
    command.add("-Djiebang.folder=" + home);
    command.add("-Dkc.home.dir=" + home);
    command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
    command.add("-cp");
    command.add(base.resolve(PROGRAM).toString());
    command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    command.addAll(arguments);
    return command;
  }

  private void unpack(Path into, Path unpacked) {
    Path root = Repository.root();
    List<String> command =
        new ArrayList<>(
            List.of(
                "mvn",
                "-B",
                "-ntp",
                "-pl",
                "deploy/local",
                "dependency:unpack@keycloak",
                "-Djiebang.unpack=" + into));
    Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
    // Without the network when it is here already.
    for (String network : List.of("-o", "-U")) {
      command.add(1, network);
      Child.run("keycloak-fetch", command, environment, root, log);
      command.remove(1);
      // The folder alone says nothing: Maven makes it before it knows whether it has the zip.
      if (Files.exists(unpacked.resolve(PROGRAM))) {
        return;
      }
    }
    throw new NotStarted("Keycloak could not be fetched: see " + log + ".");
  }

  private void build(Path base) {
    Child.run(
        "keycloak-build",
        command(base, base, BUILD_HEAP_MEGABYTES, List.of("build", "--db=dev-file")),
        Map.of(),
        base,
        log);
    if (!Files.exists(base.resolve("lib/quarkus/quarkus-application.dat"))) {
      throw new NotStarted("Keycloak could not be built: see " + log + ".");
    }
    Disk.writePrivately(base.resolve(BUILT), "");
  }

  private static String version() {
    Matcher property = VERSION.matcher(Disk.read(Repository.root().resolve("pom.xml")));
    if (!property.find()) {
      throw new NotStarted("The root pom does not say which Keycloak.");
    }
    return property.group(1);
  }
}
