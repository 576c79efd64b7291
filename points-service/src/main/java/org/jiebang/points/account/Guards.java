package org.jiebang.points.account;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.points.account.AccountRefusal.ACCOUNT_CLOSED;
import static org.jiebang.points.account.AccountRefusal.ACCOUNT_FROZEN;
import static org.jiebang.points.account.AccountRefusal.ACCOUNT_NOT_OPEN;
import static org.jiebang.points.account.AccountRefusal.AMOUNT_OUT_OF_RANGE;
import static org.jiebang.points.account.AccountRefusal.REASON_REQUIRED;
import static org.jiebang.points.account.AccountRefusal.SELF_DEALING;

import java.util.Map;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Account.Unopened;

/** What several rules of an account ask first. */
final class Guards {

  private Guards() {}

  /** The account may take part in anything but spending. */
  static Opened open(Account state) {
    return switch (state) {
      case Unopened() -> refuse(ACCOUNT_NOT_OPEN);
      case Opened a ->
          switch (a.standing()) {
            case OPEN, FROZEN -> a;
            case CLOSED -> refuse(ACCOUNT_CLOSED);
          };
    };
  }

  /** The account may spend. */
  static Opened spending(Account state) {
    Opened a = open(state);
    return switch (a.standing()) {
      case OPEN -> a;
      case FROZEN -> refuse(ACCOUNT_FROZEN);
      case CLOSED -> refuse(ACCOUNT_CLOSED);
    };
  }

  static long amount(long amount) {
    return amount < 1 || amount > AccountPolicy.TRANSACTION_CAP
        ? refuse(AMOUNT_OUT_OF_RANGE)
        : amount;
  }

  static String reason(String text) {
    return text.isBlank() ? refuse(REASON_REQUIRED) : text;
  }

  static void notOwn(Opened a, Actor by) {
    if (owns(a, by)) {
      refuse(SELF_DEALING);
    }
  }

  /** A person, or an organisation or team through whoever holds an office there. */
  static boolean owns(Opened a, Actor by) {
    return by.is(a.owner()) || a.owner().equals(by.scope()) && !by.role().equals("VOL");
  }

  /** Refuses with the exact code and names its family. */
  static <T> T refused(AccountRefusal exact) {
    AccountRefusal parent = exact.parent();
    throw new Rejected(exact, parent == null ? Map.of() : Map.of("parent", parent.name()));
  }
}
