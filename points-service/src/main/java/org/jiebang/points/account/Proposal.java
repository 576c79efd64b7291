package org.jiebang.points.account;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that needs four eyes.
 *
 * @param amount points; negative only for an adjustment
 * @param proposer who may not decide it
 */
public record Proposal(Kind kind, long amount, @Nullable UUID proposer) {

  /** BONUS: for something done well, 表彰. ADJUSTMENT: of a mistake, either way. */
  @Schema(name = "ProposalKind")
  public enum Kind {
    BONUS,
    ADJUSTMENT
  }
}
