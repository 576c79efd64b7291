package org.jiebang.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this checkout lies, found from the folder we were started in. */
public final class Repository {
  private Repository() {}

  /**
   * The root of the checkout: system property {@code jiebang.root} if set, else the first folder
   * upwards that holds {@code deploy/local/pom.xml}.
   */
  public static Path root() {
    String named = System.getProperty("jiebang.root");
    if (named != null) {
      return Path.of(named).toAbsolutePath().normalize();
    }
    Path here = Path.of("").toAbsolutePath().normalize();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("deploy/local/pom.xml"))) {
        return folder;
      }
    }
    throw new NotStarted(here + " is not inside a checkout of Jiebang.");
  }

  /** The class path of the broker's own JVM, as the build of {@code deploy/local} wrote it. */
  static String kafkaClassPath() {
    Path file = root().resolve("deploy/local/target/kafka.classpath");
    if (!Files.exists(file)) {
      throw new NotStarted(
          "The list of Kafka's jars is missing ("
              + file
              + "): run mvn -pl deploy/local install -DskipTests.");
    }
    return Disk.read(file).strip();
  }
}
