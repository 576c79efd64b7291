package org.jiebang.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A MariaDB server that we may administer: ours, or one that the person named. */
public record DatabaseServer(String host, int port, String rootPassword) {

  /** A connection as root, without a database. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "root");
    properties.setProperty("password", rootPassword);
    properties.setProperty("connectTimeout", "30000");
    return DriverManager.getConnection("jdbc:mariadb://" + host + ":" + port + "/", properties);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
