package org.jiebang.gateway.person;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jspecify.annotations.Nullable;

/**
 * Opens a person's name and phone for the person, and for those whose task it is to reach them: the
 * community desk, the grid worker and the district above one of the person's scopes.
 */
@Singleton
class PersonShown implements Shown<PersonBody, PersonAnswer> {

  private static final Set<Role> REACH_PEOPLE = Set.of(COM, GRD, DIS);

  private final PersonKeys keys;
  private final Hierarchy hierarchy;

  PersonShown(PersonKeys keys, Hierarchy hierarchy) {
    this.keys = keys;
    this.hierarchy = hierarchy;
  }

  @Override
  public PersonAnswer show(UUID id, PersonBody body, Caller caller) {
    boolean open = caller.readsPersonal() && (caller.person().equals(id) || reaches(caller, body));
    return new PersonAnswer(
        body.id(),
        body.state(),
        body.home(),
        open ? text(body.name(), id, "name") : null,
        open ? text(body.phone(), id, "phone") : null,
        body.grants().stream().map(Grant::toString).toList(),
        body.registeredAt());
  }

  private boolean reaches(Caller caller, PersonBody body) {
    return caller.grant(
            REACH_PEOPLE,
            held ->
                hierarchy.covers(held, body.home())
                    || body.grants().stream().anyMatch(g -> hierarchy.covers(held, g.scope())))
        != null;
  }

  private @Nullable String text(@Nullable Envelope envelope, UUID stream, String field) {
    return envelope == null ? null : keys.open(envelope, stream, field);
  }
}
