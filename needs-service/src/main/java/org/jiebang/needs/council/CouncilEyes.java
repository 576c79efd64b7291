package org.jiebang.needs.council;

import static org.jiebang.eventsourcing.identity.Role.CNC;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.council.AgendaItemBody.VoteBody;
import org.jiebang.needs.council.ShownAgendaItem.ShownContribution;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what of the council: what people said and how they voted is for council members, the
 * desk and the district; the door code for the chair alone.
 */
@Singleton
public class CouncilEyes {

  static final String MINUTES = "minutes";
  static final String CONTRIBUTION = "contribution";

  private final Hierarchy hierarchy;
  private final PersonKeys keys;
  private final DoorCodes codes;
  private final Rosters rosters;

  CouncilEyes(Hierarchy hierarchy, PersonKeys keys, DoorCodes codes, Rosters rosters) {
    this.hierarchy = hierarchy;
    this.keys = keys;
    this.codes = codes;
    this.rosters = rosters;
  }

  ShownMeeting show(UUID id, MeetingBody b, Caller caller) {
    boolean inside = inside(b.community(), caller);
    return new ShownMeeting(
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
        b.present().size(),
        inside ? b.present() : List.of(),
        b.agenda(),
        b.door() != null && inside && chairs(b, caller) ? codes.codeOf(id, b.door()) : null,
        b.doorUntil(),
        inside ? open(b.record(), id, MINUTES, caller) : null,
        b.publicMinutes(),
        b.cancelReason());
  }

  private boolean chairs(MeetingBody b, Caller caller) {
    Seat seat = rosters.on(new BodyId(b.body()), b.date()).seatOf(caller.person());
    return seat != null && seat.chair();
  }

  ShownAgendaItem show(UUID id, AgendaItemBody b, Caller caller) {
    boolean inside = inside(b.community(), caller);
    return new ShownAgendaItem(
        b.id(),
        b.state(),
        b.community(),
        b.body(),
        b.title(),
        b.needs(),
        b.proposer(),
        b.meeting(),
        b.minutes(),
        b.discussion(),
        b.contributions().stream()
            .map(
                c ->
                    new ShownContribution(
                        c.id(),
                        c.stage(),
                        inside ? c.member() : null,
                        inside ? open(c.text(), id, CONTRIBUTION, caller) : null,
                        c.at()))
            .toList(),
        b.vote() == null ? null : vote(b.vote(), inside),
        b.decision(),
        b.override(),
        b.tasks(),
        b.ended());
  }

  /** While it is open nobody sees who voted how, so that nobody follows. */
  private static VoteBody vote(VoteBody vote, boolean inside) {
    return inside && vote.result() != null ? vote : vote.without(vote.votes());
  }

  private boolean inside(UUID community, Caller caller) {
    return caller.grant(Set.of(CNC, COM, DIS), scope -> hierarchy.covers(scope, community)) != null;
  }

  private @Nullable String open(
      @Nullable Envelope envelope, UUID stream, String field, Caller caller) {
    return envelope == null || !caller.readsPersonal() ? null : keys.open(envelope, stream, field);
  }
}
