package org.jiebang.needs.notice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.AUTHOR;
import static org.jiebang.needs.need.NeedSamples.DAY;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NEIGHBOUR;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.history;
import static org.jiebang.needs.need.NeedSamples.submitted;
import static org.jiebang.needs.need.NeedSamples.verified;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedAuthorAnonymised;
import org.jiebang.needs.need.NeedEvent.NeedDeclined;
import org.jiebang.needs.need.NeedEvent.NeedSupported;
import org.jiebang.needs.need.NeedEvent.NeedUnsupported;
import org.jiebang.needs.need.NeedTimers;
import org.jiebang.needs.needlist.NeedListEvent.NeedListPublished;
import org.jiebang.needs.notice.NoticeCommand.MakeNotice;
import org.jiebang.needs.notice.NoticeEvent.NoticeMade;
import org.jiebang.needs.notice.NoticeEvent.PrivateNoticeMade;
import org.jiebang.needs.publication.Audience;
import org.jiebang.needs.publication.UpdateId;
import org.jiebang.needs.publication.UpdateKind;
import org.jiebang.needs.subscription.Subject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-20")
@Tag("N-29")
class NoticeTest {

  private static final NoticeId ID = new NoticeId(UpdateId.of(NEED.value(), 2, NINE).value());
  private static final Instant LATER = NINE.plusMillis(60);

  private final DeciderSpec<NoticeCommand, Notice, NoticeEvent> spec =
      DeciderSpec.of(new NoticeDecider());

  private static Tidings tidings(UpdateKind kind, Audience audience, boolean secluded) {
    return new Tidings(
        WUHUAN,
        kind,
        audience,
        secluded,
        NEED,
        secluded ? null : Category.ELDERLY_CARE,
        secluded ? null : "3",
        List.of(OTHER),
        null,
        "needs/17/4711",
        NINE);
  }

  private static Tidings open() {
    return tidings(UpdateKind.VERIFIED, Audience.PUBLIC, false);
  }

  private static Tidings quiet() {
    return tidings(UpdateKind.VERIFIED, Audience.CONCERNED, true);
  }

  private static MakeNotice make(Tidings tidings, boolean sandbox) {
    return new MakeNotice(ID, tidings, sandbox, LATER);
  }

  private static NoticeEvent made(Tidings tidings, boolean sandbox) {
    return DeciderSpec.of(new NoticeDecider()).when(make(tidings, sandbox)).events().getFirst();
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<Notice, NoticeCommand>> commands = new LinkedHashMap<>();
    commands.put("make", always(make(open(), false)));
    new LifecycleWalk<>(
            Notices.INSTANCE,
            Map.of(
                "READY",
                List.of(made(open(), false)),
                "NOT_SENT_SANDBOX",
                List.of(made(open(), true))),
            commands)
        .check();
  }

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    new WireSpec(NeedsWiring.wire())
        .names(NoticeEvent.class)
        .samples(made(open(), false), made(quiet(), false))
        .check();
  }

  @Test
  void a_notice_is_made_once_however_often_its_source_is_seen() {
    spec.given(List.of(made(open(), false))).when(make(open(), false)).thenNothing();
    assertThat(UpdateId.of(NEED.value(), 2, NINE).value()).isEqualTo(ID.value());
    assertThat(UpdateId.of(NEED.value(), 3, NINE).value()).isNotEqualTo(ID.value());
  }

  @Test
  void what_happened_later_comes_later() {
    assertThat(UpdateId.of(OTHER.value(), 9, NINE.plusMillis(1)).value())
        .isGreaterThan(UpdateId.of(NEED.value(), 2, NINE).value());
  }

  @Test
  void what_is_private_stays_in_the_house_and_comes_back_as_it_was() {
    NoticeEvent made = made(quiet(), false);
    assertThat(made).isInstanceOf(PrivateNoticeMade.class);
    assertThat(made.tidings()).isEqualTo(quiet());
    assertThat(NoticeWire.wire().of(made.getClass()).leavesTheHouse()).isFalse();
    assertThat(made(open(), false)).isInstanceOf(NoticeMade.class);
    assertThat(made(open(), false).tidings()).isEqualTo(open());
  }

  @Test
  void who_follows_the_need_the_community_the_category_or_the_grid_is_told() {
    assertThat(open().subjects())
        .containsExactlyInAnyOrder(
            Subject.key(NEED),
            Subject.key(OTHER),
            Subject.of(WUHUAN).key(),
            Subject.of(WUHUAN, Category.ELDERLY_CARE).key(),
            Subject.ofGrid(WUHUAN, "3").key());
  }

  @Test
  void of_what_is_not_for_everybody_only_those_whom_it_concerns() {
    assertThat(quiet().subjects()).containsExactly(Subject.key(NEED), Subject.key(OTHER));
    assertThat(tidings(UpdateKind.ANSWERED_NO, Audience.AUTHOR, false).subjects())
        .containsExactly(Subject.key(NEED));
  }

  @Test
  void every_answer_to_a_need_is_told_its_author_at_least() {
    assertThat(UpdateKind.of(new NeedDeclined(NEED, "NOT_OURS", TEXT, NINE)))
        .isEqualTo(UpdateKind.ANSWERED_NO);
    assertThat(UpdateKind.of(new NeedListPublished(DAY, NINE)))
        .isEqualTo(UpdateKind.LIST_PUBLISHED);
    assertThat(UpdateKind.of(submitted())).isNull();
    for (UpdateKind kind : UpdateKind.values()) {
      assertThat(kind.chinese()).isNotBlank();
      assertThat(kind.english()).endsWith(".");
    }
  }

  @Test
  void what_is_told_sets_a_timer_beside_the_deadlines_of_its_stream() {
    var timers =
        NoticeTimers.beside(
            new NeedTimers(draft -> {}),
            () -> {
              throw new IllegalStateException("nothing fires here");
            });
    List<Change> changes =
        timers.on(ViewSpec.<NeedEvent>recorded(NEED.value(), WUHUAN.value(), 2, verified()));
    assertThat(changes).extracting(Change::timer).contains("notice/2", "verify-by", "due");
    assertThat(
            timers.on(ViewSpec.<NeedEvent>recorded(NEED.value(), WUHUAN.value(), 1, submitted())))
        .extracting(Change::timer)
        .containsExactly("verify-by");
  }

  @Test
  void the_author_and_who_joins_follow_by_themselves_until_they_leave() {
    NeedFollowersView view = new NeedFollowersView();
    UUID need = NEED.value();
    UUID place = WUHUAN.value();
    NeedFollowerRow author =
        requireNonNull(ViewSpec.<NeedFollowerRow, NeedEvent>row(view, need, place, submitted()));
    assertThat(author.person).isEqualTo(AUTHOR);
    assertThat(author.author).isTrue();
    assertThat(author.subject).isEqualTo(Subject.key(NEED));
    var joins = new NeedSupported(NEED, NEIGHBOUR, NINE);
    NeedFollowerRow joined =
        requireNonNull(ViewSpec.<NeedFollowerRow, NeedEvent>row(view, need, place, joins));
    assertThat(joined.person).isEqualTo(NEIGHBOUR);
    assertThat(joined.author).isFalse();
    assertThat(
            ViewSpec.<NeedFollowerRow, NeedEvent>row(
                view, need, place, joins, new NeedUnsupported(NEED, NEIGHBOUR, NINE)))
        .isNull();
    NeedFollowerRow nameless =
        requireNonNull(
            ViewSpec.<NeedFollowerRow, NeedEvent>row(
                view, need, place, submitted(), new NeedAuthorAnonymised(NEED, NINE)));
    assertThat(nameless.nameless).isTrue();
    assertThat(view.key(ViewSpec.<NeedEvent>recorded(need, place, 2, joins)))
        .isEqualTo(
            view.key(
                ViewSpec.<NeedEvent>recorded(
                    need, place, 3, new NeedUnsupported(NEED, NEIGHBOUR, NINE))));
    assertThat(
            ViewSpec.<NeedFollowerRow, NeedEvent>row(
                view, need, place, history("DRAFT").getFirst()))
        .isNull();
  }
}
