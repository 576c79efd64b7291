package org.jiebang.matching.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.matching.session.Session.Existing;
import org.jiebang.matching.session.Session.Plan;
import org.jiebang.matching.session.SessionCommand.VolunteerFacts;
import org.jiebang.matching.volunteer.Booking;
import org.jiebang.matching.volunteer.Volunteer.Registered;
import org.jiebang.matching.volunteer.VolunteerId;
import org.jiebang.matching.volunteer.Volunteers;
import org.jspecify.annotations.Nullable;

/** What a session's rules need to know of a volunteer, looked up before the command. */
@ApplicationScoped
class VolunteerDesk {

  private static final VolunteerFacts STRANGER =
      new VolunteerFacts(false, List.of(), null, false, List.of());

  private final CommandHandler commands;

  VolunteerDesk(CommandHandler commands) {
    this.commands = commands;
  }

  VolunteerFacts facts(UUID person, Plan plan) {
    Registered v = find(person);
    return v == null
        ? STRANGER
        : new VolunteerFacts(
            true,
            v.trainedAt(plan.endsAt()),
            v.insuredUntil(),
            v.adult(),
            v.memberOf().stream().sorted().toList());
  }

  /** Sessions at that time which stand in the calendar but no longer want the volunteer. */
  Set<UUID> released(UUID person, Plan plan) {
    Registered v = find(person);
    return v == null
        ? Set.of()
        : v.bookedBetween(plan.startsAt(), plan.endsAt()).stream()
            .map(Booking::session)
            .filter(session -> !expects(session, person))
            .collect(Collectors.toUnmodifiableSet());
  }

  private boolean expects(UUID session, UUID person) {
    return commands.load(Sessions.INSTANCE, session).state() instanceof Existing s
        && s.expects(person);
  }

  boolean registered(UUID person) {
    return find(person) != null;
  }

  private @Nullable Registered find(UUID person) {
    return commands.load(Volunteers.INSTANCE, VolunteerId.of(person).value()).state()
            instanceof Registered v
        ? v
        : null;
  }
}
