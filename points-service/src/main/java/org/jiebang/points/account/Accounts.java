package org.jiebang.points.account;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Account.Unopened;

/** The kind of stream that an account is: owned by its community, seen by its owner. */
public final class Accounts implements Aggregate<AccountCommand, Account, AccountEvent> {

  public static final Accounts INSTANCE = new Accounts();

  private final AccountDecider decider = new AccountDecider();

  private Accounts() {}

  @Override
  public String name() {
    return "account";
  }

  @Override
  public Class<AccountEvent> events() {
    return AccountEvent.class;
  }

  @Override
  public Decider<AccountCommand, Account, AccountEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Account state) {
    return switch (state) {
      case Unopened() -> "NONE";
      case Opened a -> a.standing().name();
    };
  }

  @Override
  public UUID tenantOf(Account state) {
    return opened(state).community().value();
  }

  @Override
  public Set<UUID> partiesOf(Account state) {
    return Set.of(opened(state).owner());
  }

  private static Opened opened(Account state) {
    return switch (state) {
      case Unopened() -> throw new IllegalStateException("no account yet");
      case Opened a -> a;
    };
  }
}
