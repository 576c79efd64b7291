package org.jiebang.systemtests.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.MySqlEventTableFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jiebang.local.ServiceDatabase;
import org.jiebang.local.bench.Load;
import org.jspecify.annotations.Nullable;

/**
 * The peer: Axon Framework 4's JDBC event store, as its users run it: a unit of work with one
 * transaction per command, bound to the thread, connections from a pool of 64.
 */
final class Axon implements AutoCloseable {

  private static final int POOL = 64;
  private static final int OWN_STREAMS = 3_200;
  private static final int HOT_STREAMS = 8;
  private static final MetaData META =
      MetaData.with("correlationId", "0190b2c4-7d3e-7a31-9c5e-3f2a1b4c5d6e")
          .and("actor", "0190b2c4-7d3e-7a31-9c5e-3f2a1b4c5d6f");

  private static final ThreadLocal<@Nullable Connection> BOUND = new ThreadLocal<>();

  private final HikariDataSource pool;
  private final EmbeddedEventStore store;
  private final String[] hot = new String[HOT_STREAMS];
  private final AtomicLong[] hotNext = new AtomicLong[HOT_STREAMS];
  private final ReentrantLock[] hotLocks = new ReentrantLock[HOT_STREAMS];

  Axon(ServiceDatabase database) {
    var config = new HikariConfig();
    config.setJdbcUrl(database.jdbcUrl() + "?useServerPrepStmts=true");
    config.setUsername(database.migrationUser());
    config.setPassword(database.migrationPassword());
    config.setMaximumPoolSize(POOL);
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    pool = new HikariDataSource(config);
    JacksonSerializer json = JacksonSerializer.defaultSerializer();
    ConnectionProvider connections =
        () -> {
          Connection bound = BOUND.get();
          return bound == null
              ? pool.getConnection()
              : ConnectionWrapperFactory.wrap(
                  bound, new ConnectionWrapperFactory.NoOpCloseHandler());
        };
    JdbcEventStorageEngine engine =
        JdbcEventStorageEngine.builder()
            .connectionProvider(connections)
            .transactionManager(transactions())
            .eventSerializer(json)
            .snapshotSerializer(json)
            .dataType(byte[].class)
            .persistenceExceptionResolver(
                e -> e instanceof SQLIntegrityConstraintViolationException)
            .build();
    transactions().executeInTransaction(() -> engine.createSchema(MySqlEventTableFactory.INSTANCE));
    store = EmbeddedEventStore.builder().storageEngine(engine).build();
    for (int i = 0; i < HOT_STREAMS; i++) {
      hot[i] = UUID.randomUUID().toString();
      hotNext[i] = new AtomicLong();
      hotLocks[i] = new ReentrantLock();
    }
  }

  private TransactionManager transactions() {
    return () -> {
      if (BOUND.get() != null) {
        return JOINED;
      }
      try {
        Connection c = pool.getConnection();
        BOUND.set(c);
        return new Bound(c);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  /** Within a transaction already, as Spring's manager would: who began it ends it. */
  private static final Transaction JOINED =
      new Transaction() {
        @Override
        public void commit() {}

        @Override
        public void rollback() {}
      };

  private record Bound(Connection c) implements Transaction {
    @Override
    public void commit() {
      end(true);
    }

    @Override
    public void rollback() {
      end(false);
    }

    private void end(boolean commit) {
      BOUND.remove();
      try (Connection connection = c) {
        if (commit) {
          connection.commit();
        } else {
          connection.rollback();
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  Load.Caller caller(int callers, double hotShare) {
    int n = Math.max(4, OWN_STREAMS / callers);
    var own = new String[n];
    var next = new long[n];
    for (int i = 0; i < n; i++) {
      own[i] = UUID.randomUUID().toString();
    }
    return () -> {
      ThreadLocalRandom random = ThreadLocalRandom.current();
      if (hotShare > 0 && random.nextDouble() < hotShare) {
        int i = random.nextInt(HOT_STREAMS);
        // What Axon's repository does: one command at a time on an aggregate.
        hotLocks[i].lock();
        try {
          publish(hot[i], hotNext[i].get());
          hotNext[i].incrementAndGet();
        } finally {
          hotLocks[i].unlock();
        }
      } else {
        int i = random.nextInt(n);
        publish(own[i], next[i]);
        next[i]++;
      }
      return 1;
    };
  }

  private void publish(String stream, long sequence) {
    DomainEventMessage<Notes.Added> event =
        new GenericDomainEventMessage<>(
            "note", stream, sequence, Notes.example(UUID.fromString(stream)), META);
    UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(event);
    unit.attachTransaction(transactions());
    try {
      store.publish(event);
      unit.commit();
    } catch (RuntimeException e) {
      if (unit.isActive()) {
        unit.rollback(e);
      }
      throw e;
    }
  }

  @Override
  public void close() {
    store.shutDown();
    pool.close();
  }
}
