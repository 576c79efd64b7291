package org.jiebang.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Makes what a service finds when it starts: three databases and two users. Everything is "if not
 * exists", so each start may ask again.
 */
public final class Provisioning {
  /** The services of the house, in the order in which they start. */
  public static final List<String> SERVICES = List.of("needs", "matching", "points", "gateway");

  private final DatabaseServer server;

  public Provisioning(DatabaseServer server) {
    this.server = server;
  }

  /**
   * The databases of one service; sets both passwords.
   *
   * @param prefix before the names of databases and users; letters, digits and underscores
   * @param password of the application's user, letters and digits
   * @param migrationPassword of the migration's user, letters and digits
   */
  public ServiceDatabase provide(
      String prefix, String service, String password, String migrationPassword) {
    String name = prefix + service;
    ServiceDatabase made =
        new ServiceDatabase(
            server.host(),
            server.port(),
            name,
            name + "_app",
            password,
            name + "_migrate",
            migrationPassword);
    try (Connection connection = server.connect();
        Statement sql = connection.createStatement()) {
      for (String database : List.of(made.name(), made.logName(), made.keysName())) {
        sql.execute("CREATE DATABASE IF NOT EXISTS `" + database + "` CHARACTER SET utf8mb4");
      }
      user(sql, made.user(), password);
      user(sql, made.migrationUser(), migrationPassword);
      grant(sql, "SELECT, INSERT", made.logName(), made.user());
      for (String database : List.of(made.name(), made.keysName())) {
        grant(sql, "SELECT, INSERT, UPDATE, DELETE", database, made.user());
      }
      for (String database : List.of(made.name(), made.logName(), made.keysName())) {
        grant(sql, "ALL PRIVILEGES", database, made.migrationUser());
      }
    } catch (SQLException e) {
      throw new NotStarted(
          "MariaDB at "
              + server
              + " did not make the databases of "
              + service
              + ": "
              + e.getMessage(),
          e);
    }
    return made;
  }

  private static void user(Statement sql, String user, String password) throws SQLException {
    sql.execute("CREATE USER IF NOT EXISTS '" + user + "'@'%'");
    sql.execute("ALTER USER '" + user + "'@'%' IDENTIFIED BY '" + password + "'");
  }

  // In a GRANT an underscore stands for any character, and grants add up: so it is escaped.
  private static void grant(Statement sql, String rights, String database, String user)
      throws SQLException {
    sql.execute(
        "GRANT " + rights + " ON `" + database.replace("_", "\\_") + "`.* TO '" + user + "'@'%'");
  }
}
