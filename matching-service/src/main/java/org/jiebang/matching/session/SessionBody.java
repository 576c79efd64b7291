package org.jiebang.matching.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as the API shows it.
 *
 * @param waitlistPlaces null until sign-up opens
 * @param approval whether the department approves each sign-up; null until sign-up opens
 * @param placesTaken of {@code capacity}
 * @param waiting people on the waiting list
 * @param cancelReason a code
 */
public record SessionBody(
    UUID id,
    String state,
    UUID task,
    UUID need,
    UUID community,
    UUID organisation,
    UUID department,
    String category,
    Instant startsAt,
    Instant endsAt,
    String place,
    int capacity,
    boolean membersOnly,
    @Nullable Integer waitlistPlaces,
    @Nullable Boolean approval,
    int placesTaken,
    int waiting,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String cancelReason,
    List<ParticipationBody> participations) {

  SessionBody in(String next) {
    return new SessionBody(
        id,
        next,
        task,
        need,
        community,
        organisation,
        department,
        category,
        startsAt,
        endsAt,
        place,
        capacity,
        membersOnly,
        waitlistPlaces,
        approval,
        placesTaken,
        waiting,
        startedAt,
        endedAt,
        cancelReason,
        participations);
  }

  SessionBody opened(int places, boolean byApproval) {
    return new SessionBody(
        id,
        "OPEN",
        task,
        need,
        community,
        organisation,
        department,
        category,
        startsAt,
        endsAt,
        place,
        capacity,
        membersOnly,
        places,
        byApproval,
        placesTaken,
        waiting,
        startedAt,
        endedAt,
        cancelReason,
        participations);
  }

  SessionBody ran(
      String next, @Nullable Instant from, @Nullable Instant to, @Nullable String cancelled) {
    return new SessionBody(
        id,
        next,
        task,
        need,
        community,
        organisation,
        department,
        category,
        startsAt,
        endsAt,
        place,
        capacity,
        membersOnly,
        waitlistPlaces,
        approval,
        placesTaken,
        waiting,
        from,
        to,
        cancelled,
        participations);
  }

  /** The same with these participations, and the counts that follow from them. */
  SessionBody with(List<ParticipationBody> all, int taken, int onList) {
    return new SessionBody(
        id,
        state,
        task,
        need,
        community,
        organisation,
        department,
        category,
        startsAt,
        endsAt,
        place,
        capacity,
        membersOnly,
        waitlistPlaces,
        approval,
        taken,
        onList,
        startedAt,
        endedAt,
        cancelReason,
        List.copyOf(all));
  }

  /** {@code changed} in the place of the same volunteer's earlier one, or at the end. */
  SessionBody with(ParticipationBody changed, boolean last) {
    var all = new ArrayList<ParticipationBody>();
    boolean placed = false;
    for (ParticipationBody p : participations) {
      if (!p.volunteer().equals(changed.volunteer())) {
        all.add(p);
      } else if (!last) {
        all.add(changed);
        placed = true;
      }
    }
    if (!placed) {
      all.add(changed);
    }
    return with(all, count(all, false), count(all, true));
  }

  private static int count(List<ParticipationBody> all, boolean waitlisted) {
    return (int)
        all.stream()
            .filter(
                p ->
                    switch (p.state()) {
                      case "WAITLISTED" -> waitlisted;
                      case "APPLIED" -> !waitlisted && !p.walkIn();
                      case "WITHDRAWN", "NO_SHOW", "EXCUSED", "VOIDED" -> false;
                      default -> !waitlisted;
                    })
            .count();
  }

  @Nullable ParticipationBody of(UUID volunteer) {
    return participations.stream()
        .filter(p -> p.volunteer().equals(volunteer))
        .findFirst()
        .orElse(null);
  }
}
