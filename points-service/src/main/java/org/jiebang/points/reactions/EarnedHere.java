package org.jiebang.points.reactions;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Account.Unopened;
import org.jiebang.points.account.AccountId;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.inbound.ConfirmedServices.Confirmed;

/**
 * Whether a record has earned anything in an account. Many have not (honour hours, no scheme), and
 * what happens to those later does not concern us.
 */
@Singleton
public class EarnedHere {

  private final Provider<CommandHandler> commands;

  /**
   * @param commands a provider, because the handler itself is made from the wiring that needs this
   */
  public EarnedHere(Provider<CommandHandler> commands) {
    this.commands = commands;
  }

  boolean by(Confirmed service) {
    AccountId account = account(service);
    return switch (commands.get().load(Accounts.INSTANCE, account.value()).state()) {
      case Unopened() -> false;
      case Opened a -> a.earnings().of(service.record()) != null;
    };
  }

  /** The account that the service's points are in. */
  static AccountId account(Confirmed service) {
    return AccountId.of(service.volunteer(), service.community());
  }
}
