package org.jiebang.matching.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A session as one caller gets to see it.
 *
 * @param participations all of them for those who run or host the session; for anybody else only
 *     their own
 */
@Schema(name = "Session")
public record ShownSession(
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
    List<ShownParticipation> participations) {

  /**
   * One volunteer's part, with what was said about it in the clear.
   *
   * @param excuse why they could not come
   * @param guarantee who vouches for a record that was written later
   * @param dispute what they say is wrong
   */
  @Schema(name = "Participation")
  public record ShownParticipation(
      UUID volunteer,
      String state,
      boolean walkIn,
      @Nullable Instant checkedInAt,
      @Nullable Instant checkedOutAt,
      @Nullable RecordBody record,
      @Nullable String reason,
      @Nullable Boolean late,
      @Nullable String excuse,
      @Nullable String guarantee,
      @Nullable String dispute) {}

  static ShownSession of(SessionBody b, List<ShownParticipation> participations) {
    return new ShownSession(
        b.id(),
        b.state(),
        b.task(),
        b.need(),
        b.community(),
        b.organisation(),
        b.department(),
        b.category(),
        b.startsAt(),
        b.endsAt(),
        b.place(),
        b.capacity(),
        b.membersOnly(),
        b.waitlistPlaces(),
        b.approval(),
        b.placesTaken(),
        b.waiting(),
        b.startedAt(),
        b.endedAt(),
        b.cancelReason(),
        participations);
  }
}
