package org.jiebang.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The servers of a stack; what needs the services is in system-tests. */
class StackIT {
  // Deep enough that a socket in it would have more than 107 characters.
  private static final Stack STACK =
      Stack.forTest("a-name-so-long-that-no-socket-could-lie-in-its-folder-".repeat(2));

  @BeforeAll
  static void start() {
    STACK.startServers();
  }

  @AfterAll
  static void close() {
    STACK.close();
    assertThat(STACK.alive(Stack.MARIADB) || STACK.alive(Stack.KAFKA)).isFalse();
  }

  @Test
  void what_was_committed_survives_the_kill_of_mariadb() throws SQLException {
    try (Connection connection = migration();
        Statement sql = connection.createStatement()) {
      sql.execute("CREATE TABLE needs_log.event (id INT PRIMARY KEY)");
      sql.execute("INSERT INTO needs_log.event VALUES (42)");
    }
    STACK.kill(Stack.MARIADB);
    assertThat(STACK.ready(Stack.MARIADB)).isFalse();
    STACK.start(Stack.MARIADB);
    try (Connection connection = migration();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery("SELECT id FROM needs_log.event")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt(1)).isEqualTo(42);
    }
  }

  @Test
  void topics_survive_a_restart_and_a_kill_of_kafka() throws Exception {
    STACK.restart(Stack.KAFKA);
    STACK.kill(Stack.KAFKA);
    assertThat(STACK.ready(Stack.KAFKA)).isFalse();
    STACK.start(Stack.KAFKA);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", STACK.bootstrap()))) {
      Set<String> topics = admin.listTopics().names().get(2, TimeUnit.MINUTES);
      assertThat(topics).contains("needs.events", "gateway.events", "anchors");
    }
  }

  @Test
  void databases_may_be_provided_again_and_keep_their_passwords() throws SQLException {
    ServiceDatabase before = STACK.database("points");
    ServiceDatabase again =
        new Provisioning(STACK.databaseServer())
            .provide("", "points", before.password(), before.migrationPassword());
    assertThat(again).isEqualTo(before);
    try (Connection connection =
        DriverManager.getConnection(again.jdbcUrl(), again.user(), again.password())) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @Test
  void a_server_that_runs_is_not_started_twice() {
    assertThatThrownBy(() -> STACK.start(Stack.MARIADB)).hasMessage("mariadb runs already.");
  }

  @Test
  void a_service_that_was_not_built_says_so() {
    assertThatThrownBy(() -> new ServiceProcess("nowhere").requireBuilt())
        .isInstanceOf(NotStarted.class)
        .hasMessageContaining("its program is missing")
        .hasMessageContaining("nowhere-service");
  }

  private static Connection migration() throws SQLException {
    ServiceDatabase needs = STACK.database("needs");
    return DriverManager.getConnection(
        needs.jdbcUrl(), needs.migrationUser(), needs.migrationPassword());
  }
}
