package org.jiebang.eventsourcing.admin;

import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.http.HttpRefusal;

/** The door sends {@code /admin/needs} to needs-service; whoever comes past it must mean us too. */
public final class Named {

  private Named() {}

  /** 404 for another service's name. */
  public static void check(Service service, String name) {
    if (!service.name().equals(name)) {
      throw new Rejected(HttpRefusal.NOT_FOUND);
    }
  }
}
