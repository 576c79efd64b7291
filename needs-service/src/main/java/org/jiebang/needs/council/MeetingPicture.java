package org.jiebang.needs.council;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.council.MeetingBody.Slot;
import org.jiebang.needs.council.MeetingEvent.DoorCodeRenewed;
import org.jiebang.needs.council.MeetingEvent.MeetingCancelled;
import org.jiebang.needs.council.MeetingEvent.MeetingClosed;
import org.jiebang.needs.council.MeetingEvent.MeetingConvened;
import org.jiebang.needs.council.MeetingEvent.MeetingItemAdded;
import org.jiebang.needs.council.MeetingEvent.MeetingItemRemoved;
import org.jiebang.needs.council.MeetingEvent.MeetingPlanned;
import org.jiebang.needs.council.MeetingEvent.MemberCheckedIn;
import org.jiebang.needs.council.MeetingEvent.MinutesPublished;
import org.jspecify.annotations.Nullable;

/** Folds a meeting's events into what the API shows. */
public final class MeetingPicture implements Picture<MeetingBody, MeetingEvent> {

  @Override
  public Class<MeetingBody> body() {
    return MeetingBody.class;
  }

  @Override
  public String state(MeetingBody body) {
    return body.state();
  }

  @Override
  public MeetingBody evolve(@Nullable MeetingBody body, Recorded<MeetingEvent> fact) {
    if (fact.event() instanceof MeetingPlanned e) {
      return planned(e);
    }
    MeetingBody b = requireNonNull(body);
    return switch (fact.event()) {
      case MeetingPlanned e -> planned(e);
      case MeetingConvened e ->
          door(with(b, "CONVENED", e.entitled(), e.quorum()), 1, e.codeUntil());
      case DoorCodeRenewed e -> door(b, e.number(), e.codeUntil());
      case MemberCheckedIn e ->
          with(b, Stream.concat(b.present().stream(), Stream.of(e.member())).toList(), b.agenda());
      case MeetingItemAdded e ->
          with(
              b,
              b.present(),
              Stream.concat(b.agenda().stream(), Stream.of(new Slot(e.item(), e.minutes())))
                  .toList());
      case MeetingItemRemoved e ->
          with(
              b, b.present(), b.agenda().stream().filter(s -> !s.item().equals(e.item())).toList());
      case MeetingClosed e -> ended(b, "CLOSED", e.minutes(), null, null);
      case MinutesPublished e -> ended(b, "PUBLISHED", b.record(), e.text(), null);
      case MeetingCancelled e -> ended(b, "CANCELLED", null, null, e.reason());
    };
  }

  private static MeetingBody planned(MeetingPlanned e) {
    return new MeetingBody(
        e.meeting().value(),
        "PLANNED",
        e.community().value(),
        e.body().value(),
        e.date(),
        e.startsAt(),
        e.minutes(),
        e.place(),
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null);
  }

  private static MeetingBody with(MeetingBody b, String state, int entitled, int quorum) {
    return new MeetingBody(
        b.id(),
        state,
        b.community(),
        b.body(),
        b.date(),
        b.startsAt(),
        b.minutes(),
        b.place(),
        entitled,
        quorum,
        b.present(),
        b.agenda(),
        b.door(),
        b.doorUntil(),
        b.record(),
        b.publicMinutes(),
        b.cancelReason());
  }

  private static MeetingBody door(MeetingBody b, int number, Instant until) {
    return new MeetingBody(
        b.id(),
        b.state(),
        b.community(),
        b.body(),
        b.date(),
        b.startsAt(),
        b.minutes(),
        b.place(),
        b.entitled(),
        b.quorum(),
        b.present(),
        b.agenda(),
        number,
        until,
        b.record(),
        b.publicMinutes(),
        b.cancelReason());
  }

  private static MeetingBody with(MeetingBody b, List<UUID> present, List<Slot> agenda) {
    return new MeetingBody(
        b.id(),
        b.state(),
        b.community(),
        b.body(),
        b.date(),
        b.startsAt(),
        b.minutes(),
        b.place(),
        b.entitled(),
        b.quorum(),
        present,
        agenda,
        b.door(),
        b.doorUntil(),
        b.record(),
        b.publicMinutes(),
        b.cancelReason());
  }

  /** Behind the end no code opens anything. */
  private static MeetingBody ended(
      MeetingBody b,
      String state,
      @Nullable Envelope record,
      @Nullable String publicMinutes,
      @Nullable String cancelReason) {
    return new MeetingBody(
        b.id(),
        state,
        b.community(),
        b.body(),
        b.date(),
        b.startsAt(),
        b.minutes(),
        b.place(),
        b.entitled(),
        b.quorum(),
        b.present(),
        b.agenda(),
        null,
        null,
        record,
        publicMinutes,
        cancelReason);
  }
}
