package org.jiebang.points.reactions;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Account.Unopened;
import org.jiebang.points.account.AccountId;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.account.Earnings.Earned;
import org.jiebang.points.inbound.ConfirmedServices.Confirmed;
import org.jspecify.annotations.Nullable;

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
    return of(service) != null;
  }

  /** The version of the scheme that the service counts under; 0 when it has earned nothing. */
  int ruleVersion(Confirmed service) {
    Earned earned = of(service);
    return earned == null ? 0 : earned.ruleVersion();
  }

  private @Nullable Earned of(Confirmed service) {
    AccountId account = account(service);
    return switch (commands.get().load(Accounts.INSTANCE, account.value()).state()) {
      case Unopened() -> null;
      case Opened a -> a.earnings().of(service.record());
    };
  }

  /** The account that the service's points are in. */
  static AccountId account(Confirmed service) {
    return AccountId.of(service.volunteer(), service.community());
  }
}
