package org.jiebang.needs.ballot;

import static org.jiebang.needs.need.NeedSamples.AUTHOR;
import static org.jiebang.needs.need.NeedSamples.GRID_WORKER;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.by;
import static org.jiebang.needs.need.NeedSamples.day;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.needs.ballot.BallotEvent.BallotContested;
import org.jiebang.needs.ballot.BallotEvent.BallotDeclared;
import org.jiebang.needs.ballot.BallotEvent.BallotFinalised;
import org.jiebang.needs.ballot.BallotEvent.BallotHanded;
import org.jiebang.needs.ballot.BallotEvent.BallotPrepared;
import org.jiebang.needs.ballot.BallotEvent.BallotReturned;
import org.jiebang.needs.ballot.BallotEvent.CollectingClosed;
import org.jiebang.needs.ballot.BallotEvent.CollectingOpened;
import org.jiebang.needs.ballot.BallotEvent.HouseholdsEntitled;
import org.jiebang.needs.ballot.BallotEvent.SheetCounted;

/** A small election: three candidates for two seats, one building of fifteen doors. */
final class BallotSamples {

  static final BallotId BALLOT =
      new BallotId(UUID.fromString("01900000-0000-7000-8000-0000000000ba"));
  static final UUID VOLUNTEER = UUID.fromString("01900000-0000-7000-8000-0000000000a7");
  static final UUID OPINION = UUID.fromString("01900000-0000-7000-8000-0000000000b9");
  static final String BUILDING = "3幢";
  static final List<String> DOORS =
      IntStream.rangeClosed(1, 15).mapToObj(n -> (n < 10 ? "10" : "1") + n).toList();
  static final Instant OPENS = NINE;
  static final Instant CLOSES = day(10);
  static final BallotRule RULE = BallotPolicy.DEFAULT.ruleOf(BallotKind.OWNERS_COMMITTEE);
  static final Actor GRID = by("GRD", GRID_WORKER);

  private BallotSamples() {}

  static List<Choice> candidates() {
    return List.of(
        new Choice("A", null, AUTHOR, TEXT),
        new Choice("B", null, GRID_WORKER, TEXT),
        new Choice("C", null, VOLUNTEER, TEXT));
  }

  static BallotPrepared prepared() {
    return new BallotPrepared(
        BALLOT,
        WUHUAN,
        BallotKind.OWNERS_COMMITTEE,
        "第四届业主委员会换届",
        "请选出两名委员",
        "每户一票,最多选两人",
        candidates(),
        2,
        RULE,
        OPENS,
        CLOSES,
        NINE);
  }

  static HouseholdsEntitled entitled() {
    return new HouseholdsEntitled(BALLOT, BUILDING, DOORS, NINE);
  }

  static CollectingOpened opened() {
    return new CollectingOpened(BALLOT, 15, NINE);
  }

  static BallotHanded handed(String door) {
    return new BallotHanded(BALLOT, new Household(BUILDING, door), false, GRID_WORKER, NINE);
  }

  static BallotReturned returned(String door) {
    return new BallotReturned(BALLOT, new Household(BUILDING, door), GRID_WORKER, NINE);
  }

  /** Twelve of fifteen voted. */
  static CollectingClosed closed() {
    return new CollectingClosed(BALLOT, 12, 0, 3, CLOSES);
  }

  /** A got nine of twelve papers, B seven, C two; one was spoiled. */
  static Sheet sheet() {
    return new Sheet(1, 12, 1, Map.of("A", 9, "B", 7, "C", 2));
  }

  static Result result() {
    var votes = new LinkedHashMap<String, Integer>();
    votes.put("A", 9);
    votes.put("B", 7);
    votes.put("C", 2);
    return new Result(15, 12, 1, true, votes, List.of("A", "B"), List.of(), 0);
  }

  static SheetCounted counted() {
    return new SheetCounted(BALLOT, 1, sheet(), CLOSES);
  }

  static BallotDeclared declared() {
    return new BallotDeclared(BALLOT, result(), day(17), CLOSES);
  }

  static BallotContested contested() {
    return new BallotContested(BALLOT, AUTHOR, TEXT, day(11));
  }

  /** Fifteen entitled, the first handed its paper, and the second one's returned. */
  static List<BallotEvent> collecting() {
    return List.of(prepared(), entitled(), opened(), handed("101"), handed("102"), returned("102"));
  }

  static List<BallotEvent> counting() {
    var events = new ArrayList<BallotEvent>(List.of(prepared(), entitled(), opened()));
    DOORS
        .subList(0, 12)
        .forEach(
            door -> {
              events.add(handed(door));
              events.add(returned(door));
            });
    events.add(closed());
    return events;
  }

  static Map<String, List<BallotEvent>> histories() {
    var all = new LinkedHashMap<String, List<BallotEvent>>();
    all.put("PREPARED", List.of(prepared(), entitled()));
    all.put("COLLECTING", collecting());
    all.put("COUNTING", and(counting()));
    all.put("DECLARED", and(counting(), counted(), declared()));
    all.put("CONTESTED", and(counting(), counted(), declared(), contested()));
    all.put("FINAL", and(counting(), counted(), declared(), new BallotFinalised(BALLOT, day(17))));
    return all;
  }

  static List<BallotEvent> and(List<BallotEvent> events, BallotEvent... more) {
    var all = new ArrayList<>(events);
    all.addAll(List.of(more));
    return all;
  }
}
