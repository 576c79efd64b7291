package org.jiebang.local;

/**
 * The databases of one service ({@code name}, {@code name_log}, {@code name_keys}) and its two
 * users: the application's, who cannot change the log, and the migration's.
 */
public record ServiceDatabase(
    String host,
    int port,
    String name,
    String user,
    String password,
    String migrationUser,
    String migrationPassword) {

  /** For the application's user, into the database of the views. */
  public String jdbcUrl() {
    return "jdbc:mariadb://" + host + ":" + port + "/" + name;
  }

  /** The database of the event log. */
  public String logName() {
    return name + "_log";
  }

  /** The database of the person keys. */
  public String keysName() {
    return name + "_keys";
  }

  @Override
  public String toString() {
    return jdbcUrl();
  }
}
