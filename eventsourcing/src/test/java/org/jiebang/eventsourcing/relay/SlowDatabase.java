package org.jiebang.eventsourcing.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jiebang.local.Child;
import org.jiebang.local.MariaDbServer;
import org.jiebang.local.Ports;
import org.jiebang.local.Provisioning;
import org.jiebang.local.Repository;
import org.jiebang.local.ServiceDatabase;
import org.jspecify.annotations.Nullable;

/**
 * A MariaDB of a test's own, without binlog, whose redo log becomes durable as late as the test
 * says, and which can be killed and started again. The delay needs a C compiler.
 */
final class SlowDatabase implements AutoCloseable {

  private static final int SYNC = 0;
  private static final int WRITE = 4;

  private final Path home;
  private final MariaDbServer server;
  private final List<String> command;
  private final @Nullable Path delayer;
  private @Nullable Process process;
  final ServiceDatabase database;

  SlowDatabase() {
    home = Path.of("target", "durability").toAbsolutePath();
    delete(home);
    try {
      Files.createDirectories(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server =
        new MariaDbServer(
            Repository.root().resolve("target/servers"),
            home.resolve("data"),
            home.resolve("log"),
            Ports.free(),
            "durability");
    Child first = server.start();
    command = commandOf(first.pid());
    database = new Provisioning(server.endpoint()).provide("d_", "counters", "own", "migration");
    MariaDbServer.stop(first);
    delayer = compiled();
  }

  /** Whether it can be slow: false without a C compiler. */
  boolean canBeSlow() {
    return delayer != null;
  }

  private static List<String> commandOf(long pid) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
      return List.of(line.split("\0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Path compiled() {
    Path library = home.resolve("slow.so");
    try (InputStream source = SlowDatabase.class.getResourceAsStream("/durability/slow.c")) {
      Files.copy(source, home.resolve("slow.c"));
      Process cc =
          new ProcessBuilder("cc", "-shared", "-fPIC", "-O1", "-o", "slow.so", "slow.c", "-ldl")
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("cc.log").toFile())
              .start();
      return cc.waitFor(30, TimeUnit.SECONDS) && cc.exitValue() == 0 ? library : null;
    } catch (IOException e) {
      return null; // no compiler
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  void start() {
    var builder =
        new ProcessBuilder(command)
            .directory(home.resolve("data").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
    if (delayer != null) {
      builder.environment().put("LD_PRELOAD", delayer.toString());
    }
    try {
      delay(Duration.ZERO);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(server::ready);
  }

  /** From now on the redo log is written and synced so much later. */
  void delay(Duration each) throws IOException {
    Path file = home.resolve("data/delay.bin");
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer delays = channel.map(FileChannel.MapMode.READ_WRITE, 0, 4096);
      delays.order(ByteOrder.nativeOrder());
      int micros = (int) (each.toNanos() / 1_000);
      delays.putInt(SYNC, micros);
      delays.putInt(WRITE, micros);
    }
  }

  /** SIGKILL, and gone when this returns. */
  void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      running.onExit().join();
      process = null;
    }
  }

  @Override
  public void close() {
    kill();
    delete(home.resolve("data"));
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
