package org.jiebang.matching.volunteer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.matching.volunteer.VolunteerBody.Training;
import org.jspecify.annotations.Nullable;

/**
 * A volunteer as one caller gets to see them.
 *
 * @param birthDate for the person only
 * @param calendar for the person only
 */
@Schema(name = "Volunteer")
public record ShownVolunteer(
    UUID id,
    String state,
    UUID person,
    UUID community,
    @Nullable Boolean adult,
    @Nullable String birthDate,
    @Nullable List<Training> trainings,
    @Nullable Instant insuredUntil,
    @Nullable UUID organisation,
    @Nullable List<UUID> memberOf,
    @Nullable List<Booking> calendar) {}
