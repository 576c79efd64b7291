package org.jiebang.points.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.points.inbound.CommunityId;
import org.jspecify.annotations.Nullable;

/** An account as far as the rules ask about it. Bounded: what is spent or decided drops out. */
public sealed interface Account {

  /** Nobody has earned anything here yet. */
  record Unopened() implements Account {}

  /**
   * @param ended the newest {@value #KEPT} holds that are over
   * @param proposals the open ones, at most {@value #OPEN_PROPOSALS}
   * @param decided the newest {@value #KEPT} proposals that were decided
   * @param lastRedeemed when a hold was last captured; null: never
   */
  record Opened(
      AccountId id,
      UUID owner,
      OwnerKind ownerKind,
      CommunityId community,
      Standing standing,
      Balance balance,
      Earnings earnings,
      List<Hold.Ended> ended,
      Map<ProposalId, Proposal> proposals,
      List<ProposalId> decided,
      @Nullable Instant lastRedeemed)
      implements Account {

    static final int KEPT = 256;
    static final int OPEN_PROPOSALS = 32;

    Hold.@Nullable Ended ended(HoldId hold) {
      return ended.stream().filter(e -> e.id().equals(hold)).findFirst().orElse(null);
    }
  }

  /** What may be done with an account. */
  enum Standing {
    OPEN,
    /** It still earns, but nothing can be spent. */
    FROZEN,
    CLOSED
  }
}
