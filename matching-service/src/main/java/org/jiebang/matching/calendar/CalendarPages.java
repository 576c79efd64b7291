package org.jiebang.matching.calendar;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.matching.calendar.CalendarSessions.Found;
import org.jiebang.matching.calendar.ICalendar.Entry;
import org.jiebang.matching.inbound.InboundCommunity;
import org.jiebang.matching.inbound.KnownNeeds;
import org.jiebang.matching.session.ParticipationBody;
import org.jiebang.matching.session.SessionBody;
import org.jiebang.matching.task.Task;
import org.jiebang.matching.task.Tasks;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a calendar: where and when, what for, and one's own sign-up. Of others only how
 * many there are, as everybody may see.
 */
@Singleton
class CalendarPages {

  private final CalendarSessions sessions;
  private final KnownNeeds known;
  private final CommandHandler commands;

  CalendarPages(CalendarSessions sessions, KnownNeeds known, CommandHandler commands) {
    this.sessions = sessions;
    this.known = known;
    this.commands = commands;
  }

  String of(CalendarAddress address, Instant now) {
    UUID community = address.community;
    return community == null ? mine(address.person, now) : ofCommunity(community, now);
  }

  private String mine(UUID person, Instant now) {
    var titles = new Titles();
    var entries = new ArrayList<Entry>();
    for (Found found : sessions.of(person, now)) {
      ParticipationBody part = part(found.body(), person);
      if (part != null && !part.state().equals("WITHDRAWN")) {
        String said = "我的报名 / My sign-up: " + words(part.state());
        entries.add(entry(found, titles, said, status(part.state()), true));
      }
    }
    return ICalendar.of("我的志愿活动 / My sessions", entries);
  }

  private String ofCommunity(UUID community, Instant now) {
    var titles = new Titles();
    List<Entry> entries =
        sessions.ofCommunity(community, now).stream()
            .map(
                found -> {
                  SessionBody b = found.body();
                  String said = "名额 / Places: " + b.placesTaken() + "/" + b.capacity();
                  return entry(found, titles, said, "CONFIRMED", false);
                })
            .toList();
    InboundCommunity place = known.community(community);
    return ICalendar.of((place == null ? "" : place.name + " · ") + "志愿活动 / Sessions", entries);
  }

  private static @Nullable ParticipationBody part(SessionBody session, UUID person) {
    return session.participations().stream()
        .filter(p -> p.volunteer().equals(person))
        .findFirst()
        .orElse(null);
  }

  private static Entry entry(Found found, Titles titles, String said, String status, boolean busy) {
    SessionBody b = found.body();
    boolean cancelled = b.state().equals("CANCELLED");
    return new Entry(
        b.id() + "@jiebang",
        found.version(),
        found.changedAt(),
        b.startsAt(),
        b.endsAt(),
        titles.of(b),
        b.place(),
        cancelled ? "已取消 / Cancelled: " + b.cancelReason() : said,
        b.category(),
        cancelled ? "CANCELLED" : status,
        busy && !cancelled);
  }

  /** Neither a place on the waiting list nor an application is a place. */
  private static String status(String participation) {
    return participation.equals("WAITLISTED") || participation.equals("APPLIED")
        ? "TENTATIVE"
        : "CONFIRMED";
  }

  private static String words(String participation) {
    return switch (participation) {
      case "APPLIED" -> "待批准 / to be approved";
      case "WAITLISTED" -> "候补 / on the waiting list";
      case "CONFIRMED" -> "已确认 / confirmed";
      case "NO_SHOW" -> "缺席 / missed";
      case "EXCUSED" -> "已请假 / excused";
      default -> "已参加 / took part";
    };
  }

  /** Of the tasks that sessions belong to; several sessions have one task. */
  private final class Titles {

    private final Map<UUID, String> known = new HashMap<>();

    String of(SessionBody session) {
      return known.computeIfAbsent(session.task(), task -> title(task, session.category()));
    }

    private String title(UUID task, String otherwise) {
      Task.Post post = commands.load(Tasks.INSTANCE, task).state().post();
      return post == null ? otherwise : post.sheet().title();
    }
  }
}
