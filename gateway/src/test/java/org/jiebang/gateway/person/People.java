package org.jiebang.gateway.person;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.personal.Envelope;

/** Persons, places and offices for tests. */
final class People {

  static final Instant NOON = Instant.parse("2025-03-01T04:00:00Z");
  static final UUID DISTRICT = new UUID(1, 1);
  static final UUID WUHUAN = new UUID(2, 1);
  static final UUID NEXT_DOOR = new UUID(2, 2);
  static final UUID UNIVERSITY = new UUID(3, 1);
  static final UUID DEPARTMENT = new UUID(3, 2);
  static final PersonId LI = new PersonId(new UUID(9, 1));
  static final Envelope NAME = new Envelope(LI.value(), 1, "aXY", "bmFtZQ");
  static final Envelope PHONE = new Envelope(LI.value(), 1, "aXY", "cGhvbmU");

  private People() {}

  static Grant at(Role role, String kind, UUID scope) {
    return new Grant(role, kind, scope);
  }

  static Grant community(Role role) {
    return at(role, "community", WUHUAN);
  }

  static Grant district() {
    return at(Role.DIS, "district", DISTRICT);
  }

  static Actor by(Role role, UUID scope) {
    return new Actor(new UUID(9, 99), role.name(), scope, null);
  }

  /** Someone who holds {@code held}, in a district with two communities and one university. */
  static Authority holding(Grant... held) {
    return new Authority(
        List.of(held),
        Map.of(
            DISTRICT, new Authority.Place("district", List.of(DISTRICT)),
            WUHUAN, new Authority.Place("community", List.of(WUHUAN, DISTRICT)),
            NEXT_DOOR, new Authority.Place("community", List.of(NEXT_DOOR, DISTRICT)),
            UNIVERSITY, new Authority.Place("organisation", List.of(UNIVERSITY, DISTRICT)),
            DEPARTMENT,
                new Authority.Place("organisation", List.of(DEPARTMENT, UNIVERSITY, DISTRICT))));
  }
}
