package org.jiebang.points.account;

import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;

/**
 * An account seen as one of its holds, lots or adjustments: these have lifecycles of their own.
 *
 * @param name of the table
 * @param state that the part is in
 */
record PartOfAccount(String name, Function<Account, String> state)
    implements Aggregate<AccountCommand, Account, AccountEvent> {

  @Override
  public Class<AccountEvent> events() {
    return AccountEvent.class;
  }

  @Override
  public Decider<AccountCommand, Account, AccountEvent> decider() {
    return new AccountDecider();
  }

  @Override
  public String stateOf(Account account) {
    return state.apply(account);
  }

  @Override
  public UUID tenantOf(Account account) {
    return Accounts.INSTANCE.tenantOf(account);
  }

  @Override
  public Set<UUID> partiesOf(Account account) {
    return Accounts.INSTANCE.partiesOf(account);
  }
}
