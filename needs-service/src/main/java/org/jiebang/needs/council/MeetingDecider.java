package org.jiebang.needs.council;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.council.MeetingRefusal.AGENDA_OVERTIME;
import static org.jiebang.needs.council.MeetingRefusal.CODE_ALREADY_USED;
import static org.jiebang.needs.council.MeetingRefusal.CODE_INVALID;
import static org.jiebang.needs.council.MeetingRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.council.MeetingRefusal.ITEM_ALREADY_SCHEDULED;
import static org.jiebang.needs.council.MeetingRefusal.ITEM_UNDECIDED;
import static org.jiebang.needs.council.MeetingRefusal.MEETING_CLOSED;
import static org.jiebang.needs.council.MeetingRefusal.MEETING_NOT_CONVENED;
import static org.jiebang.needs.council.MeetingRefusal.MEETING_NOT_FOUND;
import static org.jiebang.needs.council.MeetingRefusal.MEMBER_OVER_AGE;
import static org.jiebang.needs.council.MeetingRefusal.NOT_AN_OWNER;
import static org.jiebang.needs.council.MeetingRefusal.NOT_A_MEMBER;
import static org.jiebang.needs.council.MeetingRefusal.ROLE_NOT_ALLOWED;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.council.Meeting.Door;
import org.jiebang.needs.council.Meeting.NotPlanned;
import org.jiebang.needs.council.Meeting.Sitting;
import org.jiebang.needs.council.MeetingCommand.AddItem;
import org.jiebang.needs.council.MeetingCommand.CancelMeeting;
import org.jiebang.needs.council.MeetingCommand.CheckInMember;
import org.jiebang.needs.council.MeetingCommand.CloseMeeting;
import org.jiebang.needs.council.MeetingCommand.ConveneMeeting;
import org.jiebang.needs.council.MeetingCommand.PlanMeeting;
import org.jiebang.needs.council.MeetingCommand.PublishMinutes;
import org.jiebang.needs.council.MeetingCommand.RemoveItem;
import org.jiebang.needs.council.MeetingCommand.RenewDoorCode;
import org.jiebang.needs.council.MeetingEvent.DoorCodeRenewed;
import org.jiebang.needs.council.MeetingEvent.MeetingCancelled;
import org.jiebang.needs.council.MeetingEvent.MeetingClosed;
import org.jiebang.needs.council.MeetingEvent.MeetingConvened;
import org.jiebang.needs.council.MeetingEvent.MeetingItemAdded;
import org.jiebang.needs.council.MeetingEvent.MeetingItemRemoved;
import org.jiebang.needs.council.MeetingEvent.MeetingPlanned;
import org.jiebang.needs.council.MeetingEvent.MemberCheckedIn;
import org.jiebang.needs.council.MeetingEvent.MinutesPublished;

/** The rules of a meeting: see LIFECYCLES, "Council agenda item and meeting". */
final class MeetingDecider implements Decider<MeetingCommand, Meeting, MeetingEvent> {

  @Override
  public Meeting initial() {
    return new NotPlanned();
  }

  @Override
  public List<MeetingEvent> decide(MeetingCommand command, Meeting state) {
    return switch (command) {
      case PlanMeeting c -> plan(c, state);
      case ConveneMeeting c -> convene(c, sitting(state));
      case RenewDoorCode c -> renewDoorCode(c, sitting(state));
      case CheckInMember c -> checkIn(c, sitting(state));
      case AddItem c -> addItem(c, sitting(state));
      case RemoveItem c -> removeItem(c, sitting(state));
      case CloseMeeting c -> close(c, sitting(state));
      case PublishMinutes c -> publish(c, sitting(state));
      case CancelMeeting c -> cancel(c, sitting(state));
    };
  }

  private static List<MeetingEvent> plan(PlanMeeting c, Meeting state) {
    if (!(state instanceof NotPlanned)) {
      return refuse(ILLEGAL_TRANSITION);
    }
    Roster roster = c.roster();
    if (!c.by().role().equals("COM") && !roster.chairedBy(c.by())) {
      return refuse(ROLE_NOT_ALLOWED);
    }
    return List.of(
        new MeetingPlanned(
            c.meeting(),
            roster.community(),
            roster.body(),
            roster.on(),
            c.startsAt(),
            c.minutes(),
            c.place(),
            c.at()));
  }

  private static List<MeetingEvent> convene(ConveneMeeting c, Sitting meeting) {
    return switch (meeting.phase()) {
      case PLANNED -> {
        chairOnly(c.roster(), c.by());
        yield List.of(
            new MeetingConvened(
                c.meeting(),
                c.roster().entitled(),
                c.roster().quorum(),
                c.code(),
                c.at().plus(c.codeFor()),
                c.at()));
      }
      case CONVENED -> refuse(ILLEGAL_TRANSITION);
      case CLOSED, PUBLISHED, CANCELLED -> refuse(MEETING_CLOSED);
    };
  }

  private static List<MeetingEvent> renewDoorCode(RenewDoorCode c, Sitting meeting) {
    inSession(meeting);
    chairOnly(c.roster(), c.by());
    return c.number() == requireNonNull(meeting.door()).number() + 1
        ? List.of(
            new DoorCodeRenewed(
                c.meeting(), c.number(), c.code(), c.at().plus(c.codeFor()), c.at()))
        : refuse(ILLEGAL_TRANSITION);
  }

  private static List<MeetingEvent> checkIn(CheckInMember c, Sitting meeting) {
    inSession(meeting);
    Seat seat = c.roster().seatOf(c.by().person());
    if (seat == null) {
      return refuse(NOT_A_MEMBER);
    }
    if (c.roster().overAge(seat)) {
      return refuse(MEMBER_OVER_AGE);
    }
    if (!c.roster().admits(seat)) {
      return refuse(NOT_AN_OWNER);
    }
    Door door = requireNonNull(meeting.door());
    if (!c.code().equals(door.hash()) || !c.at().isBefore(door.until())) {
      return refuse(CODE_INVALID);
    }
    return meeting.present().contains(seat.person())
        ? refuse(CODE_ALREADY_USED)
        : List.of(new MemberCheckedIn(c.meeting(), seat.person(), c.at()));
  }

  private static List<MeetingEvent> addItem(AddItem c, Sitting meeting) {
    beforeTheEnd(meeting);
    if (meeting.schedule().containsKey(c.item())) {
      return refuse(ITEM_ALREADY_SCHEDULED);
    }
    return meeting.scheduled() + c.minutes() > meeting.minutes()
            || meeting.schedule().size() >= CouncilPolicy.DEFAULT.itemsMost()
        ? refuse(AGENDA_OVERTIME)
        : List.of(new MeetingItemAdded(c.meeting(), c.item(), c.minutes(), c.at()));
  }

  private static List<MeetingEvent> removeItem(RemoveItem c, Sitting meeting) {
    beforeTheEnd(meeting);
    return meeting.schedule().containsKey(c.item())
        ? List.of(new MeetingItemRemoved(c.meeting(), c.item(), c.at()))
        : List.of();
  }

  private static List<MeetingEvent> close(CloseMeeting c, Sitting meeting) {
    inSession(meeting);
    chairOnly(c.roster(), c.by());
    return c.done().containsAll(meeting.schedule().keySet())
        ? List.of(new MeetingClosed(c.meeting(), c.minutes(), c.at()))
        : refuse(ITEM_UNDECIDED);
  }

  private static List<MeetingEvent> publish(PublishMinutes c, Sitting meeting) {
    return switch (meeting.phase()) {
      case PLANNED, CONVENED -> refuse(ILLEGAL_TRANSITION);
      case CLOSED -> {
        chairOnly(c.roster(), c.by());
        yield List.of(new MinutesPublished(c.meeting(), c.text(), c.at()));
      }
      case PUBLISHED, CANCELLED -> refuse(MEETING_CLOSED);
    };
  }

  /** Its items hear of it in the same command, so it must know all of them. */
  private static List<MeetingEvent> cancel(CancelMeeting c, Sitting meeting) {
    beforeTheEnd(meeting);
    chairOnly(c.roster(), c.by());
    return c.items().containsAll(meeting.schedule().keySet())
        ? List.of(new MeetingCancelled(c.meeting(), c.reason(), c.at()))
        : refuse(ILLEGAL_TRANSITION);
  }

  private static void inSession(Sitting meeting) {
    switch (meeting.phase()) {
      case PLANNED -> refuse(MEETING_NOT_CONVENED);
      case CONVENED -> {}
      case CLOSED, PUBLISHED, CANCELLED -> refuse(MEETING_CLOSED);
    }
  }

  private static void beforeTheEnd(Sitting meeting) {
    switch (meeting.phase()) {
      case PLANNED, CONVENED -> {}
      case CLOSED, PUBLISHED, CANCELLED -> refuse(MEETING_CLOSED);
    }
  }

  private static void chairOnly(Roster roster, Actor by) {
    if (!roster.chairedBy(by)) {
      refuse(ROLE_NOT_ALLOWED);
    }
  }

  @Override
  public Meeting evolve(Meeting state, MeetingEvent event) {
    return switch (event) {
      case MeetingPlanned e ->
          new Sitting(
              e.meeting(),
              e.community(),
              e.body(),
              e.date(),
              e.minutes(),
              MeetingPhase.PLANNED,
              0,
              null,
              Set.of(),
              Map.of());
      case MeetingConvened e ->
          ((Sitting) state).convened(e.quorum(), new Door(1, e.code(), e.codeUntil()));
      case DoorCodeRenewed e ->
          ((Sitting) state).with(new Door(e.number(), e.code(), e.codeUntil()));
      case MemberCheckedIn e -> ((Sitting) state).with(e.member());
      case MeetingItemAdded e -> ((Sitting) state).with(e.item(), e.minutes());
      case MeetingItemRemoved e -> ((Sitting) state).without(e.item());
      case MeetingClosed _ -> ((Sitting) state).with(MeetingPhase.CLOSED);
      case MinutesPublished _ -> ((Sitting) state).with(MeetingPhase.PUBLISHED);
      case MeetingCancelled _ -> ((Sitting) state).with(MeetingPhase.CANCELLED);
    };
  }

  private static Sitting sitting(Meeting state) {
    return switch (state) {
      case Sitting sitting -> sitting;
      case NotPlanned() -> refuse(MEETING_NOT_FOUND);
    };
  }
}
