package org.jiebang.local;

import java.util.Map;

/** The configuration keys that a service reads, as this module hands them out. */
final class ServiceConfig {
  private ServiceConfig() {}

  static Map<String, String> of(ServiceDatabase database) {
    return Map.of(
        "jiebang.db.host", database.host(),
        "jiebang.db.port", String.valueOf(database.port()),
        "jiebang.db.name", database.name(),
        "jiebang.db.log", database.logName(),
        "jiebang.db.keys", database.keysName(),
        "jiebang.db.user", database.user(),
        "jiebang.db.password", database.password(),
        "jiebang.db.migration-user", database.migrationUser(),
        "jiebang.db.migration-password", database.migrationPassword());
  }
}
