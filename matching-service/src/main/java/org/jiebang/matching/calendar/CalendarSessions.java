package org.jiebang.matching.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.matching.session.SessionBody;
import org.jiebang.matching.session.SessionRow;
import org.jiebang.matching.session.Sessions;
import org.jiebang.matching.volunteer.VolunteerEvent;
import org.jiebang.matching.volunteer.VolunteerEvent.TimeBooked;
import org.jiebang.matching.volunteer.VolunteerEvent.TimeFreed;
import org.jiebang.matching.volunteer.VolunteerId;
import org.jiebang.matching.volunteer.Volunteers;

/**
 * Finds the sessions that a calendar shows: those that begin between a month ago and half a year
 * ahead, and not more than a calendar program can bear.
 */
@ApplicationScoped
class CalendarSessions {

  static final Duration BACK = Duration.ofDays(30);
  static final Duration AHEAD = Duration.ofDays(180);
  private static final int MOST = 500;

  private final EntityManager rows;
  private final Generations generations;
  private final CommandHandler commands;

  CalendarSessions(EntityManager rows, Generations generations, CommandHandler commands) {
    this.rows = rows;
    this.generations = generations;
    this.commands = commands;
  }

  /** A session as it stands, its version, and when it last changed. */
  record Found(SessionBody body, long version, Instant changedAt) {}

  /** Those that everybody may see, the next ones before later ones. */
  @Transactional
  public List<Found> ofCommunity(UUID community, Instant now) {
    return rows.createQuery(
            "select r from SessionRow r where r.key.gen = :gen and r.tenant = :community"
                + " and r.madePublic = true and r.startsAt >= :from and r.startsAt < :until"
                + " order by r.startsAt, r.key.id",
            SessionRow.class)
        .setParameter("gen", generations.live(Sessions.INSTANCE.name()))
        .setParameter("community", community)
        .setParameter("from", now.minus(BACK))
        .setParameter("until", now.plus(AHEAD))
        .setMaxResults(MOST)
        .getResultStream()
        .map(CalendarSessions::found)
        .toList();
  }

  /** Those that this person has promised time to, and has not taken it back. */
  @Transactional
  public List<Found> of(UUID person, Instant now) {
    List<UUID> promised =
        promised(person).values().stream()
            .filter(b -> !b.startsAt().isBefore(now.minus(BACK)))
            .filter(b -> b.startsAt().isBefore(now.plus(AHEAD)))
            .sorted(Comparator.comparing(TimeBooked::startsAt))
            .limit(MOST)
            .map(TimeBooked::session)
            .toList();
    return promised.isEmpty()
        ? List.of()
        : rows.createQuery(
                "select r from SessionRow r where r.key.gen = :gen and r.key.id in (:ids)"
                    + " order by r.startsAt, r.key.id",
                SessionRow.class)
            .setParameter("gen", generations.live(Sessions.INSTANCE.name()))
            .setParameter("ids", promised)
            .getResultStream()
            .map(CalendarSessions::found)
            .toList();
  }

  private Map<UUID, TimeBooked> promised(UUID person) {
    var promised = new LinkedHashMap<UUID, TimeBooked>();
    for (Recorded<VolunteerEvent> fact :
        commands.events(Volunteers.INSTANCE, VolunteerId.of(person).value())) {
      if (fact.event() instanceof TimeBooked e) {
        promised.put(e.session(), e);
      } else if (fact.event() instanceof TimeFreed e) {
        promised.remove(e.session());
      }
    }
    return promised;
  }

  private static Found found(SessionRow row) {
    try {
      return new Found(
          Json.EVENTS.readValue(row.body, SessionBody.class),
          row.version,
          row.changedAt == null ? row.since : row.changedAt);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("row of session " + row.key, e);
    }
  }
}
