package org.jiebang.points.account;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.points.account.AccountRefusal.ALREADY_AWARDED;
import static org.jiebang.points.account.AccountRefusal.HONOR_HOURS_NOT_CONVERTIBLE;
import static org.jiebang.points.account.AccountRefusal.RECORD_NOT_CONFIRMED;
import static org.jiebang.points.account.AccountRefusal.RULE_NOT_EFFECTIVE;
import static org.jiebang.points.account.CapReason.BELOW_MINIMUM;
import static org.jiebang.points.account.CapReason.DAILY_CAP_REACHED;
import static org.jiebang.points.account.CapReason.STORAGE_CAP_REACHED;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.AccountCommand.EarnPoints;
import org.jiebang.points.account.AccountEvent.LotAccepted;
import org.jiebang.points.account.AccountEvent.LotActivated;
import org.jiebang.points.account.AccountEvent.PointsCapped;
import org.jiebang.points.account.Posting.PointsEarned;
import org.jiebang.points.scheme.Activation;
import org.jiebang.points.scheme.PointRule;
import org.jiebang.points.scheme.RuleSet;
import org.jiebang.points.scheme.Rules;
import org.jspecify.annotations.Nullable;

/** How a confirmed service becomes a lot. */
final class Earning {

  private Earning() {}

  /**
   * What is left of {@code points} under the caps.
   *
   * @param why null when nothing was held back
   */
  private record Capped(long points, @Nullable CapReason why) {}

  static List<AccountEvent> earn(EarnPoints c, Opened a) {
    if (a.earnings().of(c.record()) != null) {
      return refuse(ALREADY_AWARDED);
    }
    if (!c.confirmed()) {
      return refuse(RECORD_NOT_CONFIRMED);
    }
    RuleSet set = c.ruleSet();
    if (set == null) {
      return refuse(RULE_NOT_EFFECTIVE);
    }
    Rules rules = set.rules();
    if (!rules.evidence().contains(c.evidence())) {
      return refuse(HONOR_HOURS_NOT_CONVERTIBLE);
    }
    PointRule.Line line = PointRule.line(rules, c.category(), c.minutes());
    LocalDate day = PointRule.day(rules, c.endedAt());
    Capped capped = cap(a, rules, day, line.points(), 0);
    var events = new ArrayList<AccountEvent>();
    if (capped.points() > 0) {
      events.addAll(earned(c, a, set, line, day, capped.points()));
    }
    if (capped.why() != null || line.points() == 0) {
      events.add(
          new PointsCapped(
              a.id(),
              c.record(),
              c.lot(),
              line.points() - capped.points(),
              capped.why() == null ? BELOW_MINIMUM : capped.why(),
              c.minutes(),
              day,
              set.version(),
              c.at()));
    }
    return events;
  }

  /**
   * What a corrected record earns under the same caps, had it been so from the beginning.
   *
   * @param before what it gave so far, which makes room for what it gives now
   */
  static long recap(Opened a, Rules rules, LocalDate day, long points, long before) {
    return cap(a, rules, day, points, before).points();
  }

  private static Capped cap(Opened a, Rules rules, LocalDate day, long points, long before) {
    long capped = Math.min(points, AccountPolicy.TRANSACTION_CAP);
    CapReason why = null;
    if (rules.dailyCap() != null) {
      long room = Math.max(0, rules.dailyCap() - (a.earnings().on(day) - before));
      if (room < capped) {
        capped = room;
        why = DAILY_CAP_REACHED;
      }
    }
    if (rules.storageCap() != null) {
      long room = before + Math.max(0, rules.storageCap() - a.balance().total());
      if (room < capped) {
        capped = room;
        why = STORAGE_CAP_REACHED;
      }
    }
    return new Capped(capped, why);
  }

  private static List<AccountEvent> earned(
      EarnPoints c, Opened a, RuleSet set, PointRule.Line line, LocalDate day, long points) {
    Rules rules = set.rules();
    Instant publishedUntil = c.at().plus(Duration.ofDays(rules.publicationDays()));
    Instant expiresAt = rules.validity().end(c.at(), rules.zone());
    var events = new ArrayList<AccountEvent>();
    events.add(
        new PointsEarned(
            a.id(),
            a.owner(),
            a.community(),
            c.entry(),
            c.lot(),
            points,
            expiresAt,
            set.scheme().value(),
            set.version(),
            line.text(),
            line.inputs(),
            c.source(),
            c.record(),
            c.task(),
            c.need(),
            c.minutes(),
            day,
            publishedUntil,
            Transfer.issue(a.community(), a.id(), points),
            c.at()));
    if (rules.activation() == Activation.ON_CONFIRMATION) {
      events.add(
          rules.publicationDays() == 0
              ? new LotActivated(a.id(), c.lot(), points, expiresAt, c.at())
              : new LotAccepted(a.id(), c.lot(), publishedUntil, c.at()));
    }
    return events;
  }
}
