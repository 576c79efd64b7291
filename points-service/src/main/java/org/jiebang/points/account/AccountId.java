package org.jiebang.points.account;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.points.inbound.CommunityId;
import org.jiebang.points.inbound.RecordId;

/** The account of one owner in one community; whoever computes it gets the same. */
public record AccountId(UUID value) implements Id {

  public static AccountId of(UUID owner, CommunityId community) {
    return new AccountId(Ids.derived("account", owner, community.value()));
  }

  /** The lot that {@code record} earns: a record earns once, so its lot follows from it. */
  public LotId lotOf(RecordId record) {
    return new LotId(beside("lot", record.value()));
  }

  /**
   * The entry that follows from {@code from}, e.g. the one that a record earns. Whoever computes it
   * again gets the same, so a fact that arrives twice makes one entry. Of the account it holds only
   * the part: what is {@code from} for several accounts needs the account beside it.
   */
  public EntryId entry(String label, Instant at, UUID... from) {
    return new EntryId(EntryId.timed(beside("entry-" + label, from), at));
  }

  /** The hold of {@code redemption}. */
  public HoldId holdOf(UUID redemption) {
    return new HoldId(beside("hold", redemption));
  }

  private UUID beside(String label, UUID... from) {
    return Ids.derivedBeside(value, label, from);
  }
}
