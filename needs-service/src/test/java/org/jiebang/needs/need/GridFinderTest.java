package org.jiebang.needs.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.ESTATE;
import static org.jiebang.needs.need.NeedSamples.GRID_WORKER;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.Streams;
import org.jiebang.needs.grid.Border;
import org.jiebang.needs.grid.BuildingPart;
import org.jiebang.needs.grid.DoorRange;
import org.jiebang.needs.grid.GridId;
import org.jiebang.needs.grid.GridMapEvent;
import org.jiebang.needs.grid.GridMapId;
import org.jiebang.needs.grid.MicroGridId;
import org.jiebang.needs.grid.Position;
import org.jiebang.needs.need.GridFinder.Address;
import org.jiebang.needs.need.NeedCommand.VerifyNeed;
import org.jiebang.needs.need.NeedEvent.NeedLocated;
import org.jiebang.needs.need.NeedEvent.NeedSubmitted;
import org.jiebang.needs.need.NeedEvent.NeedVerified;
import org.jiebang.needs.place.BuildingId;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where a need lies, as the grid map of the day says. */
@Tag("N-05")
class GridFinderTest {

  private static final GridMapId MAP = GridMapId.of(WUHUAN);
  private static final GridId ONE = new GridId(new UUID(1, 1));
  private static final GridId TWO = new GridId(new UUID(1, 2));
  private static final MicroGridId FIRST = new MicroGridId(new UUID(2, 1));
  private static final MicroGridId SECOND = new MicroGridId(new UUID(2, 2));
  private static final BuildingId TOWER = new BuildingId(new UUID(4, 1));
  private static final BuildingId OTHER = new BuildingId(new UUID(4, 2));
  private static final LocalDate START = LocalDate.of(2024, 1, 1);

  /** On this day 1-2 moves to grid 2; it begins in Shanghai at 16:00 UTC of the day before. */
  private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

  private static final Instant MIDNIGHT_THERE = Instant.parse("2026-03-31T16:00:00Z");

  private final Streams streams = new Streams();
  private final GridFinder finder = new GridFinder(streams, new NeedTexts(new DoorKeys()));

  /** Whatever is sealed is the door 302 of unit 1. */
  private static final class DoorKeys implements PersonKeys {
    @Override
    public Envelope seal(UUID subject, UUID stream, String field, String text) {
      return TEXT;
    }

    @Override
    public String open(Envelope envelope, UUID stream, String field) {
      return "1-302";
    }

    @Override
    public void destroy(UUID subject) {}
  }

  @BeforeEach
  void aMap() {
    streams.put(
        WUHUAN.value(),
        List.of(
            new CommunityEvent.CommunityRegistered(
                WUHUAN, "五环社区", new UUID(9, 9), "Asia/Shanghai", NINE),
            new CommunityEvent.EstateAdded(WUHUAN, ESTATE, "𠮷祥苑", NINE),
            new CommunityEvent.BuildingAdded(WUHUAN, TOWER, ESTATE, "3幢", 2, 6, 24, NINE),
            new CommunityEvent.BuildingAdded(WUHUAN, OTHER, ESTATE, "4幢", 2, 6, 24, NINE)));
    streams.put(
        MAP.value(),
        List.of(
            new GridMapEvent.GridMapOpened(MAP, WUHUAN, NINE),
            new GridMapEvent.GridDrawn(MAP, ONE, "1", "第1网格", START, NINE),
            new GridMapEvent.GridDrawn(MAP, TWO, "2", "第2网格", START, NINE),
            new GridMapEvent.MicroGridAdded(MAP, FIRST, ONE, "1-1", "微网格", START, NINE),
            new GridMapEvent.MicroGridAdded(MAP, SECOND, ONE, "1-2", "微网格", START, NINE),
            new GridMapEvent.BorderDrawn(
                MAP,
                FIRST,
                new Border(
                    List.of(),
                    List.of(new BuildingPart(OTHER, ESTATE)),
                    List.of(new DoorRange(TOWER, ESTATE, 1, 101, 602)),
                    null),
                START,
                NINE),
            new GridMapEvent.BorderDrawn(
                MAP,
                SECOND,
                new Border(
                    List.of(),
                    List.of(),
                    List.of(new DoorRange(TOWER, ESTATE, 2, 101, 602)),
                    List.of(
                        new Position(120.69, 27.91),
                        new Position(120.70, 27.91),
                        new Position(120.70, 27.92))),
                START,
                NINE),
            new GridMapEvent.MicroGridMoved(MAP, SECOND, TWO, APRIL, NINE)));
  }

  private Community.Registered place() {
    return (Community.Registered) streams.load(Communities.INSTANCE, WUHUAN.value()).state();
  }

  private @Nullable Whereabouts of(@Nullable String building, @Nullable String door) {
    return GridFinder.of(streams, place(), new Address(ESTATE, building, door, null), NINE);
  }

  @Test
  void a_door_is_found_however_people_write_it() {
    var first = new Whereabouts("1", "1-1");
    assertThat(of("3", "1-302")).isEqualTo(first);
    assertThat(of("3幢", "1单元302室")).isEqualTo(first);
    assertThat(of("3栋", "3-1-302")).isEqualTo(first);
    assertThat(of("4号楼", null)).isEqualTo(first);
    assertThat(of("3", "2-302")).isEqualTo(new Whereabouts("1", "1-2"));
  }

  @Test
  void what_is_told_too_roughly_lies_nowhere() {
    assertThat(of(null, null)).isEqualTo(Whereabouts.NOWHERE);
    assertThat(of("3", null)).isEqualTo(Whereabouts.NOWHERE);
    assertThat(of("3", "302")).isEqualTo(Whereabouts.NOWHERE);
    assertThat(of("9", "1-302")).isEqualTo(Whereabouts.NOWHERE);
    assertThat(of("3", "1-123456789012")).isEqualTo(Whereabouts.NOWHERE);
    assertThat(GridFinder.of(streams, place(), new Address(null, null, "302", null), NINE))
        .isNull();
  }

  @Test
  void a_point_is_found_too() {
    var at = new Address(null, null, null, new Position(120.699, 27.911));
    assertThat(GridFinder.of(streams, place(), at, NINE)).isEqualTo(new Whereabouts("1", "1-2"));
  }

  @Test
  void the_map_of_the_day_there_counts() {
    var home = new Address(ESTATE, "3", "2-302", null);
    assertThat(GridFinder.of(streams, place(), home, MIDNIGHT_THERE.minusMillis(1)))
        .isEqualTo(new Whereabouts("1", "1-2"));
    assertThat(GridFinder.of(streams, place(), home, MIDNIGHT_THERE))
        .isEqualTo(new Whereabouts("2", "1-2"));
    assertThat(GridFinder.of(streams, place(), home, Instant.parse("2026-04-01T00:00:00Z")))
        .isEqualTo(new Whereabouts("2", "1-2"));
  }

  private Need filed(@Nullable String building) {
    return filed(building, null);
  }

  private Need filed(@Nullable String building, @Nullable Envelope door) {
    NeedSubmitted submitted = NeedSamples.submitted();
    Particulars plain = submitted.particulars();
    var there =
        new Particulars(
            plain.taxonomy(),
            plain.taxonomyVersion(),
            plain.secluded(),
            plain.council(),
            plain.fields(),
            plain.sealedFields(),
            plain.targetGroup(),
            null,
            false,
            building,
            door,
            null);
    return History.after(
        new Need.Unknown(),
        new NeedSubmitted(
            NEED,
            WUHUAN,
            ESTATE,
            submitted.category(),
            submitted.channel(),
            submitted.author(),
            null,
            submitted.authorName(),
            submitted.authorPhone(),
            submitted.text(),
            submitted.riskStatement(),
            there,
            submitted.verifyBy(),
            NINE));
  }

  private GridFinder.Said said(@Nullable String grid, @Nullable String micro) {
    return finder.verified(filed("4"), grid, micro, NINE);
  }

  @Test
  void who_verifies_need_not_say_where() {
    assertThat(said(null, null)).isEqualTo(new GridFinder.Said(new Whereabouts("1", "1-1"), true));
    assertThat(said("1", null)).isEqualTo(new GridFinder.Said(new Whereabouts("1", "1-1"), true));
    assertThat(finder.verified(filed("3", TEXT), null, null, NINE).where())
        .isEqualTo(new Whereabouts("1", "1-1"));
    assertThat(finder.verified(filed("3"), null, null, NINE).where())
        .isEqualTo(Whereabouts.NOWHERE);
  }

  @Test
  void who_verifies_may_know_better_than_the_map() {
    assertThat(said("2", null)).isEqualTo(new GridFinder.Said(new Whereabouts("2", null), true));
    assertThat(said(null, "1-2")).isEqualTo(new GridFinder.Said(new Whereabouts("1", "1-2"), true));
    assertThat(said("1", "1-2").onMap()).isTrue();
  }

  @Test
  void codes_that_are_on_no_map_are_refused() {
    assertThat(said("9", null).onMap()).isFalse();
    assertThat(said(null, "9-9").onMap()).isFalse();
    assertThat(said("2", "1-2").onMap()).isFalse(); // not yet
    assertThat(finder.verified(filed("4"), "2", "1-2", MIDNIGHT_THERE).onMap()).isTrue();
    DeciderSpec.of(new NeedDecider(NeedPolicy.DEFAULT))
        .given(NeedSamples.submitted())
        .when(
            new VerifyNeed(
                NEED,
                Urgency.GENERAL,
                "9",
                null,
                false,
                new Actor(GRID_WORKER, "COM", WUHUAN.value(), null),
                NINE))
        .thenRefused(NeedRefusal.GRID_NOT_ON_MAP);
  }

  @Test
  void a_map_says_nothing_before_its_first_grid_is_drawn() {
    streams.put(MAP.value(), List.of(new GridMapEvent.GridMapOpened(MAP, WUHUAN, NINE)));
    assertThat(said("9", "9-9")).isEqualTo(new GridFinder.Said(new Whereabouts("9", "9-9"), true));
    assertThat(of("3", "1-302")).isNull();
    streams.put(
        MAP.value(),
        List.of(
            new GridMapEvent.GridMapOpened(MAP, WUHUAN, NINE),
            new GridMapEvent.GridDrawn(MAP, ONE, "1", "第1网格", APRIL, NINE)));
    assertThat(said("9", null).onMap()).isTrue(); // from April on
    assertThat(finder.verified(filed("4"), "9", null, MIDNIGHT_THERE).onMap()).isFalse();
  }

  @Test
  void without_a_map_any_code_will_do() {
    streams.put(MAP.value(), List.of());
    assertThat(said("9", "9-9")).isEqualTo(new GridFinder.Said(new Whereabouts("9", "9-9"), true));
    assertThat(said(null, null)).isEqualTo(new GridFinder.Said(Whereabouts.NOWHERE, true));
    assertThat(of("3", "1-302")).isNull();
  }

  @Test
  void a_need_that_names_another_building_lies_elsewhere() {
    assertThat(finder.amended(filed("4"), null, "3", null, NINE)).isEqualTo(Whereabouts.NOWHERE);
    assertThat(finder.amended(filed(null), null, "4", null, NINE))
        .isEqualTo(new Whereabouts("1", "1-1"));
    assertThat(finder.amended(filed("4"), null, null, null, NINE)).isNull();
  }

  @Test
  void the_picture_shows_where_it_lies_until_somebody_knows_better() {
    NeedSubmitted submitted = NeedSamples.submitted();
    NeedBody body =
        ViewSpec.<NeedBody, NeedEvent>picture(
            new NeedPicture(),
            NEED.value(),
            WUHUAN.value(),
            submitted,
            new NeedLocated(NEED, "1", "1-1", NINE));
    assertThat(body.grid()).isEqualTo("1");
    assertThat(body.microGrid()).isEqualTo("1-1");
    assertThat(body.state()).isEqualTo("SUBMITTED");
    NeedBody verified =
        ViewSpec.<NeedBody, NeedEvent>picture(
            new NeedPicture(),
            NEED.value(),
            WUHUAN.value(),
            submitted,
            new NeedLocated(NEED, "1", "1-1", NINE),
            new NeedVerified(NEED, Urgency.GENERAL, "2", null, NINE, GRID_WORKER, NINE));
    assertThat(verified.grid()).isEqualTo("2");
    assertThat(verified.microGrid()).isNull();
  }
}
