package org.jiebang.needs.policy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A community's policy as the API shows it.
 *
 * @param state {@code DECIDED}
 * @param decisions in the order in which they were taken
 */
@Schema(name = "CommunityPolicy")
public record PolicyBody(UUID id, String state, UUID community, List<Decision> decisions) {

  /** What was decided, why, and from when on it holds. */
  @Schema(name = "PolicyDecision")
  public record Decision(
      PolicyValues values, Instant effectiveFrom, String reason, Instant decidedAt) {}
}
