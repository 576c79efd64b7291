package org.jiebang.matching.agreement;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.session.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The obligations of an agreement, and the sessions counted towards them.
 *
 * @param zone in which its months begin and end: the community's
 * @param first month that is checked; null until the agreement is in force
 * @param next month to be closed; null until the agreement is in force
 * @param ended when the agreement ended; null while it has not
 * @param held the sessions of each month, with what they were about
 */
record Promise(
    List<Obligation> obligations,
    ZoneId zone,
    @Nullable YearMonth first,
    @Nullable YearMonth next,
    @Nullable Instant ended,
    Map<YearMonth, Map<SessionId, Category>> held) {

  /** Time for the sessions of a month's last evening to be ended, by hand or by the clock. */
  static final Duration GRACE = Duration.ofDays(1);

  static final Promise NOTHING =
      new Promise(List.of(), ZoneId.of("Asia/Shanghai"), null, null, null, Map.of());

  static Promise of(List<Obligation> obligations, ZoneId zone) {
    return new Promise(obligations, zone, null, null, null, Map.of());
  }

  YearMonth monthOf(Instant at) {
    return YearMonth.from(at.atZone(zone));
  }

  /** The first moment after {@code month}. */
  Instant endOf(YearMonth month) {
    return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
  }

  Instant closes(YearMonth month) {
    return endOf(month).plus(GRACE);
  }

  /** Of a month that has begun nothing is asked: the first whole one from {@code start} on. */
  YearMonth firstWholeMonth(Instant start) {
    YearMonth month = monthOf(start);
    boolean whole = month.atDay(1).atStartOfDay(zone).toInstant().equals(start);
    return whole ? month : month.plusMonths(1);
  }

  boolean counted(SessionId session) {
    return held.values().stream().anyMatch(sessions -> sessions.containsKey(session));
  }

  /** Whether the month was closed, so that its obligations have been judged. */
  boolean judged(YearMonth month) {
    return first != null && next != null && !month.isBefore(first) && month.isBefore(next);
  }

  int done(Obligation obligation, YearMonth month) {
    return (int)
        held.getOrDefault(month, Map.of()).values().stream().filter(obligation::covers).count();
  }

  Promise opening(YearMonth month) {
    return new Promise(obligations, zone, first == null ? month : first, month, ended, held);
  }

  /** A month judged; a late judgement of an earlier one moves nothing. */
  Promise judging(YearMonth month) {
    return next == null || month.isBefore(next)
        ? this
        : new Promise(obligations, zone, first, month.plusMonths(1), ended, held);
  }

  Promise ending(Instant at) {
    return new Promise(obligations, zone, first, next, at, held);
  }

  Promise counting(SessionId session, Category category, YearMonth month) {
    var all = new HashMap<>(held);
    var sessions = new HashMap<>(all.getOrDefault(month, Map.of()));
    sessions.put(session, category);
    all.put(month, Collections.unmodifiableMap(sessions));
    return new Promise(obligations, zone, first, next, ended, Collections.unmodifiableMap(all));
  }
}
