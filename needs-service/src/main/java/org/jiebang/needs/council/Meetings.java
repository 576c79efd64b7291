package org.jiebang.needs.council;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.council.Meeting.NotPlanned;
import org.jiebang.needs.council.Meeting.Sitting;

/** Meetings as a kind of stream: owned by the community, seen by everybody once published. */
public final class Meetings implements Aggregate<MeetingCommand, Meeting, MeetingEvent> {

  public static final Meetings INSTANCE = new Meetings();

  private final MeetingDecider decider = new MeetingDecider();

  private Meetings() {}

  @Override
  public String name() {
    return "meeting";
  }

  @Override
  public Class<MeetingEvent> events() {
    return MeetingEvent.class;
  }

  @Override
  public Decider<MeetingCommand, Meeting, MeetingEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Meeting meeting) {
    return switch (meeting) {
      case NotPlanned() -> "NONE";
      case Sitting sitting -> sitting.phase().name();
    };
  }

  @Override
  public UUID tenantOf(Meeting meeting) {
    return ((Sitting) meeting).community().value();
  }

  @Override
  public Set<UUID> partiesOf(Meeting meeting) {
    return meeting instanceof Sitting sitting && sitting.phase() == MeetingPhase.PUBLISHED
        ? Set.of(EVERYONE)
        : Set.of();
  }
}
