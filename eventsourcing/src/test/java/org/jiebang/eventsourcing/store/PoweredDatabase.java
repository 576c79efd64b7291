package org.jiebang.eventsourcing.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jiebang.local.Child;
import org.jiebang.local.CutVolume;
import org.jiebang.local.MariaDbServer;
import org.jiebang.local.Ports;
import org.jiebang.local.Provisioning;
import org.jiebang.local.Repository;
import org.jiebang.local.ServiceDatabase;

/** A MariaDB of a test's own, with the product's settings, on a disk whose power can be cut. */
final class PoweredDatabase implements AutoCloseable {

  private static final long VOLUME = 4L << 30; // sparse: only what is written takes room

  private final CutVolume volume;
  private final MariaDbServer server;

  PoweredDatabase() {
    Path home = Path.of("target", "power-cut").toAbsolutePath();
    volume = CutVolume.fresh(home, VOLUME);
    server =
        new MariaDbServer(
            Repository.root().resolve("target/servers"),
            volume.folder().resolve("data"),
            home.resolve("mariadb.log"), // not on the volume: it tells of the recovery
            Ports.free(),
            "powered");
  }

  /** Starts the server and returns when it has recovered. */
  void start() {
    start(server);
  }

  /** The same server, told to write at commit and to flush once a second. */
  void startWithoutFlush() {
    start(server.with(List.of("--innodb-flush-log-at-trx-commit=2"), Map.of()));
  }

  private void start(MariaDbServer server) {
    Child child = volume.powers(server.launch());
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> server.ready() || !child.alive());
    if (!child.alive()) {
      throw new IllegalStateException("MariaDB did not recover: see target/power-cut/mariadb.log");
    }
  }

  /** Starts the server without waiting: it is still busy with its recovery. */
  void begin() {
    volume.powers(server.launch());
  }

  ServiceDatabase provide(String prefix) {
    return new Provisioning(server.endpoint()).provide(prefix, "counters", "own", "migration");
  }

  /** The power is gone, for the disk and for the server. */
  void cut() {
    volume.cut();
  }

  /** The power is back, and the file system has played its journal. */
  void restore() {
    volume.restore();
  }

  @Override
  public void close() {
    volume.close();
  }
}
