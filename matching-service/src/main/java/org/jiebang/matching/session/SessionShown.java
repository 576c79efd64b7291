package org.jiebang.matching.session;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.HUB;
import static org.jiebang.eventsourcing.identity.Role.TEAM;
import static org.jiebang.eventsourcing.identity.Role.UNI;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.matching.session.ShownSession.ShownParticipation;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what of a session: that there is one, everybody; who takes part, those who run or host
 * it; one's own part, oneself.
 */
@ApplicationScoped
class SessionShown implements Shown<SessionBody, ShownSession> {

  private static final Set<Role> HOSTS = Set.of(COM, GRD, HUB, DIS);
  private static final Set<Role> RUNNERS = Set.of(DEP, UNI, TEAM);

  private final Hierarchy hierarchy;
  private final PersonKeys keys;

  SessionShown(Hierarchy hierarchy, PersonKeys keys) {
    this.hierarchy = hierarchy;
    this.keys = keys;
  }

  @Override
  public ShownSession show(UUID id, SessionBody body, Caller caller) {
    boolean all = runsOrHosts(caller, body.community(), body.organisation(), body.department());
    return ShownSession.of(
        body,
        body.participations().stream()
            .filter(p -> all || p.volunteer().equals(caller.person()))
            .map(p -> opened(id, p, caller.readsPersonal()))
            .toList());
  }

  boolean runsOrHosts(Caller caller, UUID community, UUID organisation, UUID department) {
    return caller.grant(HOSTS, at -> hierarchy.covers(at, community)) != null
        || caller.grant(
                RUNNERS,
                at -> hierarchy.covers(at, department) || hierarchy.covers(at, organisation))
            != null;
  }

  private ShownParticipation opened(UUID session, ParticipationBody p, boolean words) {
    return new ShownParticipation(
        p.volunteer(),
        p.state(),
        p.walkIn(),
        p.checkedInAt(),
        p.checkedOutAt(),
        p.record(),
        p.reason(),
        p.late(),
        words ? text(p.excuse(), session, "excuse") : null,
        words ? text(p.guarantee(), session, "guarantee") : null,
        words ? text(p.dispute(), session, "dispute") : null);
  }

  private @Nullable String text(@Nullable Envelope envelope, UUID session, String field) {
    return envelope == null ? null : keys.open(envelope, session, field);
  }
}
