package org.jiebang.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of one running Jiebang: {@code .jiebang} of the checkout, or a test's own. */
public record Home(Path folder) {

  public Home(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** The one that {@code ./jiebang up} uses. */
  public static Home ofCheckout() {
    return new Home(Repository.root().resolve(".jiebang"));
  }

  /** Everything that must survive a restart. */
  Path data() {
    return folder.resolve("data");
  }

  /** The signed anchors of the logs: what a change of the database is held against. */
  public Path anchors() {
    return folder.resolve("anchors");
  }

  /** The log of a server or service. */
  public Path log(String name) {
    return folder.resolve("logs").resolve(name + ".log");
  }

  /** What a service's JVM prints before its log opens, and when it dies. */
  Path output(String name) {
    return folder.resolve("logs").resolve(name + ".out");
  }

  /** Where somebody should look who wants to know what happened to it. */
  Path whereToLook(String name) {
    return Files.exists(log(name)) ? log(name) : output(name);
  }

  Path stateFile() {
    return folder.resolve("state.json");
  }

  Path secretsFile() {
    return folder.resolve("secrets.json");
  }

  Path lockFile() {
    return folder.resolve("lock");
  }
}
