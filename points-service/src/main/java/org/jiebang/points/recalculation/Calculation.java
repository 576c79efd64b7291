package org.jiebang.points.recalculation;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.points.recalculation.RecalculationRefusal.RECALCULATION_TOO_LARGE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Account.Standing;
import org.jiebang.points.account.Earnings.Earned;
import org.jiebang.points.account.Recalculated;
import org.jiebang.points.inbound.Category;
import org.jiebang.points.inbound.RecordId;
import org.jiebang.points.recalculation.Simulation.Line;
import org.jiebang.points.scheme.Activation;
import org.jiebang.points.scheme.PointRule;
import org.jiebang.points.scheme.Rules;

/** Simulates rules on accounts. Pure: it posts nothing and reads nothing but what it is given. */
final class Calculation {

  /** More accounts or services than this make a plan too large. */
  static final int ACCOUNTS = 500;

  static final int SERVICES = 5_000;

  /** The most that one entry may move: RELIABILITY A19. */
  static final long ENTRY = 100_000;

  private Calculation() {}

  /**
   * A confirmed service.
   *
   * @param accepted whether its task was
   */
  record Service(RecordId record, Category category, Instant endedAt, boolean accepted) {}

  /**
   * An account and its services of the period.
   *
   * @param lastEntry the newest of all its entries; {@code account} itself when it has none
   */
  record Books(Opened account, UUID lastEntry, List<Service> services) {}

  /**
   * @param unopened services whose volunteers have no account
   */
  static Simulation of(Rules rules, List<Books> accounts, int unopened) {
    int services = unopened + accounts.stream().mapToInt(b -> b.services().size()).sum();
    if (accounts.size() > ACCOUNTS || services > SERVICES) {
      return refuse(RECALCULATION_TOO_LARGE);
    }
    var lines = new ArrayList<Line>();
    long before = 0;
    long after = 0;
    int counted = 0;
    for (Books b : accounts) {
      List<Recalculated> shares = shares(rules, b);
      counted += shares.size();
      long was = shares.stream().mapToLong(Recalculated::before).sum();
      long is = shares.stream().mapToLong(Recalculated::after).sum();
      before += was;
      after += is;
      if (Math.abs(is - was) > ENTRY) {
        return refuse(RECALCULATION_TOO_LARGE);
      }
      if (is != was) {
        List<Recalculated> differing = shares.stream().filter(s -> s.difference() != 0).toList();
        lines.add(new Line(b.account().id(), was, is, differing));
      }
    }
    UUID books = Ids.derived("books", accounts.stream().map(Books::lastEntry).toArray(UUID[]::new));
    return new Simulation(services, services - counted, before, after, books, List.copyOf(lines));
  }

  /** All services of the account that count, in the order in which they ended. */
  private static List<Recalculated> shares(Rules rules, Books b) {
    if (b.account().standing() == Standing.CLOSED) {
      return List.of();
    }
    List<Service> counting =
        b.services().stream()
            .filter(s -> counts(rules, b.account(), s))
            .sorted(Comparator.comparing(Service::endedAt).thenComparing(s -> s.record().value()))
            .toList();
    Map<LocalDate, Long> given = otherServices(b.account(), counting);
    long room = room(rules, b.account());
    var shares = new ArrayList<Recalculated>();
    for (Service s : counting) {
      Earned earned = earned(b.account(), s);
      LocalDate day = PointRule.day(rules, s.endedAt());
      long points = Math.min(PointRule.line(rules, s.category(), earned.minutes()).points(), ENTRY);
      if (rules.dailyCap() != null) {
        points = Math.min(points, Math.max(0, rules.dailyCap() - given.getOrDefault(day, 0L)));
      }
      points = Math.min(points, earned.amount() + Math.max(0, room));
      given.merge(day, points, Long::sum);
      room -= points - earned.amount();
      shares.add(new Recalculated(s.record(), earned.amount(), points));
    }
    return shares;
  }

  private static boolean counts(Rules rules, Opened account, Service s) {
    Earned earned = account.earnings().of(s.record());
    return earned != null
        && !earned.reversed()
        && (earned.amount() > 0
            || s.accepted()
            || rules.activation() == Activation.ON_CONFIRMATION);
  }

  /** What services outside the plan have taken of each day's cap. */
  private static Map<LocalDate, Long> otherServices(Opened account, List<Service> counting) {
    Set<RecordId> planned = counting.stream().map(Service::record).collect(Collectors.toSet());
    var days = new HashMap<LocalDate, Long>();
    account
        .earnings()
        .byRecord()
        .forEach(
            (record, earned) -> {
              if (!planned.contains(record)) {
                days.merge(earned.day(), earned.amount(), Long::sum);
              }
            });
    return days;
  }

  /** What fits into the account as it is today; a plan never lifts it above its storage cap. */
  private static long room(Rules rules, Opened account) {
    return rules.storageCap() == null
        ? Long.MAX_VALUE / 4
        : rules.storageCap() - account.balance().total();
  }

  private static Earned earned(Opened account, Service s) {
    Earned earned = account.earnings().of(s.record());
    if (earned == null) {
      throw new IllegalStateException("nothing earned for " + s.record());
    }
    return earned;
  }
}
