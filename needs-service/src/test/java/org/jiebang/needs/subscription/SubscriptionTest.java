package org.jiebang.needs.subscription;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NEIGHBOUR;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.day;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.publication.UpdateKind;
import org.jiebang.needs.subscription.SubscriptionBookCommand.FreeSubscriptionPlace;
import org.jiebang.needs.subscription.SubscriptionBookCommand.ReadNotices;
import org.jiebang.needs.subscription.SubscriptionBookCommand.TakeSubscriptionPlace;
import org.jiebang.needs.subscription.SubscriptionBookEvent.NoticesRead;
import org.jiebang.needs.subscription.SubscriptionBookEvent.SubscriptionPlaceFreed;
import org.jiebang.needs.subscription.SubscriptionBookEvent.SubscriptionPlaceTaken;
import org.jiebang.needs.subscription.SubscriptionBooks.Book;
import org.jiebang.needs.subscription.SubscriptionCommand.ChangeSubscription;
import org.jiebang.needs.subscription.SubscriptionCommand.LeaveNeed;
import org.jiebang.needs.subscription.SubscriptionCommand.Subscribe;
import org.jiebang.needs.subscription.SubscriptionCommand.Unsubscribe;
import org.jiebang.needs.subscription.SubscriptionEvent.NeedLeft;
import org.jiebang.needs.subscription.SubscriptionEvent.SubscriptionChanged;
import org.jiebang.needs.subscription.SubscriptionEvent.SubscriptionEnded;
import org.jiebang.needs.subscription.SubscriptionEvent.SubscriptionOpened;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-29")
@Tag("N-30")
class SubscriptionTest {

  private static final Subscriber PERSON = Subscriber.of(NEIGHBOUR);
  private static final Subject SUBJECT = Subject.of(WUHUAN, NEED);
  private static final UUID BOOK = SubscriptionBooks.of(PERSON, WUHUAN);
  private static final SubscriptionId ID = SubscriptionId.of(BOOK, PERSON, SUBJECT);
  private static final SubscriptionId OTHER = SubscriptionId.of(BOOK, PERSON, Subject.of(WUHUAN));
  private static final Wish ALL = Wish.of(List.of(), "zh-CN");
  private static final Wish END =
      Wish.of(List.of(UpdateKind.RESOLVED, UpdateKind.DELIVERED, UpdateKind.RESOLVED), "en");
  private static final UUID NOTICE = UUID.fromString("019cac00-0000-7000-8000-000000000001");
  private static final UUID LATER = UUID.fromString("019cac00-0001-7000-8000-000000000001");

  private final DeciderSpec<SubscriptionCommand, Subscription, SubscriptionEvent> spec =
      DeciderSpec.of(new SubscriptionDecider());
  private final DeciderSpec<SubscriptionBookCommand, Book, SubscriptionBookEvent> books =
      DeciderSpec.of(new SubscriptionBookDecider());

  private static Subscribe subscribe(boolean secluded, boolean concerned) {
    return new Subscribe(ID, PERSON, SUBJECT, END, secluded, concerned, NINE);
  }

  private static SubscriptionOpened opened() {
    return new SubscriptionOpened(ID, PERSON, SUBJECT, END, NINE);
  }

  private static SubscriptionPlaceTaken taken(SubscriptionId subscription) {
    return new SubscriptionPlaceTaken(subscription, WUHUAN, NEIGHBOUR, NINE);
  }

  private static TakeSubscriptionPlace take(SubscriptionId subscription, int most) {
    return new TakeSubscriptionPlace(subscription, WUHUAN, NEIGHBOUR, most, NINE);
  }

  private static ReadNotices read(UUID upTo) {
    return new ReadNotices(WUHUAN, NEIGHBOUR, upTo, NINE);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<Subscription, SubscriptionCommand>> commands = new LinkedHashMap<>();
    commands.put("subscribe", always(subscribe(false, false)));
    commands.put("change", always(new ChangeSubscription(ID, ALL, NINE)));
    commands.put("unsubscribe", always(new Unsubscribe(ID, NINE)));
    commands.put("leave", always(new LeaveNeed(ID, PERSON, SUBJECT, true, NINE)));
    new LifecycleWalk<>(
            Subscriptions.INSTANCE,
            Map.of(
                "ACTIVE",
                List.of(opened()),
                "ENDED",
                List.of(opened(), new SubscriptionEnded(ID, NINE))),
            commands)
        .check();
  }

  @Test
  void so_does_the_book_of_a_subscriber() {
    Map<String, Function<Book, SubscriptionBookCommand>> commands = new LinkedHashMap<>();
    commands.put("take", always(take(ID, 2)));
    commands.put("free", always(new FreeSubscriptionPlace(ID, NINE)));
    commands.put("read", always(read(NOTICE)));
    new LifecycleWalk<>(SubscriptionBooks.INSTANCE, Map.of("KEPT", List.of(taken(ID))), commands)
        .check();
  }

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    new WireSpec(NeedsWiring.wire())
        .names(SubscriptionEvent.class, SubscriptionBookEvent.class)
        .samples(
            opened(),
            new SubscriptionChanged(ID, ALL, NINE),
            new SubscriptionEnded(ID, NINE),
            new NeedLeft(ID, PERSON, SUBJECT, NINE),
            taken(ID),
            new SubscriptionPlaceFreed(ID, NINE),
            new NoticesRead(WUHUAN, NEIGHBOUR, NOTICE, NINE))
        .check();
  }

  @Test
  void who_follows_what_does_not_leave_the_house() {
    SubscriptionWire.wire().types().forEach(t -> assertThat(t.leavesTheHouse()).isFalse());
    assertThat(SubscriptionWire.wire().types()).hasSize(7);
  }

  @Test
  void what_is_private_is_followed_by_those_whom_it_concerns() {
    spec.when(subscribe(true, false)).thenRefused(SubscriptionRefusal.SUBJECT_IS_PRIVATE);
    spec.when(subscribe(true, true)).then(opened());
  }

  @Test
  void whoever_is_told_by_themselves_may_leave_and_nobody_else() {
    spec.when(new LeaveNeed(ID, PERSON, SUBJECT, false, NINE))
        .thenRefused(SubscriptionRefusal.NOT_CONCERNED);
    NeedLeft left = new NeedLeft(ID, PERSON, SUBJECT, NINE);
    spec.when(new LeaveNeed(ID, PERSON, SUBJECT, true, NINE)).then(left);
    spec.given(List.of(left)).when(subscribe(false, true)).then(opened());
  }

  @Test
  void a_change_that_changes_nothing_is_none() {
    spec.given(List.of(opened())).when(new ChangeSubscription(ID, END, NINE)).thenNothing();
  }

  @Test
  void there_are_only_so_many_places_and_a_freed_one_is_another_s() {
    books
        .given(List.of(taken(ID)))
        .when(take(OTHER, 1))
        .thenRefused(SubscriptionRefusal.SUBSCRIPTION_LIMIT_REACHED);
    books
        .given(List.of(taken(ID), new SubscriptionPlaceFreed(ID, NINE)))
        .when(take(OTHER, 1))
        .then(taken(OTHER));
  }

  @Test
  void what_was_read_stays_read() {
    NoticesRead later = new NoticesRead(WUHUAN, NEIGHBOUR, LATER, NINE);
    books.given(List.of(later)).when(read(NOTICE)).thenNothing();
    Book book = books.given(List.of(later)).state();
    assertThat(book.hasRead(NOTICE)).isTrue();
    assertThat(book.hasRead(LATER)).isTrue();
    assertThat(book.hasRead(UUID.fromString("019cac00-0002-7000-8000-000000000001"))).isFalse();
  }

  @Test
  void one_subject_is_another_in_another_community_and_nobody_follows_it_twice() {
    var elsewhere = new CommunityId(new UUID(7, 7));
    assertThat(
            List.of(
                Subject.of(WUHUAN).key(),
                Subject.of(elsewhere).key(),
                Subject.of(WUHUAN, Category.ELDERLY_CARE).key(),
                Subject.of(elsewhere, Category.ELDERLY_CARE).key(),
                Subject.ofGrid(WUHUAN, "3").key(),
                Subject.ofGrid(elsewhere, "3").key(),
                Subject.of(WUHUAN, NEED).key()))
        .doesNotHaveDuplicates();
    assertThat(SubscriptionId.of(BOOK, PERSON, Subject.of(WUHUAN, NEED))).isEqualTo(ID);
  }

  @Test
  void the_row_says_who_wants_what_since_when() throws Exception {
    SubscriptionRow row =
        requireNonNull(
            ViewSpec.<SubscriptionRow, SubscriptionEvent>row(
                new SubscriptionsView(),
                ID.value(),
                WUHUAN.value(),
                opened(),
                new SubscriptionEnded(ID, NINE),
                new SubscriptionOpened(ID, PERSON, SUBJECT, END, day(1))));
    assertThat(row.state).isEqualTo("ACTIVE");
    assertThat(row.kinds).isEqualTo("DELIVERED,RESOLVED");
    assertThat(row.subscriber).isEqualTo(NEIGHBOUR);
    assertThat(row.subject).isEqualTo(SUBJECT.key());
    assertThat(row.channel).isNull();
    assertThat(row.openedMs).isEqualTo(day(1).toEpochMilli());
    SubscriptionBody body = Json.EVENTS.readValue(row.body, SubscriptionBody.class);
    assertThat(body.wish()).isEqualTo(END);
  }
}
