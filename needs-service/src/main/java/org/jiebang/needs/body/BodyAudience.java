package org.jiebang.needs.body;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.needs.body.Body.Established;
import org.jiebang.needs.body.ShownBody.Roll;
import org.jiebang.needs.body.ShownBody.ShownChair;
import org.jiebang.needs.body.ShownBody.ShownDuty;
import org.jiebang.needs.body.ShownBody.ShownMember;
import org.jiebang.needs.body.ShownBody.ShownTask;

/**
 * Who sees what of a body: the desk and the district everything; grid workers and fellow members
 * the names; others of the place who holds which office, by number.
 */
@Singleton
public class BodyAudience implements Shown<BodyBody, ShownBody> {

  private final BodyPeople people;
  private final Hierarchy hierarchy;
  private final Clock clock;

  BodyAudience(BodyPeople people, Hierarchy hierarchy, Clock clock) {
    this.people = people;
    this.hierarchy = hierarchy;
    this.clock = clock;
  }

  @Override
  public ShownBody show(UUID id, BodyBody body, Caller caller) {
    Established b = body.body();
    return new ShownBody(
        id,
        body.state(),
        b.place(),
        b.kind(),
        b.field() == null ? null : b.field().value(),
        b.name(),
        b.ordinal(),
        b.policy(),
        b.timeZone().getId(),
        members(b, b.terms(), caller),
        b.chairs().stream()
            .map(t -> new ShownChair(t.person(), t.turn(), t.from(), t.until()))
            .toList(),
        duties(b.duties()),
        b.tasks().stream()
            .map(
                t ->
                    new ShownTask(
                        t.task().value(), t.title(), t.owner(), t.due(), t.doneAt(), t.outcome()))
            .toList(),
        b.lastDay());
  }

  /** Who holds which office on that day. */
  Roll roll(Established b, LocalDate day, Caller caller) {
    Member chair = b.chairOn(day);
    Member next = b.policy().rotationMonths() == null ? null : ChairTurns.next(b, day);
    return new Roll(
        day,
        members(b, b.membersOn(day), caller),
        chair == null ? null : chair.person(),
        next == null ? null : next.person(),
        duties(b.dutiesOn(day)));
  }

  private List<ShownMember> members(Established b, List<Member> members, Caller caller) {
    boolean reads = caller.readsPersonal();
    LocalDate today = LocalDate.ofInstant(clock.now(), b.timeZone());
    boolean desk = reads && holds(caller, b.place(), Set.of(COM, DIS));
    boolean names =
        desk
            || reads
                && (holds(caller, b.place(), Set.of(GRD))
                    || b.memberOn(today, caller.person()) != null);
    return members.stream()
        .map(
            m ->
                member(
                    b.body(),
                    m,
                    names || reads && caller.person().equals(m.person()),
                    desk || reads && caller.person().equals(m.person())))
        .toList();
  }

  private ShownMember member(BodyId body, Member m, boolean name, boolean rest) {
    return new ShownMember(
        m.person(),
        m.office().value(),
        m.represents() == null ? null : m.represents().value(),
        m.from(),
        m.until(),
        name ? people.name(body, m) : null,
        rest ? people.bornOn(body, m) : null,
        rest ? people.ownerOf(body, m) : null,
        m.owner());
  }

  private static List<ShownDuty> duties(List<GridDuty> duties) {
    return duties.stream()
        .map(d -> new ShownDuty(d.person(), d.grid(), d.microGrid(), d.from(), d.until()))
        .toList();
  }

  private boolean holds(Caller caller, UUID place, Set<Role> roles) {
    return caller.grant(roles, scope -> hierarchy.covers(scope, place)) != null;
  }
}
