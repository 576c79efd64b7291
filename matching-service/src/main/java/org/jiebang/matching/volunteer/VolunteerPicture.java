package org.jiebang.matching.volunteer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.matching.volunteer.VolunteerBody.Training;
import org.jiebang.matching.volunteer.VolunteerEvent.MembershipConfirmed;
import org.jiebang.matching.volunteer.VolunteerEvent.TimeBooked;
import org.jiebang.matching.volunteer.VolunteerEvent.TimeFreed;
import org.jiebang.matching.volunteer.VolunteerEvent.TrainingCompleted;
import org.jiebang.matching.volunteer.VolunteerEvent.VolunteerInsured;
import org.jiebang.matching.volunteer.VolunteerEvent.VolunteerRegistered;
import org.jspecify.annotations.Nullable;

/** Folds a volunteer's events into what the API shows. */
public final class VolunteerPicture implements Picture<VolunteerBody, VolunteerEvent> {

  @Override
  public Class<VolunteerBody> body() {
    return VolunteerBody.class;
  }

  @Override
  public String state(VolunteerBody body) {
    return body.state();
  }

  @Override
  public VolunteerBody evolve(@Nullable VolunteerBody body, Recorded<VolunteerEvent> fact) {
    return switch (fact.event()) {
      case VolunteerRegistered e ->
          new VolunteerBody(
              e.volunteer().value(),
              "REGISTERED",
              e.person(),
              e.community(),
              e.adult(),
              e.birthDate(),
              List.of(),
              null,
              e.organisation(),
              List.of(),
              List.of());
      case TrainingCompleted e -> {
        VolunteerBody b = requireNonNull(body);
        yield b.with(
            plus(
                b.trainings(),
                t -> !t.category().equals(e.category()),
                new Training(e.category(), e.validUntil())),
            b.insuredUntil(),
            b.memberOf(),
            b.calendar());
      }
      case VolunteerInsured e -> {
        VolunteerBody b = requireNonNull(body);
        yield b.with(b.trainings(), e.insuredUntil(), b.memberOf(), b.calendar());
      }
      case MembershipConfirmed e -> {
        VolunteerBody b = requireNonNull(body);
        yield b.with(
            b.trainings(),
            b.insuredUntil(),
            plus(b.memberOf(), o -> !o.equals(e.organisation()), e.organisation()),
            b.calendar());
      }
      case TimeBooked e -> {
        VolunteerBody b = requireNonNull(body);
        yield b.with(
            b.trainings(),
            b.insuredUntil(),
            b.memberOf(),
            plus(
                b.calendar(),
                x -> !x.session().equals(e.session()) && x.endsAt().isAfter(e.at()),
                new Booking(e.session(), e.startsAt(), e.endsAt())));
      }
      case TimeFreed e -> {
        VolunteerBody b = requireNonNull(body);
        yield b.with(
            b.trainings(),
            b.insuredUntil(),
            b.memberOf(),
            b.calendar().stream().filter(x -> !x.session().equals(e.session())).toList());
      }
    };
  }

  private static <T> List<T> plus(List<T> list, Predicate<T> keep, T added) {
    return Stream.concat(list.stream().filter(keep), Stream.of(added)).toList();
  }
}
