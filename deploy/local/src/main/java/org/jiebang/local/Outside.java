package org.jiebang.local;

import org.jspecify.annotations.Nullable;

/**
 * Servers that the person named instead of the embedded ones.
 *
 * @param database null: we start our own MariaDB
 * @param bootstrap null: we start our own Kafka
 */
public record Outside(@Nullable DatabaseServer database, @Nullable String bootstrap) {
  /** Both servers are ours. */
  public static final Outside NOTHING = new Outside(null, null);

  /**
   * Before names of databases and users: somebody else's server may know the short ones already.
   */
  String databasePrefix() {
    return database == null ? "" : "jiebang_";
  }

  /** Before names of topics. */
  String topicPrefix() {
    return bootstrap == null ? "" : "jiebang-";
  }
}
