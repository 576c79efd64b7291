package org.jiebang.systemtests.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.local.ServiceDatabase;
import org.jiebang.local.bench.Load;

/**
 * The same rows into the same table by hand: one transaction per event (what people write first),
 * and full batches of ready rows without callers, hash or checks (the limit).
 */
final class Rows implements AutoCloseable {

  static final int BATCH = 512;
  private static final int POOL = 64;
  private static final String PAYLOAD =
      "{\"needId\":\"0190b2c4-7d3e-7a31-9c5e-3f2a1b4c5d6e\",\"title\":\"Deliver groceries to an elderly neighbour\","
          + "\"skills\":[\"driving\",\"first-aid\"],\"from\":\"2026-11-21T09:00:00Z\",\"to\":\"2026-11-21T11:00:00Z\","
          + "\"lat\":52.52,\"lon\":13.405,\"points\":40,\"note\":\""
          + "x".repeat(85)
          + "\"}";
  private static final String META =
      "{\"actor\":\"0190b2c4-7d3e-7a31-9c5e-3f2a1b4c5d6e\",\"role\":\"COM\",\"correlation\":\"0190b2c4-7d3e-7a31-9c5e-3f2a1b4c5d6e\","
          + "\"fingerprint\":\"fingerprint-of-the-body\",\"led\":[{\"stream\":\"0190b2c4-7d3e-7a31-9c5e-3f2a1b4c5d6e\",\"version\":17}]}";

  private final ServiceDatabase database;
  private final String insert;
  private final BlockingQueue<Connection> pool = new ArrayBlockingQueue<>(POOL);
  private final ReentrantLock[] locks = new ReentrantLock[Ids.PARTS];
  private final long[] heads = new long[Ids.PARTS];
  private final AtomicLong commands = new AtomicLong();
  private boolean filled;

  Rows(ServiceDatabase database) {
    this.database = database;
    this.insert =
        "INSERT INTO "
            + database.logName()
            + ".event (part,pos,stream_id,version,tenant,type,schema_version,at_us,recorded_us,"
            + "command_id,payload,meta,hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)";
    for (int part = 0; part < Ids.PARTS; part++) {
      locks[part] = new ReentrantLock();
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl() + "?" + Jiebang.SESSION, database.user(), database.password());
  }

  private UUID command() {
    return Ids.commandId(
        System.currentTimeMillis(), "rows", Long.toString(commands.incrementAndGet()));
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static void bind(
      PreparedStatement s, int part, long pos, UUID stream, int version, UUID command)
      throws SQLException {
    s.setInt(1, part);
    s.setLong(2, pos);
    s.setBytes(3, bytes(stream));
    s.setInt(4, version);
    s.setBytes(5, new byte[16]);
    s.setString(6, "note-added");
    s.setInt(7, 1);
    s.setLong(8, pos);
    s.setLong(9, pos);
    s.setBytes(10, bytes(command));
    s.setString(11, PAYLOAD);
    s.setString(12, META);
    s.setBytes(13, new byte[32]);
  }

  /** One transaction per event, the position taken under a lock per part. */
  Load.Caller oneByOne(int callers) throws SQLException {
    synchronized (pool) {
      if (!filled) { // callers that run already may have taken all of it
        filled = true;
        for (int i = 0; i < Math.min(POOL, callers); i++) {
          pool.add(connect());
        }
      }
    }
    int n = Math.max(4, 3_200 / callers);
    var own = new UUID[n];
    var versions = new int[n];
    for (int i = 0; i < n; i++) {
      own[i] = Ids.root(command(), "own");
    }
    return () -> {
      int i = ThreadLocalRandom.current().nextInt(n);
      int part = Ids.part(own[i]);
      locks[part].lock();
      try {
        Connection c = pool.take();
        try (PreparedStatement s = c.prepareStatement(insert)) {
          bind(s, part, heads[part] + 1, own[i], versions[i] + 1, command());
          s.executeUpdate();
          heads[part]++;
          versions[i]++;
        } finally {
          pool.add(c);
        }
      } finally {
        locks[part].unlock();
      }
      return 1;
    };
  }

  /** Full batches on one connection; each caller owns the parts of one lane. */
  Load.Caller batches(int lane, int lanes) throws SQLException {
    Connection c = connect();
    c.setAutoCommit(false);
    PreparedStatement s = c.prepareStatement(insert);
    int n = 6_400;
    var own = new UUID[n];
    var versions = new int[n];
    for (int i = 0; i < n; i++) {
      do {
        own[i] = Ids.root(command(), "own");
      } while (Ids.part(own[i]) % lanes != lane);
    }
    java.util.Arrays.sort(own, java.util.Comparator.comparingInt(Ids::part));
    synchronized (pool) {
      pool.add(c);
    }
    return () -> {
      int from = ThreadLocalRandom.current().nextInt(n - BATCH);
      for (int i = from; i < from + BATCH; i++) {
        int part = Ids.part(own[i]);
        bind(s, part, ++heads[part], own[i], ++versions[i], command());
        s.addBatch();
      }
      s.executeBatch();
      c.commit();
      return BATCH;
    };
  }

  @Override
  public void close() throws SQLException {
    for (Connection c : pool) {
      c.close();
    }
  }
}
