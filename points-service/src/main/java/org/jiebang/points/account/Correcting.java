package org.jiebang.points.account;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.points.account.AccountRefusal.RECORD_NOT_CONFIRMED;
import static org.jiebang.points.account.AccountRefusal.RULE_NOT_EFFECTIVE;

import java.util.List;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.AccountCommand.CorrectEarning;
import org.jiebang.points.account.AccountCommand.ReversePoints;
import org.jiebang.points.account.Posting.EarningCorrected;
import org.jiebang.points.account.Posting.PointsReversed;
import org.jiebang.points.inbound.RecordId;
import org.jiebang.points.scheme.Activation;
import org.jiebang.points.scheme.PointRule;
import org.jiebang.points.scheme.RuleSet;
import org.jiebang.points.scheme.Rules;

/** How what was earned is corrected or taken back: by new entries, never by editing. */
final class Correcting {

  private Correcting() {}

  static List<AccountEvent> correct(CorrectEarning c, Opened a) {
    Earnings.Earned before = earned(a, c.record());
    if (before.reversed() || before.minutes() == c.minutesAfter()) {
      return List.of();
    }
    RuleSet set = c.ruleSet();
    if (set == null) {
      return refuse(RULE_NOT_EFFECTIVE);
    }
    PointRule.Line was = PointRule.line(set.rules(), c.category(), before.minutes());
    PointRule.Line is = PointRule.line(set.rules(), c.category(), c.minutesAfter());
    long after = Earning.recap(a, set.rules(), before.day(), is.points(), before.amount());
    long given = Math.max(0, after - before.amount());
    long back = Math.max(0, before.amount() - after);
    List<Slice> taken = a.balance().freeFrom(before.lot(), back);
    Lot lot = a.balance().lot(before.lot());
    return List.of(
        new EarningCorrected(
            a.id(),
            c.entry(),
            c.record(),
            before.lot(),
            before.amount(),
            after,
            before.minutes(),
            c.minutesAfter(),
            was.text() + " of " + before.minutes() + " min",
            given,
            lot == null ? wasActive(before, set.rules()) : lot.isActive(),
            before.amount() == 0
                ? set.rules().validity().end(c.at(), set.rules().zone())
                : before.expiresAt(),
            taken,
            back - Slice.sum(taken),
            back > 0
                ? Transfer.takeBack(a.community(), a.id(), back)
                : Transfer.issue(a.community(), a.id(), given),
            new Grounds(
                set.scheme().value(),
                set.version(),
                is.text() + " of " + c.minutesAfter() + " min",
                is.inputs(),
                c.source()),
            c.at()));
  }

  /** A lot that is gone was spent, so it was active; one that never was waits for acceptance. */
  private static boolean wasActive(Earnings.Earned before, Rules rules) {
    return before.amount() > 0 || rules.activation() == Activation.ON_CONFIRMATION;
  }

  static List<AccountEvent> reverse(ReversePoints c, Opened a) {
    Earnings.Earned earned = earned(a, c.record());
    if (earned.reversed()) {
      return List.of();
    }
    List<Slice> taken = a.balance().freeFrom(earned.lot(), earned.amount());
    return List.of(
        new PointsReversed(
            a.id(),
            c.entry(),
            c.record(),
            earned.lot(),
            earned.amount(),
            taken,
            earned.amount() - Slice.sum(taken),
            c.reason(),
            Transfer.takeBack(a.community(), a.id(), earned.amount()),
            Grounds.of("all of it: " + c.reason(), c.source()),
            c.at()));
  }

  private static Earnings.Earned earned(Opened a, RecordId record) {
    Earnings.Earned earned = a.earnings().of(record);
    return earned == null ? refuse(RECORD_NOT_CONFIRMED) : earned;
  }
}
