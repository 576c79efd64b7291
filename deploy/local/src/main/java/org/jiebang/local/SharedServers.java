package org.jiebang.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Servers that several JVMs share. Each user holds a shared lock on {@code users}; who ends last
 * gets it alone and stops them. The operating system gives locks back, so a killed JVM does not
 * keep them running for ever: the next one takes them over.
 */
final class SharedServers {
  /** Set in the JVM that already holds its shared lock, whichever class loader asks. */
  private static final String JOINED = "org.jiebang.local.SharedServers.joined";

  private static final int ATTEMPTS = 3;

  private final Path home;

  private SharedServers(Path home) {
    this.home = Disk.folder(home);
  }

  static TestServers join(Path home) {
    // A string literal is one object in the whole JVM, also across Quarkus's class loaders.
    synchronized (JOINED) {
      return new SharedServers(home).join();
    }
  }

  private TestServers join() {
    try (FileChannel door = open("door");
        FileLock _ = door.lock()) {
      if (System.getProperty(JOINED) == null) {
        beUser();
      }
      Properties running = running();
      if (running == null) {
        running = start();
      }
      return new TestServers(
          new DatabaseServer(
              "127.0.0.1", number(running, "db.port"), running.getProperty("db.password")),
          "127.0.0.1:" + number(running, "kafka.port"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void beUser() throws IOException {
    FileChannel users = open("users");
    FileLock _ = users.lock(0, Long.MAX_VALUE, true);
    System.setProperty(JOINED, home.toString());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(users), "stop-test-servers"));
    // Loaded now: at shutdown a test's class loader may be closed.
    new Child("none", -1, 0).kill();
  }

  private void leave(FileChannel users) {
    try (users;
        FileChannel door = open("door");
        FileLock _ = door.lock()) {
      users.close();
      try (FileChannel again = open("users");
          FileLock alone = again.tryLock()) {
        if (alone != null) {
          stopAll();
        }
      }
    } catch (IOException | OverlappingFileLockException e) {
      System.err.println("Test servers in " + home + " are left running: " + e);
    }
  }

  private void stopAll() throws IOException {
    Properties known = read();
    if (known != null) {
      for (String name : List.of("kafka", "mariadb")) {
        // Nobody needs this data again, so nobody waits for it to be tidy.
        child(known, name).kill();
      }
      Files.deleteIfExists(home.resolve("servers.properties"));
    }
  }

  private @Nullable Properties running() throws IOException {
    Properties known = read();
    if (known == null) {
      return null;
    }
    if (child(known, "mariadb").alive() && child(known, "kafka").alive()) {
      return known;
    }
    stopAll();
    return null;
  }

  private Properties start() {
    for (int attempt = 1; ; attempt++) {
      try {
        return startOnFreePorts();
      } catch (NotStarted e) {
        // Between choosing a port and using it, somebody else may have taken it.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Properties startOnFreePorts() {
    Disk.delete(home.resolve("data"));
    String password = Random.password();
    int dbPort = Ports.free();
    int kafkaPort = Ports.free();
    MariaDbServer mariaDb =
        new MariaDbServer(
            MariaDbBinaries.sharedFolder(),
            home.resolve("data/mariadb"),
            home.resolve("mariadb.log"),
            dbPort,
            password);
    KafkaServer kafka =
        new KafkaServer(
            home.resolve("data/kafka"), home.resolve("kafka.log"), kafkaPort, Ports.free());
    CompletableFuture<Child> database = Joined.begin(mariaDb::launch);
    List<Child> launched = new ArrayList<>();
    try {
      try {
        launched.add(kafka.launch());
      } finally {
        launched.add(Joined.with(database));
      }
      Properties started = new Properties();
      started.setProperty("db.port", String.valueOf(dbPort));
      started.setProperty("db.password", password);
      started.setProperty("kafka.port", String.valueOf(kafkaPort));
      for (Child child : launched) {
        started.setProperty(child.name() + ".pid", String.valueOf(child.pid()));
        started.setProperty(child.name() + ".started", String.valueOf(child.startedAt()));
      }
      write(started);
      for (Child child : launched) {
        if (child.name().equals("kafka")) {
          kafka.awaitReady(child);
        } else {
          mariaDb.awaitReady(child);
        }
      }
      return started;
    } catch (NotStarted e) {
      launched.forEach(Child::kill);
      throw e;
    }
  }

  private void write(Properties properties) {
    StringBuilder text = new StringBuilder();
    properties.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    Disk.writePrivately(home.resolve("servers.properties"), text.toString());
  }

  private @Nullable Properties read() throws IOException {
    Path file = home.resolve("servers.properties");
    if (!Files.exists(file)) {
      return null;
    }
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(file)));
    return properties;
  }

  private static Child child(Properties known, String name) {
    return new Child(
        name,
        Long.parseLong(known.getProperty(name + ".pid")),
        Long.parseLong(known.getProperty(name + ".started")));
  }

  private static int number(Properties known, String key) {
    return Integer.parseInt(known.getProperty(key));
  }

  private FileChannel open(String name) throws IOException {
    return FileChannel.open(
        home.resolve(name),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }
}
