package org.jiebang.matching.volunteer;

import static org.jiebang.eventsourcing.Rejected.refuse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.matching.volunteer.Volunteer.Registered;
import org.jiebang.matching.volunteer.Volunteer.Unregistered;
import org.jiebang.matching.volunteer.VolunteerCommand.BookTime;
import org.jiebang.matching.volunteer.VolunteerCommand.CompleteTraining;
import org.jiebang.matching.volunteer.VolunteerCommand.ConfirmMembership;
import org.jiebang.matching.volunteer.VolunteerCommand.FreeTime;
import org.jiebang.matching.volunteer.VolunteerCommand.InsureVolunteer;
import org.jiebang.matching.volunteer.VolunteerCommand.RegisterVolunteer;
import org.jiebang.matching.volunteer.VolunteerEvent.MembershipConfirmed;
import org.jiebang.matching.volunteer.VolunteerEvent.TimeBooked;
import org.jiebang.matching.volunteer.VolunteerEvent.TimeFreed;
import org.jiebang.matching.volunteer.VolunteerEvent.TrainingCompleted;
import org.jiebang.matching.volunteer.VolunteerEvent.VolunteerInsured;
import org.jiebang.matching.volunteer.VolunteerEvent.VolunteerRegistered;

/** The rules of a volunteer: facts are set by others, and nobody is in two places at once. */
final class VolunteerDecider implements Decider<VolunteerCommand, Volunteer, VolunteerEvent> {

  @Override
  public Volunteer initial() {
    return new Unregistered();
  }

  @Override
  public List<VolunteerEvent> decide(VolunteerCommand command, Volunteer state) {
    return switch (state) {
      case Unregistered() -> first(command);
      case Registered v -> decide(command, v);
    };
  }

  private static List<VolunteerEvent> first(VolunteerCommand command) {
    return switch (command) {
      case RegisterVolunteer c ->
          List.of(
              new VolunteerRegistered(
                  c.volunteer(),
                  c.person(),
                  c.community(),
                  c.birthDate(),
                  c.adult(),
                  c.organisation(),
                  c.at()));
      case BookTime _ -> refuse(VolunteerRefusal.NOT_REGISTERED);
      case FreeTime _ -> List.of(); // a walk-in leaves: no time was ever booked
      case CompleteTraining _, InsureVolunteer _, ConfirmMembership _ ->
          refuse(VolunteerRefusal.VOLUNTEER_NOT_FOUND);
    };
  }

  private static List<VolunteerEvent> decide(VolunteerCommand command, Registered v) {
    return switch (command) {
      case RegisterVolunteer _ -> refuse(VolunteerRefusal.ALREADY_REGISTERED);
      case CompleteTraining c -> {
        notByThemself(c.by(), v);
        yield c.validUntil().equals(v.trainings().get(c.category()))
            ? List.of()
            : List.of(new TrainingCompleted(c.volunteer(), c.category(), c.validUntil(), c.at()));
      }
      case InsureVolunteer c -> {
        notByThemself(c.by(), v);
        yield c.insuredUntil().equals(v.insuredUntil())
            ? List.of()
            : List.of(new VolunteerInsured(c.volunteer(), c.insuredUntil(), c.at()));
      }
      case ConfirmMembership c -> {
        notByThemself(c.by(), v);
        yield v.memberOf().contains(c.organisation())
            ? List.of()
            : List.of(new MembershipConfirmed(c.volunteer(), c.organisation(), c.at()));
      }
      case BookTime c -> book(c, v);
      case FreeTime c ->
          v.calendar().stream().anyMatch(b -> b.session().equals(c.session()))
              ? List.of(new TimeFreed(c.volunteer(), c.session(), c.at()))
              : List.of();
    };
  }

  private static List<VolunteerEvent> book(BookTime c, Registered v) {
    boolean clash =
        v.bookedBetween(c.startsAt(), c.endsAt()).stream()
            .anyMatch(b -> !b.session().equals(c.session()) && !c.released().contains(b.session()));
    if (clash) {
      return refuse(VolunteerRefusal.TIME_CLASH);
    }
    return List.of(new TimeBooked(c.volunteer(), c.session(), c.startsAt(), c.endsAt(), c.at()));
  }

  private static void notByThemself(Actor by, Registered v) {
    if (by.is(v.person())) {
      refuse(VolunteerRefusal.SELF_DEALING);
    }
  }

  @Override
  public Volunteer evolve(Volunteer state, VolunteerEvent event) {
    return switch (event) {
      case VolunteerRegistered e ->
          new Registered(
              e.volunteer(),
              e.person(),
              e.community(),
              e.adult(),
              Map.of(),
              null,
              e.organisation(),
              Set.of(),
              List.of());
      case TrainingCompleted e -> {
        Registered v = of(state);
        var more = new HashMap<>(v.trainings());
        more.put(e.category(), e.validUntil());
        yield with(v, Map.copyOf(more), v.memberOf(), v.calendar());
      }
      case VolunteerInsured e -> {
        Registered v = of(state);
        yield new Registered(
            v.volunteer(),
            v.person(),
            v.community(),
            v.adult(),
            v.trainings(),
            e.insuredUntil(),
            v.organisation(),
            v.memberOf(),
            v.calendar());
      }
      case MembershipConfirmed e -> {
        Registered v = of(state);
        var more = new HashSet<>(v.memberOf());
        more.add(e.organisation());
        yield with(v, v.trainings(), Set.copyOf(more), v.calendar());
      }
      case TimeBooked e -> {
        Registered v = of(state);
        var more = new ArrayList<>(without(v, e.session(), e.at()));
        more.add(new Booking(e.session(), e.startsAt(), e.endsAt()));
        yield with(v, v.trainings(), v.memberOf(), List.copyOf(more));
      }
      case TimeFreed e -> {
        Registered v = of(state);
        yield with(v, v.trainings(), v.memberOf(), without(v, e.session(), e.at()));
      }
    };
  }

  /** The calendar without {@code session} and without what is over: it stays short. */
  private static List<Booking> without(Registered v, UUID session, Instant now) {
    return v.calendar().stream()
        .filter(b -> !b.session().equals(session) && b.endsAt().isAfter(now))
        .toList();
  }

  private static Registered with(
      Registered v, Map<String, Instant> trainings, Set<UUID> memberOf, List<Booking> calendar) {
    return new Registered(
        v.volunteer(),
        v.person(),
        v.community(),
        v.adult(),
        trainings,
        v.insuredUntil(),
        v.organisation(),
        memberOf,
        calendar);
  }

  private static Registered of(Volunteer state) {
    return switch (state) {
      case Registered v -> v;
      case Unregistered() -> throw new IllegalStateException("not registered");
    };
  }
}
