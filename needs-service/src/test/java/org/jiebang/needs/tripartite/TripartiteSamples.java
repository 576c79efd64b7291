package org.jiebang.needs.tripartite;

import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.tripartite.TripartiteCommand.HoldDuty;
import org.jiebang.needs.tripartite.TripartiteCommand.Solved;
import org.jiebang.needs.tripartite.TripartiteEvent.FirstDue;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteDutyMissed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteHeld;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterDecided;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterRaised;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterSolved;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteStarted;
import org.jspecify.annotations.Nullable;

/** A coordination for tests, started on Monday 2 March 2026, the first day of week 10. */
final class TripartiteSamples {

  static final TripartiteId ID = TripartiteId.of(WUHUAN);
  static final MatterId WATER =
      new MatterId(UUID.fromString("01900000-0000-7000-8000-000000000d01"));
  static final MatterId SEWAGE =
      new MatterId(UUID.fromString("01900000-0000-7000-8000-000000000d02"));
  static final Envelope SEALED = new Envelope(new UUID(7, 7), 1, "aXY", "Y3Q");
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private TripartiteSamples() {}

  static Instant at(String instant) {
    return Instant.parse(instant);
  }

  /** As often as is usual. */
  static Map<Duty, Cadence> usual(Duty... duties) {
    return Arrays.stream(duties).collect(Collectors.toMap(d -> d, Duty::usual));
  }

  static TripartiteStarted started(Duty... duties) {
    return new TripartiteStarted(
        ID,
        WUHUAN,
        "Asia/Shanghai",
        Arrays.stream(duties)
            .map(
                d -> {
                  DutyPeriod period = DutyPeriod.of(d.usual(), LocalDate.parse("2026-03-02"));
                  return new FirstDue(d, period.text(), period.end(SHANGHAI));
                })
            .toList(),
        null,
        NINE);
  }

  static TripartiteMatterRaised raised(MatterId matter, boolean forOwners, boolean apart) {
    return new TripartiteMatterRaised(
        ID, matter, Party.PROPERTY_COMPANY, "二次供水改造", SEALED, forOwners, apart, NINE);
  }

  static TripartiteMatterDecided decided(MatterId matter, boolean approved) {
    return new TripartiteMatterDecided(ID, matter, approved, SEALED, NINE);
  }

  static TripartiteMatterSolved solved(MatterId matter, boolean apart, Instant at) {
    return new TripartiteMatterSolved(ID, WUHUAN, matter, Party.COMMUNITY, apart, SEALED, at);
  }

  static HoldDuty hold(Duty duty, String heldOn, Instant at) {
    return hold(duty, heldOn, at, List.of(), List.of(), null);
  }

  static HoldDuty hold(
      Duty duty,
      String heldOn,
      Instant at,
      List<MatterId> matters,
      List<Solved> solved,
      @Nullable UUID chair) {
    return new HoldDuty(
        ID, duty, LocalDate.parse(heldOn), matters, solved, Party.COMMUNITY, chair, at);
  }

  static TripartiteHeld held(
      Duty duty, String period, String heldOn, @Nullable String nextEndsAt, Instant at) {
    return new TripartiteHeld(
        ID,
        WUHUAN,
        duty,
        period,
        LocalDate.parse(heldOn),
        List.of(),
        List.of(),
        null,
        nextEndsAt == null,
        nextEndsAt == null ? null : at(nextEndsAt),
        at);
  }

  static TripartiteDutyMissed missed(Duty duty, String period, String nextEndsAt, Instant at) {
    return new TripartiteDutyMissed(ID, WUHUAN, duty, period, at(nextEndsAt), at);
  }
}
