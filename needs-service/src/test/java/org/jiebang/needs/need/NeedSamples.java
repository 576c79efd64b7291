package org.jiebang.needs.need;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.need.NeedCommand.AbsorbNeed;
import org.jiebang.needs.need.NeedCommand.AmendNeed;
import org.jiebang.needs.need.NeedCommand.Citation;
import org.jiebang.needs.need.NeedCommand.ConfirmResult;
import org.jiebang.needs.need.NeedCommand.Council;
import org.jiebang.needs.need.NeedCommand.MergeNeed;
import org.jiebang.needs.need.NeedCommand.PlanNeed;
import org.jiebang.needs.need.NeedCommand.ReopenNeed;
import org.jiebang.needs.need.NeedCommand.ResolveDirectly;
import org.jiebang.needs.need.NeedCommand.SubmitNeed;
import org.jiebang.needs.need.NeedCommand.VerifyNeed;
import org.jiebang.needs.need.NeedEvent.NeedDeclined;
import org.jiebang.needs.need.NeedEvent.NeedDelivered;
import org.jiebang.needs.need.NeedEvent.NeedDraftSaved;
import org.jiebang.needs.need.NeedEvent.NeedHeld;
import org.jiebang.needs.need.NeedEvent.NeedInfoRequested;
import org.jiebang.needs.need.NeedEvent.NeedListed;
import org.jiebang.needs.need.NeedEvent.NeedMerged;
import org.jiebang.needs.need.NeedEvent.NeedPlanned;
import org.jiebang.needs.need.NeedEvent.NeedPutOnAgenda;
import org.jiebang.needs.need.NeedEvent.NeedReferred;
import org.jiebang.needs.need.NeedEvent.NeedResolved;
import org.jiebang.needs.need.NeedEvent.NeedServiceStarted;
import org.jiebang.needs.need.NeedEvent.NeedSubmitted;
import org.jiebang.needs.need.NeedEvent.NeedVerified;
import org.jiebang.needs.need.NeedEvent.NeedWithdrawn;
import org.jiebang.needs.needlist.ListLevel;
import org.jiebang.needs.needlist.NeedListId;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/** Fixed ids, times and histories of needs for tests. */
public final class NeedSamples {

  public static final CommunityId WUHUAN =
      new CommunityId(UUID.fromString("01900000-0000-7000-8000-0000000000c1"));
  public static final EstateId ESTATE =
      new EstateId(UUID.fromString("01900000-0000-7000-8000-0000000000e1"));
  public static final NeedId NEED =
      new NeedId(UUID.fromString("01900000-0000-7000-8000-000000000011"));
  public static final NeedId OTHER =
      new NeedId(UUID.fromString("01900000-0000-7000-8000-000000000012"));
  public static final NeedListId DAY =
      new NeedListId(UUID.fromString("01900000-0000-7000-8000-0000000000d1"));
  public static final NeedListId MONTH =
      new NeedListId(UUID.fromString("01900000-0000-7000-8000-0000000000d3"));
  public static final UUID AUTHOR = UUID.fromString("01900000-0000-7000-8000-0000000000a1");
  public static final UUID NEIGHBOUR = UUID.fromString("01900000-0000-7000-8000-0000000000a2");
  public static final UUID GRID_WORKER = UUID.fromString("01900000-0000-7000-8000-0000000000a3");
  public static final UUID DESK = UUID.fromString("01900000-0000-7000-8000-0000000000a4");
  public static final UUID TASK = UUID.fromString("01900000-0000-7000-8000-0000000000b1");
  public static final UUID ACCEPTANCE = UUID.fromString("01900000-0000-7000-8000-0000000000b2");
  public static final UUID ITEM = UUID.fromString("01900000-0000-7000-8000-0000000000b3");
  public static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  public static final Envelope TEXT = new Envelope(AUTHOR, 1, "aXY", "Y3Q");

  private NeedSamples() {}

  public static Instant day(int n) {
    return NINE.plusSeconds(86_400L * n);
  }

  public static Actor by(String role, UUID person) {
    return new Actor(person, role, WUHUAN.value(), null);
  }

  public static Actor resident() {
    return by("RES", AUTHOR);
  }

  public static Actor desk() {
    return by("COM", DESK);
  }

  /** Nothing beyond the text; of mediation, secluded. */
  public static Particulars particulars(Category category) {
    return Particulars.plain(category.equals(Category.MEDIATION));
  }

  public static NeedSubmitted submitted(Category category, @Nullable UUID collector) {
    return new NeedSubmitted(
        NEED,
        WUHUAN,
        ESTATE,
        category,
        Channel.of("RES"),
        AUTHOR,
        collector,
        TEXT,
        TEXT,
        TEXT,
        category.equals(Category.CHILD_CARE) ? TEXT : null,
        particulars(category),
        day(3),
        NINE);
  }

  public static NeedSubmitted submitted() {
    return submitted(Category.CHILD_CARE, null);
  }

  public static NeedVerified verified() {
    return new NeedVerified(NEED, Urgency.GENERAL, "3", null, day(7), GRID_WORKER, NINE);
  }

  public static NeedListed listed() {
    return new NeedListed(NEED, DAY, ListLevel.DAILY, NINE);
  }

  /** One history per state, by state. */
  public static Map<String, List<NeedEvent>> histories() {
    var all = new LinkedHashMap<String, List<NeedEvent>>();
    List<NeedEvent> submitted = List.of(submitted());
    List<NeedEvent> verified = and(submitted, verified());
    List<NeedEvent> listed = and(verified, listed());
    List<NeedEvent> planned = and(listed, new NeedPlanned(NEED, WUHUAN, null, null, NINE));
    List<NeedEvent> inService = and(planned, new NeedServiceStarted(NEED, TASK, NINE));
    List<NeedEvent> delivered = and(inService, new NeedDelivered(NEED, TASK, NINE));
    all.put(
        "DRAFT",
        List.of(
            new NeedDraftSaved(
                NEED, WUHUAN, null, null, AUTHOR, null, null, TEXT, null, day(30), NINE)));
    all.put("SUBMITTED", submitted);
    all.put("INFO_REQUESTED", and(submitted, new NeedInfoRequested(NEED, TEXT, day(7), NINE)));
    all.put("VERIFIED", verified);
    all.put("LISTED", listed);
    all.put("ON_AGENDA", and(listed, new NeedPutOnAgenda(NEED, ITEM, NINE)));
    all.put("PLANNED", planned);
    all.put("IN_SERVICE", inService);
    all.put("DELIVERED", delivered);
    all.put("RESOLVED", and(delivered, new NeedResolved(NEED, ACCEPTANCE, null, null, null, NINE)));
    all.put("ON_HOLD", and(planned, new NeedHeld(NEED, TEXT, NINE)));
    all.put("DECLINED", and(submitted, new NeedDeclined(NEED, "NOT_OURS", TEXT, NINE)));
    all.put("REFERRED", and(verified, new NeedReferred(NEED, "街道办", TEXT, NINE)));
    all.put("MERGED", and(submitted, new NeedMerged(NEED, OTHER, NINE)));
    all.put("WITHDRAWN", and(submitted, new NeedWithdrawn(NEED, NINE)));
    return all;
  }

  public static List<NeedEvent> history(String state) {
    return java.util.Objects.requireNonNull(histories().get(state));
  }

  static List<NeedEvent> and(List<NeedEvent> past, NeedEvent... more) {
    return Stream.concat(past.stream(), Stream.of(more)).toList();
  }

  static SubmitNeed submit(Category category, @Nullable EstateId estate, Actor by) {
    return new SubmitNeed(
        NEED,
        WUHUAN,
        true,
        Set.of(ESTATE),
        estate,
        category,
        category.equals(Category.CHILD_CARE),
        false,
        null,
        AUTHOR,
        TEXT,
        TEXT,
        TEXT,
        category.equals(Category.CHILD_CARE) ? TEXT : null,
        particulars(category),
        null,
        by,
        NINE);
  }

  static AmendNeed amend(boolean note, Actor by) {
    return new AmendNeed(NEED, Set.of(ESTATE), null, TEXT, null, null, null, note, by, NINE);
  }

  static VerifyNeed verify(Urgency urgency, Actor by) {
    return new VerifyNeed(NEED, urgency, null, null, true, by, NINE);
  }

  static MergeNeed mergeInto(NeedId into) {
    return new MergeNeed(NEED, into, WUHUAN, List.of(), desk(), NINE);
  }

  static AbsorbNeed absorb() {
    return new AbsorbNeed(NEED, OTHER, List.of(NEIGHBOUR), desk(), NINE);
  }

  static PlanNeed plan() {
    return new PlanNeed(
        NEED, null, Citation.NOT_NAMED, Council.NOT_ASKED, true, null, desk(), NINE);
  }

  static ConfirmResult confirm(boolean satisfied, Actor by) {
    return new ConfirmResult(NEED, satisfied, TEXT, by, NINE);
  }

  static ResolveDirectly resolveDirectly(ResolutionKind kind, @Nullable Envelope evidence) {
    return new ResolveDirectly(NEED, kind, null, evidence, desk(), NINE);
  }

  static ReopenNeed reopen(Actor by, Instant at) {
    return new ReopenNeed(NEED, TEXT, by, at);
  }
}
