package org.jiebang.needs.council;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a vote is counted; see {@link Tally}. */
@Schema(name = "CouncilVoteMethod")
public enum VoteMethod {
  /** Adopted with more yes than no among the votes cast. */
  YES_NO,
  /** Adopted when the mean of the scores reaches the threshold. */
  SCORE_1_10,
  /** Of several options the first ones by Borda count are adopted. */
  RANK
}
