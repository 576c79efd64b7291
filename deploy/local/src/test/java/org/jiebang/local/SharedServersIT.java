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
import org.junit.jupiter.api.Test;

class SharedServersIT {
  private final TestServers servers = TestServers.get();

  @Test
  void the_application_can_add_to_the_log_and_not_change_it() throws SQLException {
    ServiceDatabase database = servers.database("needs");
    try (Connection migration = migration(database);
        Statement sql = migration.createStatement()) {
      sql.execute("CREATE TABLE " + database.logName() + ".event (id INT PRIMARY KEY)");
    }
    try (Connection application = application(database);
        Statement sql = application.createStatement()) {
      String event = database.logName() + ".event";
      assertThat(sql.executeUpdate("INSERT INTO " + event + " VALUES (1)")).isEqualTo(1);
      assertThatThrownBy(() -> sql.execute("UPDATE " + event + " SET id = 2"))
          .hasMessageContaining("UPDATE command denied");
      assertThatThrownBy(() -> sql.execute("DELETE FROM " + event))
          .hasMessageContaining("DELETE command denied");
      assertThatThrownBy(() -> sql.execute("DROP TABLE " + event))
          .hasMessageContaining("DROP command denied");
    }
  }

  @Test
  void the_application_changes_its_views_and_keys() throws SQLException {
    ServiceDatabase database = servers.database("needs");
    for (String name : Set.of(database.name(), database.keysName())) {
      try (Connection migration = migration(database);
          Statement sql = migration.createStatement()) {
        sql.execute("CREATE TABLE " + name + ".thing (id INT PRIMARY KEY)");
      }
      try (Connection application = application(database);
          Statement sql = application.createStatement()) {
        sql.execute("INSERT INTO " + name + ".thing VALUES (1)");
        assertThat(sql.executeUpdate("UPDATE " + name + ".thing SET id = 2")).isEqualTo(1);
        assertThat(sql.executeUpdate("DELETE FROM " + name + ".thing")).isEqualTo(1);
      }
    }
  }

  @Test
  void another_service_sees_nothing() throws SQLException {
    ServiceDatabase needs = servers.database("needs");
    ServiceDatabase points = servers.database("points");
    try (Connection application = application(points);
        Statement sql = application.createStatement()) {
      assertThatThrownBy(() -> sql.execute("USE " + needs.name())).hasMessageContaining("denied");
    }
  }

  @Test
  void the_server_keeps_what_our_guarantees_need() throws SQLException {
    ServiceDatabase database = servers.database("needs");
    Map<String, String> expected =
        Map.of(
            "innodb_flush_log_at_trx_commit", "1",
            "transaction_isolation", "READ-COMMITTED",
            "innodb_lock_wait_timeout", "3",
            "innodb_rollback_on_timeout", "1",
            "character_set_server", "utf8mb4",
            "log_bin", "0",
            "bind_address", "127.0.0.1");
    try (Connection application = application(database);
        Statement sql = application.createStatement()) {
      for (Map.Entry<String, String> setting : expected.entrySet()) {
        try (ResultSet row = sql.executeQuery("SELECT @@GLOBAL." + setting.getKey())) {
          row.next();
          assertThat(row.getString(1)).as(setting.getKey()).isEqualTo(setting.getValue());
        }
      }
    }
  }

  @Test
  void root_needs_its_password() {
    DatabaseServer guessed =
        new DatabaseServer(servers.server().host(), servers.server().port(), "");
    assertThatThrownBy(guessed::connect).hasMessageContaining("Access denied");
  }

  @Test
  void each_prefix_has_all_topics_kept_for_ever() throws Exception {
    String prefix = servers.topicPrefix();
    Topics.create(servers.bootstrap(), prefix, Provisioning.SERVICES);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrap()))) {
      Set<String> all = admin.listTopics().names().get(1, TimeUnit.MINUTES);
      assertThat(all)
          .contains(
              prefix + "needs.events",
              prefix + "matching.events",
              prefix + "points.events",
              prefix + "gateway.events",
              prefix + "anchors");
      String needs = prefix + "needs.events";
      assertThat(admin.describeTopics(Set.of(needs)).allTopicNames().get(1, TimeUnit.MINUTES))
          .hasEntrySatisfying(
              needs, topic -> assertThat(topic.partitions()).hasSize(Topics.PARTITIONS));
    }
  }

  private static Connection application(ServiceDatabase database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  private static Connection migration(ServiceDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.migrationUser(), database.migrationPassword());
  }
}
