package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.eventsourcing.counter.Counters.COUNTER;
import static org.jiebang.eventsourcing.store.StoreUnderTest.ask;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.counter.Counters.No;
import org.jiebang.eventsourcing.counter.Counters.Open;
import org.jiebang.eventsourcing.counter.Counters.Raise;
import org.jiebang.eventsourcing.inbound.ReactionRefusals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store on a real MariaDB: what it promises under repeats, races and refusals. */
class EventStoreIT {

  private StoreUnderTest a;
  private StoreUnderTest b;

  @BeforeEach
  void twoInstancesOverOneDatabase() throws SQLException {
    a = StoreUnderTest.fresh();
    b = a.another();
  }

  @AfterEach
  void close() {
    b.close();
    a.close();
  }

  private static UUID stream(int n) {
    return Ids.derived("counter-" + n);
  }

  @Test
  void a_repeat_gets_the_first_answer_on_any_instance() {
    UUID s = stream(1);
    a.commands.handle(COUNTER, s, ask("open"), new Open(10));
    Outcome first = a.commands.handle(COUNTER, s, ask("raise"), new Raise(1));
    a.commands.handle(COUNTER, s, ask("raise-more"), new Raise(2));

    Outcome again = b.commands.handle(COUNTER, s, ask("raise"), new Raise(1));
    assertThat(again).isEqualTo(new Outcome(s, 2, first.positions(), true));
    assertThat(b.commands.load(COUNTER, s).state().count()).isEqualTo(3);
  }

  @Test
  void a_repeated_creation_is_answered_although_the_state_now_refuses_it() {
    UUID s = stream(2);
    a.commands.handle(COUNTER, s, ask("open"), new Open(10));
    assertThat(b.commands.handle(COUNTER, s, ask("open"), new Open(10)).repeated()).isTrue();
    assertThatThrownBy(() -> b.commands.handle(COUNTER, s, ask("open-2"), new Open(10)))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.refusal()).isEqualTo(No.COUNTER_ALREADY_OPEN));
  }

  @Test
  void what_was_just_appended_is_shown_as_it_stands_in_the_log() {
    UUID s = stream(30);
    UUID beside = stream(31);
    a.commands.handle(COUNTER, s, ask("open-30"), new Open(10));
    a.commands.handle(COUNTER, beside, ask("open-31"), new Open(10));
    a.commands.handle(
        ask("both"),
        List.of(Step.of(COUNTER, s, new Raise(1)), Step.of(COUNTER, beside, new Raise(2))));
    for (UUID stream : List.of(s, beside)) {
      for (int after = 0; after < 2; after++) {
        for (int upTo = after; upTo <= 2; upTo++) {
          assertThat(a.commands.events(COUNTER, stream, after, upTo))
              .hasSize(upTo - after)
              .isEqualTo(b.commands.events(COUNTER, stream, after, upTo));
        }
      }
      assertThat(a.commands.events(ReactionRefusals.INSTANCE, stream, 1, 2))
          .as("as events of another kind")
          .isEmpty();
    }
  }

  @Test
  void many_who_load_at_once_are_each_told_of_all_that_was_answered_before() throws Exception {
    UUID s = stream(32);
    a.commands.handle(COUNTER, s, ask("open-32"), new Open(1_000));
    var answered = new AtomicInteger();
    var wrong = new ConcurrentLinkedQueue<String>();
    var readers =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              while (answered.get() < 100) {
                                int before = answered.get();
                                long seen = a.commands.load(COUNTER, s).state().count();
                                if (seen < before) {
                                  wrong.add(seen + " after " + before);
                                }
                              }
                            }))
            .toList();
    for (int i = 0; i < 100; i++) {
      b.commands.handle(COUNTER, s, ask("raise-32-" + i), new Raise(1)); // the other instance
      answered.incrementAndGet();
    }
    for (Thread reader : readers) {
      reader.join();
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_key_used_with_another_content_is_refused() {
    UUID s = stream(3);
    a.commands.handle(COUNTER, s, ask("open"), new Open(10));
    assertThatThrownBy(
            () -> b.commands.handle(COUNTER, s, ask("open", "another", null), new Open(11)))
        .isInstanceOfSatisfying(
            Rejected.class,
            r -> assertThat(r.refusal()).isEqualTo(KernelRefusal.IDEMPOTENCY_KEY_REUSED));
  }

  @Test
  void another_version_than_the_named_one_is_refused_and_already_so_stores_nothing()
      throws SQLException {
    UUID s = stream(4);
    a.commands.handle(COUNTER, s, ask("open"), new Open(10));
    assertThatThrownBy(() -> a.commands.handle(COUNTER, s, ask("raise", "x", 7L), new Raise(1)))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.refusal()).isEqualTo(KernelRefusal.VERSION_CONFLICT));
    assertThat(a.commands.handle(COUNTER, s, ask("zero"), new Raise(0)).positions()).isEmpty();
    assertThat(LogChecks.count(a)).isEqualTo(1);
  }

  @Test
  void a_stream_of_another_kind_is_not_found_whether_it_is_known_or_not() {
    UUID s = stream(6);
    a.commands.handle(COUNTER, s, ask("open"), new Open(1));
    a.commands.load(COUNTER, s); // a knows it, b has never read it
    for (StoreUnderTest store : List.of(a, b)) {
      assertThat(store.commands.load(ReactionRefusals.INSTANCE, s).exists()).isFalse();
      assertThat(store.commands.load(COUNTER, s).exists()).isTrue();
    }
  }

  @Test
  void a_refusal_on_a_stale_state_is_decided_again() {
    UUID s = stream(5);
    a.commands.handle(COUNTER, s, ask("open"), new Open(1));
    a.commands.handle(COUNTER, s, ask("raise"), new Raise(1)); // a's cache: full
    b.commands.handle(COUNTER, s, ask("lower"), new Raise(-1)); // b makes room; a has not seen it
    assertThat(a.commands.handle(COUNTER, s, ask("again"), new Raise(1)).version()).isEqualTo(4);
  }

  @Test
  void several_instances_race_for_the_last_places_and_the_log_stays_whole() throws Exception {
    int streams = 4;
    int limit = 25;
    for (int i = 0; i < streams; i++) {
      a.commands.handle(COUNTER, stream(i), ask("open-" + i), new Open(limit));
    }
    var won = new AtomicInteger();
    var full = new AtomicInteger();
    Callers.run(
        48,
        n -> {
          for (int i = 0; i < 5; i++) {
            StoreUnderTest instance = (n + i) % 2 == 0 ? a : b;
            try {
              instance.commands.handle(
                  COUNTER, stream(n % streams), ask("r-" + n + "-" + i), new Raise(1));
              won.incrementAndGet();
            } catch (Rejected e) {
              assertThat(e.refusal()).isEqualTo(No.COUNTER_FULL);
              full.incrementAndGet();
            }
          }
        });
    assertThat(won).hasValue(streams * limit);
    assertThat(full).hasValue(48 * 5 - streams * limit);
    assertThat(LogChecks.count(a)).isEqualTo(streams + won.get());
    assertThat(LogChecks.wrong(a)).isEmpty();
  }

  @Test
  void commands_over_several_streams_are_all_or_nothing() throws Exception {
    int streams = 6;
    for (int i = 0; i < streams; i++) {
      a.commands.handle(COUNTER, stream(i), ask("open-" + i), new Open(20));
    }
    var pairs = new AtomicInteger();
    Callers.run(
        32,
        n -> {
          StoreUnderTest instance = n % 2 == 0 ? a : b;
          var steps =
              List.of(
                  Step.of(COUNTER, stream(n % streams), new Raise(1)),
                  Step.of(COUNTER, stream((n + 1 + n % 3) % streams), new Raise(1)));
          try {
            instance.commands.handle(ask("pair-" + n), steps);
            pairs.incrementAndGet();
          } catch (Rejected e) {
            assertThat(e.refusal()).isEqualTo(No.COUNTER_FULL);
          }
        });
    int total =
        IntStream.range(0, streams)
            .map(i -> b.commands.load(COUNTER, stream(i)).state().count())
            .sum();
    assertThat(total).isEqualTo(2 * pairs.get());
    assertThat(pairs.get()).isEqualTo(32);
    assertThat(LogChecks.wrong(a)).isEmpty();
  }

  @Test
  void fifty_sends_of_one_command_have_one_effect_and_one_answer() throws Exception {
    UUID s = stream(9);
    a.commands.handle(COUNTER, s, ask("open"), new Open(1000));
    var answers = new ConcurrentLinkedQueue<Outcome>();
    Callers.run(
        50,
        n ->
            answers.add(
                (n % 2 == 0 ? a : b).commands.handle(COUNTER, s, ask("once"), new Raise(1))));
    assertThat(answers).hasSize(50);
    assertThat(answers.stream().map(Outcome::version).distinct()).containsExactly(2L);
    assertThat(answers.stream().filter(o -> !o.repeated())).hasSize(1);
    assertThat(LogChecks.count(a)).isEqualTo(2);
  }

  @Test
  void the_application_cannot_change_the_log() throws SQLException {
    a.commands.handle(COUNTER, stream(1), ask("open"), new Open(1));
    String table = a.database.logName() + ".event";
    try (Connection c = a.connect();
        Statement s = c.createStatement()) {
      for (String change :
          List.of(
              "UPDATE " + table + " SET type = 'x'",
              "DELETE FROM " + table,
              "DROP TABLE " + table)) {
        assertThatThrownBy(() -> s.execute(change))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1142));
      }
    }
    assertThat(LogChecks.wrong(a)).isEmpty();
  }

  @Test
  void a_changed_row_breaks_the_chain() throws SQLException {
    a.commands.handle(COUNTER, stream(1), ask("open"), new Open(1));
    try (Connection c =
            java.sql.DriverManager.getConnection(
                a.database.jdbcUrl(), a.database.migrationUser(), a.database.migrationPassword());
        Statement s = c.createStatement()) {
      s.executeUpdate(
          "UPDATE " + a.database.logName() + ".event SET payload = REPLACE(payload, '1', '2')");
    }
    assertThat(LogChecks.wrong(a)).hasSize(1);
  }

  @Test
  void a_text_in_any_script_is_stored_as_written() throws SQLException {
    UUID s = stream(1);
    String payload = "{\"text\":\"居民求助：水管漏水 🚰 naïve ß\"}";
    String meta = "{\"role\":\"网格员\"}";
    var event = new Entry.NewEvent(new UUID(7, 7), "counter-raised", 1, payload, meta);
    a.store.append(
        new Entry(
            ask("text").commandId(),
            List.of(new Entry.Share(s, 0, List.of(event))),
            Instant.parse("2026-03-01T08:00:00.123456Z")));
    StoredEvent stored = b.log.stream(s, 0, 1).getFirst();
    assertThat(stored.payload()).isEqualTo(payload);
    assertThat(stored.meta()).isEqualTo(meta);
    assertThat(stored.at()).isEqualTo("2026-03-01T08:00:00.123456Z");
    assertThat(LogChecks.wrong(a)).isEmpty();
  }

  @Test
  void a_value_that_a_column_does_not_take_fails_its_own_command_only() throws Exception {
    UUID s = stream(1);
    var tooLong = new Entry.NewEvent(new UUID(7, 7), "t".repeat(70), 1, "{}", "{}");
    Callers.run(
        20,
        n -> {
          if (n == 7) {
            var entry =
                new Entry(
                    ask("bad").commandId(),
                    List.of(new Entry.Share(s, 0, List.of(tooLong))),
                    Instant.now());
            assertThatThrownBy(() -> a.store.append(entry)).isNotInstanceOf(StoreUnavailable.class);
          } else {
            UUID other = Ids.derivedBeside(s, "neighbour-" + n);
            assertThat(a.commands.handle(COUNTER, other, ask("good-" + n), new Open(1)).version())
                .isEqualTo(1);
          }
        });
    assertThat(LogChecks.count(a)).isEqualTo(19);
  }
}
