package org.jiebang.needs.notice;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Outcome.Position;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedLocated;
import org.jiebang.needs.need.NeedEvent.NeedSupportersCarried;
import org.jiebang.needs.need.NeedEvent.NeedSupportersReturned;
import org.jiebang.needs.need.NeedEvent.NeedVerified;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.notice.NoticeCommand.MakeNotice;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.CommunityEvent.CommunityMarkedAsSandbox;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.publication.Audience;
import org.jiebang.needs.publication.UpdateId;
import org.jiebang.needs.publication.UpdateKind;
import org.jspecify.annotations.Nullable;

/** Makes notices of what has happened, from the streams themselves. */
@Singleton
public class Telling {

  /** A cell has far fewer places than this; the bound only keeps a mistake from filling memory. */
  private static final int REMEMBERED = 100_000;

  private final CommandHandler commands;

  /** A sandbox is one from its first day, for ever, so what was read once stays true. */
  private final ConcurrentHashMap<UUID, Boolean> sandboxes = new ConcurrentHashMap<>();

  Telling(CommandHandler commands) {
    this.commands = commands;
  }

  /**
   * The notice of one event; none where nobody is told.
   *
   * @param version of the event in its stream
   */
  public <E> List<? extends Step<?, ?, ?>> of(
      Aggregate<?, ?, E> aggregate, UUID stream, long version, Instant now) {
    List<Recorded<E>> events = commands.events(aggregate, stream);
    Recorded<E> fact = events.get(Math.toIntExact(version - 1));
    UpdateKind kind = UpdateKind.of(fact.event());
    Tidings tidings = kind == null ? null : tidings(kind, fact, events);
    if (tidings == null) {
      return List.of();
    }
    var id = new NoticeId(UpdateId.of(stream, version, fact.at()).value());
    var make = new MakeNotice(id, tidings, isSandbox(fact.tenant()), now);
    return List.of(Step.of(Notices.INSTANCE, id.value(), make));
  }

  private <E> @Nullable Tidings tidings(
      UpdateKind kind, Recorded<E> fact, List<Recorded<E>> events) {
    CommunityId community = new CommunityId(fact.tenant());
    String source = new Position("needs", fact.part(), fact.pos()).toString();
    if (!(fact.event() instanceof NeedEvent)) {
      return new Tidings(
          community,
          kind,
          kind.audience(),
          false,
          null,
          null,
          null,
          List.of(),
          fact.stream(),
          source,
          fact.at());
    }
    if (!(commands.load(Needs.INSTANCE, fact.stream()).state() instanceof Need.Filed need)) {
      return null;
    }
    boolean secluded = need.particulars().secluded();
    String grid = null;
    var merged = new LinkedHashSet<NeedId>();
    for (Recorded<E> each : events) {
      if (each.event() instanceof NeedLocated e && each.version() <= fact.version()) {
        grid = e.grid();
      } else if (each.event() instanceof NeedVerified e && each.version() <= fact.version()) {
        grid = e.grid();
      } else if (each.event() instanceof NeedSupportersCarried e) {
        merged.add(e.from());
      } else if (each.event() instanceof NeedSupportersReturned e) {
        merged.remove(e.from());
      }
    }
    boolean quietly = secluded && kind.audience() == Audience.PUBLIC;
    return new Tidings(
        community,
        kind,
        quietly ? Audience.CONCERNED : kind.audience(),
        secluded,
        need.need(),
        need.category(),
        grid,
        List.copyOf(merged),
        null,
        source,
        fact.at());
  }

  private boolean isSandbox(UUID community) {
    Boolean known = sandboxes.get(community);
    if (known == null) {
      known =
          commands.events(Communities.INSTANCE, community).stream()
              .anyMatch(e -> e.event() instanceof CommunityMarkedAsSandbox);
      if (sandboxes.size() > REMEMBERED) {
        sandboxes.clear();
      }
      sandboxes.put(community, known);
    }
    return known;
  }
}
