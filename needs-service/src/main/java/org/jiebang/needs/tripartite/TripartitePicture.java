package org.jiebang.needs.tripartite;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.tripartite.TripartiteBody.Due;
import org.jiebang.needs.tripartite.TripartiteBody.DutyRecord;
import org.jiebang.needs.tripartite.TripartiteBody.MatterBody;
import org.jiebang.needs.tripartite.TripartiteBody.MatterState;
import org.jiebang.needs.tripartite.TripartiteBody.Outcome;
import org.jiebang.needs.tripartite.TripartiteBody.YearCount;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteDutiesAgreed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteDutyMissed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteHeld;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterCoordinated;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterDecided;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterRaised;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterSolved;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterSurveyed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteStarted;
import org.jspecify.annotations.Nullable;

/** Folds the events of coordination into what the API shows. */
public final class TripartitePicture implements Picture<TripartiteBody, TripartiteEvent> {

  /** Closed matters that are shown; the counts know of all. */
  static final int CLOSED_SHOWN = 100;

  /** Records that are shown: more than a year of all duties. */
  static final int RECORDS_SHOWN = 120;

  @Override
  public Class<TripartiteBody> body() {
    return TripartiteBody.class;
  }

  @Override
  public String state(TripartiteBody body) {
    return body.state();
  }

  @Override
  public TripartiteBody evolve(@Nullable TripartiteBody body, Recorded<TripartiteEvent> fact) {
    if (fact.event() instanceof TripartiteStarted e) {
      return new TripartiteBody(
          e.tripartite().value(),
          "RUNNING",
          e.community().value(),
          e.timeZone(),
          e.jointMeeting() == null ? null : e.jointMeeting().value(),
          e.duties().stream().map(d -> new Due(d.duty(), d.period(), d.endsAt())).toList(),
          List.of(),
          List.of(),
          List.of());
    }
    TripartiteBody b = requireNonNull(body);
    return switch (fact.event()) {
      case TripartiteStarted _ -> b;
      case TripartiteDutiesAgreed e ->
          new TripartiteBody(
              b.id(),
              b.state(),
              b.community(),
              b.timeZone(),
              e.jointMeeting() == null ? null : e.jointMeeting().value(),
              e.duties().stream().map(d -> new Due(d.duty(), d.period(), d.endsAt())).toList(),
              b.matters(),
              b.records(),
              b.years());
      case TripartiteMatterRaised e -> raised(b, e);
      case TripartiteMatterSurveyed e ->
          matter(
              b,
              e.matter(),
              m -> with(m, plus(m.findings(), e.findings()), m.notes(), m.offices()));
      case TripartiteMatterCoordinated e ->
          matter(
              b,
              e.matter(),
              m ->
                  with(
                      m,
                      m.findings(),
                      e.note() == null ? m.notes() : plus(m.notes(), e.note()),
                      plus(m.offices(), e.office())));
      case TripartiteMatterDecided e -> matter(b, e.matter(), m -> decided(m, e));
      case TripartiteMatterSolved e ->
          counted(
              matter(b, e.matter(), m -> solved(m, e)),
              day(b, e.at()),
              y ->
                  e.apart()
                      ? new YearCount(
                          y.year(),
                          y.raised(),
                          y.solved(),
                          y.solvedApart() + 1,
                          y.held(),
                          y.missed())
                      : new YearCount(
                          y.year(),
                          y.raised(),
                          y.solved() + 1,
                          y.solvedApart(),
                          y.held(),
                          y.missed()));
      case TripartiteHeld e -> held(b, e);
      case TripartiteDutyMissed e -> missed(b, e);
    };
  }

  private static TripartiteBody raised(TripartiteBody b, TripartiteMatterRaised e) {
    var matter =
        new MatterBody(
            e.matter().value(),
            MatterState.OPEN,
            e.party(),
            e.title(),
            e.forOwners(),
            e.apart(),
            e.details(),
            List.of(),
            null,
            null,
            List.of(),
            List.of(),
            null,
            null,
            e.at(),
            null);
    return counted(
        withMatters(b, plus(b.matters(), matter)),
        day(b, e.at()),
        y ->
            new YearCount(
                y.year(), y.raised() + 1, y.solved(), y.solvedApart(), y.held(), y.missed()));
  }

  private static TripartiteBody held(TripartiteBody b, TripartiteHeld e) {
    var record =
        new DutyRecord(
            e.duty(),
            e.period(),
            e.late() ? Outcome.HELD_LATE : Outcome.HELD,
            e.heldOn(),
            e.matters().size(),
            e.solved().size(),
            e.chair());
    TripartiteBody now = recorded(b, record);
    if (e.nextEndsAt() != null) {
      now = due(now, e.duty(), e.period(), e.nextEndsAt());
    }
    return counted(
        now,
        e.heldOn(),
        y ->
            new YearCount(
                y.year(), y.raised(), y.solved(), y.solvedApart(), y.held() + 1, y.missed()));
  }

  /** Counted where the period ends, which is not the day that it was found out. */
  private static TripartiteBody missed(TripartiteBody b, TripartiteDutyMissed e) {
    var record = new DutyRecord(e.duty(), e.period(), Outcome.MISSED, null, 0, 0, null);
    return counted(
        due(recorded(b, record), e.duty(), e.period(), e.nextEndsAt()),
        DutyPeriod.parse(e.period()).lastDay(),
        y ->
            new YearCount(
                y.year(), y.raised(), y.solved(), y.solvedApart(), y.held(), y.missed() + 1));
  }

  /** The duty is to be kept in the period after {@code said} now. */
  private static TripartiteBody due(TripartiteBody b, Duty duty, String said, Instant endsAt) {
    String next = DutyPeriod.parse(said).next().text();
    List<Due> duties =
        b.duties().stream().map(d -> d.duty() == duty ? new Due(duty, next, endsAt) : d).toList();
    return with(b, duties, b.matters(), b.records(), b.years());
  }

  private static TripartiteBody recorded(TripartiteBody b, DutyRecord record) {
    var records = new ArrayList<DutyRecord>();
    records.add(record);
    b.records().stream()
        .filter(r -> r.duty() != record.duty() || !r.period().equals(record.period()))
        .limit(RECORDS_SHOWN - 1L)
        .forEach(records::add);
    return with(b, b.duties(), b.matters(), List.copyOf(records), b.years());
  }

  private static TripartiteBody counted(
      TripartiteBody b, LocalDate day, UnaryOperator<YearCount> count) {
    var years = new ArrayList<>(b.years());
    YearCount year = new YearCount(day.getYear(), 0, 0, 0, 0, 0);
    for (YearCount known : b.years()) {
      if (known.year() == day.getYear()) {
        year = known;
        years.remove(known);
      }
    }
    years.add(count.apply(year));
    years.sort(Comparator.comparing(YearCount::year).reversed());
    return with(b, b.duties(), b.matters(), b.records(), List.copyOf(years));
  }

  private static LocalDate day(TripartiteBody b, Instant at) {
    return LocalDate.ofInstant(at, ZoneId.of(b.timeZone()));
  }

  private static TripartiteBody matter(
      TripartiteBody b, MatterId id, UnaryOperator<MatterBody> change) {
    return withMatters(
        b, b.matters().stream().map(m -> m.id().equals(id.value()) ? change.apply(m) : m).toList());
  }

  /** Of the closed ones only those closed last stay. */
  private static TripartiteBody withMatters(TripartiteBody b, List<MatterBody> matters) {
    List<MatterBody> closed =
        matters.stream()
            .filter(m -> m.closedAt() != null)
            .sorted(Comparator.comparing(m -> requireNonNull(m.closedAt())))
            .toList();
    List<MatterBody> gone = closed.subList(0, Math.max(0, closed.size() - CLOSED_SHOWN));
    return with(
        b,
        b.duties(),
        matters.stream().filter(m -> !gone.contains(m)).toList(),
        b.records(),
        b.years());
  }

  private static MatterBody with(
      MatterBody m, List<Envelope> findings, List<Envelope> notes, List<String> offices) {
    return new MatterBody(
        m.id(),
        m.state(),
        m.raisedBy(),
        m.title(),
        m.forOwners(),
        m.apart(),
        m.details(),
        findings,
        m.approved(),
        m.reason(),
        offices,
        notes,
        m.solvedBy(),
        m.evidence(),
        m.raisedAt(),
        m.closedAt());
  }

  private static MatterBody decided(MatterBody m, TripartiteMatterDecided e) {
    return new MatterBody(
        m.id(),
        e.approved() ? m.state() : MatterState.REJECTED,
        m.raisedBy(),
        m.title(),
        m.forOwners(),
        m.apart(),
        m.details(),
        m.findings(),
        e.approved(),
        e.reason(),
        m.offices(),
        m.notes(),
        m.solvedBy(),
        m.evidence(),
        m.raisedAt(),
        e.approved() ? null : e.at());
  }

  private static MatterBody solved(MatterBody m, TripartiteMatterSolved e) {
    return new MatterBody(
        m.id(),
        MatterState.SOLVED,
        m.raisedBy(),
        m.title(),
        m.forOwners(),
        m.apart(),
        m.details(),
        m.findings(),
        m.approved(),
        m.reason(),
        m.offices(),
        m.notes(),
        e.party(),
        e.evidence(),
        m.raisedAt(),
        e.at());
  }

  private static TripartiteBody with(
      TripartiteBody b,
      List<Due> duties,
      List<MatterBody> matters,
      List<DutyRecord> records,
      List<YearCount> years) {
    return new TripartiteBody(
        b.id(),
        b.state(),
        b.community(),
        b.timeZone(),
        b.jointMeeting(),
        duties,
        matters,
        records,
        years);
  }

  private static <T> List<T> plus(List<T> list, T one) {
    var more = new ArrayList<>(list);
    more.add(one);
    return List.copyOf(more);
  }
}
