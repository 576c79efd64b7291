package org.jiebang.matching.session;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * One volunteer's part in a session.
 *
 * @param state as LIFECYCLES names it; {@code CONFIRMED} twice: the place, and with a record the
 *     service
 * @param reason code of a rejection
 * @param late true when a withdrawal came with late notice
 */
public record ParticipationBody(
    UUID volunteer,
    String state,
    boolean walkIn,
    @Nullable Instant checkedInAt,
    @Nullable Instant checkedOutAt,
    @Nullable RecordBody record,
    @Nullable String reason,
    @Nullable Boolean late,
    @Nullable Envelope excuse,
    @Nullable Envelope guarantee,
    @Nullable Envelope dispute) {

  static ParticipationBody of(UUID volunteer, String state, boolean walkIn) {
    return new ParticipationBody(
        volunteer, state, walkIn, null, null, null, null, null, null, null, null);
  }

  ParticipationBody in(String next) {
    return new ParticipationBody(
        volunteer,
        next,
        walkIn,
        checkedInAt,
        checkedOutAt,
        record,
        reason,
        late,
        excuse,
        guarantee,
        dispute);
  }

  ParticipationBody left(@Nullable String why, @Nullable Boolean lateNotice) {
    return new ParticipationBody(
        volunteer,
        "WITHDRAWN",
        walkIn,
        checkedInAt,
        checkedOutAt,
        record,
        why,
        lateNotice,
        excuse,
        guarantee,
        dispute);
  }

  ParticipationBody present(String next, @Nullable Instant in, @Nullable Instant out) {
    return new ParticipationBody(
        volunteer, next, walkIn, in, out, record, reason, late, excuse, guarantee, dispute);
  }

  ParticipationBody with(String next, RecordBody kept) {
    return new ParticipationBody(
        volunteer,
        next,
        walkIn,
        checkedInAt,
        checkedOutAt,
        kept,
        reason,
        late,
        excuse,
        guarantee,
        dispute);
  }

  ParticipationBody saying(
      @Nullable Envelope absent, @Nullable Envelope vouched, @Nullable Envelope disputed) {
    return new ParticipationBody(
        volunteer,
        state,
        walkIn,
        checkedInAt,
        checkedOutAt,
        record,
        reason,
        late,
        absent == null ? excuse : absent,
        vouched == null ? guarantee : vouched,
        disputed == null ? dispute : disputed);
  }
}
