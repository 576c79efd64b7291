package org.jiebang.needs.place;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A community as the API shows it.
 *
 * @param state {@code OPEN} or {@code CLOSED} for needs
 * @param timeZone an IANA zone
 * @param estates in the order they were added
 * @param closedBecause the reason given, while it is closed
 */
@Schema(name = "Community")
public record CommunityBody(
    UUID id,
    String state,
    String name,
    UUID district,
    String timeZone,
    List<EstateBody> estates,
    @Nullable String closedBecause) {

  /** An estate (小区) of the community. */
  public record EstateBody(UUID id, String name) {}
}
