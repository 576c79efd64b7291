package org.jiebang.local;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The MariaDB and the Kafka that all tests of a build share. Named by the environment (as {@code
 * ./jiebang test} does) or started under {@code target/test-servers} and shared by every JVM that
 * asks; the last one to end stops them.
 *
 * <p>Tests do not see each other: each asks for its own databases and topics.
 */
public final class TestServers {
  /** Port on 127.0.0.1 of a running MariaDB for the tests. */
  public static final String DB_PORT = "JIEBANG_TEST_DB_PORT";

  /** Its root password. */
  public static final String DB_ROOT_PASSWORD = "JIEBANG_TEST_DB_ROOT_PASSWORD";

  /** Port on 127.0.0.1 of a running Kafka for the tests. */
  public static final String KAFKA_PORT = "JIEBANG_TEST_KAFKA_PORT";

  private final DatabaseServer database;
  private final String bootstrap;

  TestServers(DatabaseServer database, String bootstrap) {
    this.database = database;
    this.bootstrap = bootstrap;
  }

  /** The shared servers, started if need be (5 to 10 seconds the first time). */
  public static TestServers get() {
    TestServers named = named(name -> System.getProperty(name, System.getenv(name)));
    return named != null
        ? named
        : SharedServers.join(Repository.root().resolve("target/test-servers"));
  }

  /**
   * A fresh set of databases and users for one service; nobody else has them.
   *
   * @param service {@code needs}, {@code matching}…, or any short word in ASCII letters
   */
  public ServiceDatabase database(String service) {
    return new Provisioning(database)
        .provide("t" + Random.suffix() + "_", service, Random.password(), Random.password());
  }

  /** Kafka's address for clients. */
  public String bootstrap() {
    return bootstrap;
  }

  /**
   * A prefix nobody else has, such as {@code t1a2b3c4d-}; under it all topics of the house exist.
   */
  public String topicPrefix() {
    String prefix = "t" + Random.suffix() + "-";
    Topics.create(bootstrap, prefix, Provisioning.SERVICES);
    return prefix;
  }

  /** The server, as root: for tests that look from outside. */
  public DatabaseServer server() {
    return database;
  }

  private static @Nullable TestServers named(Function<String, @Nullable String> value) {
    String dbPort = value.apply(DB_PORT);
    String kafkaPort = value.apply(KAFKA_PORT);
    String password = value.apply(DB_ROOT_PASSWORD);
    if (dbPort == null || kafkaPort == null) {
      return null;
    }
    return new TestServers(
        new DatabaseServer("127.0.0.1", Integer.parseInt(dbPort), password == null ? "" : password),
        "127.0.0.1:" + Integer.parseInt(kafkaPort));
  }
}
