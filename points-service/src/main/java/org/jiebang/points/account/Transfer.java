package org.jiebang.points.account;

import java.util.UUID;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.points.inbound.CommunityId;

/**
 * Points move from one account to another, so the sum over all accounts never changes. Points come
 * from the community's issuance account and end in its burn account; these two have no stream,
 * their balance is the sum of the entries that name them.
 *
 * @param debit where the points come from
 * @param credit where they go to
 * @param amount 0 to 100,000 and, when an account is closed, up to what it held
 */
public record Transfer(UUID debit, UUID credit, long amount) {

  static Transfer issue(CommunityId community, AccountId to, long amount) {
    return new Transfer(issuance(community), to.value(), amount);
  }

  /** Back to where they came from: they should not have been given. */
  static Transfer takeBack(CommunityId community, AccountId from, long amount) {
    return new Transfer(from.value(), issuance(community), amount);
  }

  /** They were used, or have expired. */
  static Transfer burn(CommunityId community, AccountId from, long amount) {
    return new Transfer(from.value(), burnt(community), amount);
  }

  /** They were used for something faulty. */
  static Transfer refund(CommunityId community, AccountId to, long amount) {
    return new Transfer(burnt(community), to.value(), amount);
  }

  /** What {@code account} gains by it; negative when it loses. */
  public long gainOf(AccountId account) {
    return account.value().equals(credit) ? amount : account.value().equals(debit) ? -amount : 0;
  }

  /** Where a community's points come from. */
  public static UUID issuance(CommunityId community) {
    return Ids.derived("points-issuance", community.value());
  }

  /** Where a community's points end. */
  public static UUID burnt(CommunityId community) {
    return Ids.derived("points-burnt", community.value());
  }

  /** What owners have donated to their community. */
  public static UUID donations(CommunityId community) {
    return Ids.derived("points-donations", community.value());
  }
}
