package org.jiebang.points.scheme;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.points.inbound.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * A scheme as shown.
 *
 * @param state DRAFT or PROPOSED while a version is being prepared, else PUBLISHED
 * @param name of the newest version
 * @param versions newest first
 */
@Schema(name = "Scheme")
public record SchemeBody(
    SchemeId id, String state, CommunityId community, String name, List<Version> versions) {

  /**
   * One version.
   *
   * @param state DRAFT, PROPOSED or PUBLISHED
   * @param effectiveFrom null: from the moment of publication
   */
  @Schema(name = "SchemeVersion")
  public record Version(
      int version, String state, @Nullable Instant effectiveFrom, Rules rules, Instant since) {}
}
