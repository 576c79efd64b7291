package org.jiebang.needs.council;

import static org.jiebang.eventsourcing.Rejected.refuse;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.needs.body.Bodies;
import org.jiebang.needs.body.Body.Established;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.body.BodyPeople;
import org.jiebang.needs.body.Member;
import org.jiebang.needs.place.CommunityId;

/** Looks up who sits on a body on a day, as the body's own stream says. */
@Singleton
public class Rosters {

  private final CommandHandler commands;
  private final BodyPeople people;

  Rosters(CommandHandler commands, BodyPeople people) {
    this.commands = commands;
    this.people = people;
  }

  /** Everybody, with their ages where the body asks for them. */
  Roster full(BodyId body, LocalDate on) {
    return roster(established(body), on, _ -> true);
  }

  /** Everybody, and the age of this person alone. */
  Roster asking(BodyId body, LocalDate on, UUID person) {
    return roster(established(body), on, m -> m.person().equals(person));
  }

  /** Everybody, without ages: who is in the chair. */
  Roster on(BodyId body, LocalDate on) {
    return roster(established(body), on, _ -> false);
  }

  /** As {@link #on}, on the day of {@code now} where the body is. */
  Roster at(BodyId body, Instant now) {
    Established b = established(body);
    return roster(b, LocalDate.ofInstant(now, b.timeZone()), _ -> false);
  }

  /**
   * The body.
   *
   * @throws org.jiebang.eventsourcing.Rejected BODY_NOT_FOUND
   */
  Established established(BodyId body) {
    return commands.load(Bodies.INSTANCE, body.value()).state() instanceof Established b
        ? b
        : refuse(MeetingRefusal.BODY_NOT_FOUND);
  }

  private Roster roster(Established b, LocalDate on, Predicate<Member> withAge) {
    Member chair = b.chairOn(on);
    List<Seat> seats =
        b.membersOn(on).stream()
            .map(
                m ->
                    new Seat(
                        m.person(),
                        chair != null && chair.person().equals(m.person()),
                        m.owner(),
                        b.policy().maxAge() != null && withAge.test(m)
                            ? people.bornOn(b.body(), m)
                            : null))
            .toList();
    return new Roster(
        b.body(),
        new CommunityId(b.place()),
        on,
        b.policy().quorumPercent(),
        b.policy().maxAge(),
        b.policy().mustOwn(),
        seats);
  }
}
