package org.jiebang.matching.organisation;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as the API shows it.
 *
 * @param state {@code OPEN} or {@code CLOSED}
 * @param parent the university of a department; null at the top
 * @param closedBecause null while it is open
 */
@Schema(name = "Organisation")
public record OrganisationBody(
    UUID id,
    String state,
    String name,
    OrganisationKind kind,
    @Nullable UUID parent,
    UUID district,
    @Nullable String closedBecause) {}
