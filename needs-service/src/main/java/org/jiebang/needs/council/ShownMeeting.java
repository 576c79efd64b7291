package org.jiebang.needs.council;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as the API shows it.
 *
 * @param state {@code PLANNED}, {@code CONVENED}, {@code CLOSED}, {@code PUBLISHED} or {@code
 *     CANCELLED}
 * @param body whose meeting it is
 * @param date of its start, in the community
 * @param minutes how long it lasts
 * @param entitled how many may attend, counted when it was convened; {@code quorum} must be present
 * @param attendance how many came in
 * @param present who came in; for the body and the desk only
 * @param doorCode what opens the door until {@code doorUntil}; for the chair only
 * @param record what was said; for the body and the desk only
 * @param publicMinutes for everybody
 */
@Schema(name = "Meeting")
public record ShownMeeting(
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
    int attendance,
    List<UUID> present,
    List<MeetingBody.Slot> agenda,
    @Nullable String doorCode,
    @Nullable Instant doorUntil,
    @Nullable String record,
    @Nullable String publicMinutes,
    @Nullable String cancelReason) {}
