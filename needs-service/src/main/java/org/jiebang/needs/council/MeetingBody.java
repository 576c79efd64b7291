package org.jiebang.needs.council;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as it is kept in lists; callers see a {@link ShownMeeting}.
 *
 * @param door number of the door code, from 1; so {@code doorUntil}
 */
public record MeetingBody(
    UUID id,
    String state,
    UUID community,
    UUID body,
    LocalDate date,
    Instant startsAt,
    int minutes,
    String place,
    @Nullable Integer entitled,
    @Nullable Integer quorum,
    List<UUID> present,
    List<Slot> agenda,
    @Nullable Integer door,
    @Nullable Instant doorUntil,
    @Nullable Envelope record,
    @Nullable String publicMinutes,
    @Nullable String cancelReason) {

  /** An item on the agenda, and how many minutes it has. */
  @Schema(name = "AgendaSlot")
  public record Slot(AgendaItemId item, int minutes) {}
}
