package org.jiebang.eventsourcing.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.inbound.InboxUnderTest.thing;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jiebang.eventsourcing.http.InboundWaits;
import org.jiebang.eventsourcing.inbound.Letter.State;
import org.jiebang.eventsourcing.relay.Publication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The consumer on real Kafka, MariaDB and event store: each fact has its effect exactly once. */
class InboundIT {

  private InboxUnderTest inbox;

  @BeforeEach
  void fresh() {
    inbox = new InboxUnderTest();
  }

  @AfterEach
  void stop() {
    inbox.close();
  }

  /** For as long as a busy machine may take: how long it took is not what is shown here. */
  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofMinutes(2));
  }

  private void position(int part, long pos) {
    await().until(() -> inbox.storedPosition(part) == pos);
  }

  private static List<String> places(int part, int... positions) {
    return IntStream.of(positions).mapToObj(pos -> "source/" + part + "/" + pos).toList();
  }

  @Test
  void duplicated_and_reordered_deliveries_are_applied_once_and_in_order() {
    UUID counter = inbox.openCounter(1000);
    List<Publication> five = inbox.raised(thing(4, 1), counter, 5);
    inbox.start();
    inbox.publish(five.get(0), five.get(0), five.get(2), five.get(1), five.get(0));
    inbox.publish(five.get(2), five.get(4), five.get(3), five.get(4), five.get(1));
    position(4, 5);

    assertThat(inbox.applied()).isEqualTo(places(4, 1, 2, 3, 4, 5));
    assertThat(inbox.count(counter)).isEqualTo(5);
  }

  @Test
  void unknown_and_withheld_events_are_passed_over_and_move_the_position() {
    UUID counter = inbox.openCounter(1000);
    inbox.publish(inbox.append(thing(4, 1), "thing-nobody-reads", "{}"));
    inbox.publish(inbox.append(thing(4, 1), "thing-hidden", "{}"));
    inbox.raised(thing(4, 1), counter, 1).forEach(inbox::publish);
    inbox.start();
    position(4, 3);

    assertThat(inbox.applied()).isEqualTo(places(4, 3));
  }

  @Test
  void a_gap_is_filled_from_the_publisher() {
    UUID counter = inbox.openCounter(1000);
    List<Publication> five = inbox.raised(thing(4, 1), counter, 5);
    inbox.start();
    inbox.publish(five.get(0), five.get(4));
    position(4, 5);
    inbox.publish(inbox.raise(thing(4, 1), counter, 1));
    position(4, 6);

    assertThat(inbox.applied()).isEqualTo(places(4, 1, 2, 3, 4, 5, 6));
    assertThat(inbox.count(counter)).isEqualTo(6);
  }

  @Test
  void a_gap_is_remembered_over_a_restart() {
    UUID counter = inbox.openCounter(1000);
    List<Publication> three = inbox.raised(thing(4, 1), counter, 3);
    inbox.publisherAnswers = false;
    Consumption first = inbox.start();
    inbox.publish(three.get(2));
    await().until(() -> inbox.number("SELECT MAX(seen) FROM inbound_position") == 3);
    inbox.stop(first);
    inbox.publisherAnswers = true;
    inbox.start();
    position(4, 3);

    assertThat(inbox.count(counter)).isEqualTo(3);
  }

  @Test
  void a_dead_letter_blocks_its_stream_only_and_frees_it_in_order() {
    UUID counter = inbox.openCounter(1000);
    inbox.brokenBy = 7;
    inbox.publish(inbox.raise(thing(4, 1), counter, 7)); // breaks
    inbox.publish(inbox.raise(thing(4, 1), counter, 1));
    inbox.publish(inbox.raise(thing(4, 2), counter, 10));
    inbox.publish(inbox.raise(thing(4, 1), counter, 2));
    Consumption consumption = inbox.start();
    position(4, 4);

    assertThat(inbox.applied()).isEqualTo(places(4, 3));
    await()
        .untilAsserted(
            () ->
                assertThat(consumption.letters(null, 10))
                    .extracting(l -> l.pos() + " " + l.state())
                    .containsExactlyInAnyOrder("1 PARKED", "2 BLOCKED", "4 BLOCKED"));

    inbox.brokenBy = 0;
    assertThat(consumption.decide("source", 4, 1, State.RETRYING)).isTrue();
    await().until(() -> consumption.letters(null, 10).isEmpty());
    assertThat(inbox.applied()).isEqualTo(places(4, 3, 1, 2, 4));
    assertThat(inbox.count(counter)).isEqualTo(20);
  }

  @Test
  void a_discarded_letter_lets_its_stream_go_on() {
    UUID counter = inbox.openCounter(1000);
    inbox.publish(inbox.append(thing(4, 1), "thing-raised", "{\"by\":\"not a number\"}"));
    inbox.publish(inbox.raise(thing(4, 1), counter, 2));
    Consumption consumption = inbox.start();
    position(4, 2);
    assertThat(consumption.decide("source", 4, 1, State.DISCARDED)).isTrue();
    await().until(() -> inbox.count(counter) == 2);

    assertThat(inbox.applied()).isEqualTo(places(4, 2));
    assertThat(consumption.letters(null, 10))
        .extracting(l -> l.pos() + " " + l.state())
        .containsExactly("1 DISCARDED");
    assertThat(consumption.decide("source", 4, 1, State.RETRYING)).isFalse();
  }

  @Test
  void too_early_comes_right_later_in_the_order_of_its_stream() {
    UUID counter = inbox.unopenedCounter();
    inbox.publish(inbox.raise(thing(4, 1), counter, 1));
    inbox.publish(inbox.raise(thing(4, 1), counter, 2));
    Consumption consumption = inbox.start();
    position(4, 2);
    await()
        .until(
            () ->
                consumption.letters(null, 10).stream()
                    .map(l -> l.pos() + " " + l.state())
                    .toList()
                    .equals(List.of("2 BLOCKED", "1 RETRYING")));
    inbox.open(counter, 1000);
    await().until(() -> inbox.count(counter) == 3);

    await().until(() -> consumption.letters(null, 10).isEmpty());
    assertThat(inbox.applied()).isEqualTo(places(4, 1, 2));
  }

  @Test
  void too_early_for_too_long_is_parked_and_can_be_tried_again() {
    UUID counter = inbox.unopenedCounter();
    inbox.publish(inbox.raise(thing(4, 1), counter, 1));
    Consumption consumption = inbox.start("inbound.too-early-for", "PT0.3S");
    await().until(() -> consumption.letters(State.PARKED, 10).size() == 1);
    assertThat(consumption.letters(State.PARKED, 10).getFirst().error())
        .isEqualTo("raise-counter-when-thing-raised: COUNTER_NOT_OPEN");

    inbox.open(counter, 1000);
    consumption.decide("source", 4, 1, State.RETRYING);
    await().until(() -> inbox.count(counter) == 1);
    assertThat(inbox.applied()).isEqualTo(places(4, 1));
  }

  @Test
  void a_refusal_for_good_is_recorded_as_an_event_and_blocks_nothing() {
    UUID counter = inbox.openCounter(5);
    inbox.publish(inbox.raise(thing(4, 1), counter, 9)); // COUNTER_FULL
    inbox.publish(inbox.raise(thing(4, 1), counter, 5));
    Consumption consumption = inbox.start();
    position(4, 2);

    assertThat(inbox.count(counter)).isEqualTo(5);
    assertThat(inbox.refusals())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.reaction()).isEqualTo("raise-counter-when-thing-raised");
              assertThat(r.fact()).isEqualTo("source/4/1");
              assertThat(r.factType()).isEqualTo("thing-raised");
              assertThat(r.code()).isEqualTo("COUNTER_FULL");
            });
    assertThat(consumption.letters(State.REFUSED, 10)).hasSize(1);
    assertThat(consumption.letters.open()).isZero();
  }

  @Test
  void already_is_done() {
    UUID counter = inbox.openCounter(5);
    inbox.publish(inbox.append(thing(4, 1), "thing-opened", "{\"counter\":\"" + counter + "\"}"));
    Consumption consumption = inbox.start();
    position(4, 1);

    assertThat(consumption.letters(null, 10)).isEmpty();
    assertThat(inbox.refusals()).isEmpty();
  }

  @Test
  void a_fork_parks_its_part_and_no_other() {
    UUID counter = inbox.openCounter(1000);
    Consumption consumption = inbox.start();
    inbox.raised(thing(4, 1), counter, 2).forEach(inbox::publish);
    position(4, 2);
    inbox.rewriteHistory(); // a log that never had those two
    inbox.append(thing(4, 1), "thing-nobody-reads", "{}");
    inbox.append(thing(4, 1), "thing-nobody-reads", "{}");
    inbox.publish(inbox.raise(thing(4, 1), counter, 100));
    inbox.publish(inbox.raise(thing(5, 1), counter, 1));
    position(5, 1);

    await().until(() -> consumption.forks().equals(List.of("source/4")));
    assertThat(inbox.storedPosition(4)).isEqualTo(2);
    assertThat(inbox.count(counter)).isEqualTo(3);
  }

  @Test
  void a_crash_between_commands_and_offset_repeats_without_effect() {
    UUID counter = inbox.openCounter(1000);
    inbox.failingCommits.set(3);
    inbox.raised(thing(4, 1), counter, 10).forEach(inbox::publish);
    inbox.start();
    position(4, 10);

    assertThat(inbox.failingCommits.get()).isNegative();
    assertThat(inbox.count(counter)).isEqualTo(10);
    assertThat(inbox.applied()).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void a_zombie_rolls_back_and_looks_again() {
    UUID counter = inbox.openCounter(1000);
    List<Publication> four = inbox.raised(thing(4, 1), counter, 4);
    Consumption consumption = inbox.start();
    inbox.publish(four.get(0));
    position(4, 1);
    // Somebody else takes in position 2 behind our back.
    inbox.moveStoredPosition(4, four.get(1));
    inbox.publish(four.get(1), four.get(2), four.get(3));
    position(4, 4);

    assertThat(inbox.applied()).isEqualTo(places(4, 1, 3, 4));
    assertThat(consumption.letters(null, 10)).isEmpty();
  }

  @Test
  void a_rebalance_between_two_instances_loses_and_doubles_nothing() {
    UUID counter = inbox.openCounter(100_000);
    Consumption first = inbox.start();
    for (int round = 0; round < 50; round++) {
      for (int part = 0; part < 64; part += 4) {
        inbox.publish(inbox.raise(thing(part, round % 3), counter, 1));
      }
      if (round == 10) {
        inbox.start();
      }
      if (round == 30) {
        inbox.stop(first);
      }
    }
    for (int part = 0; part < 64; part += 4) {
      position(part, 50);
    }
    assertThat(inbox.applied()).hasSize(800).doesNotHaveDuplicates();
    assertThat(inbox.count(counter)).isEqualTo(800);
  }

  @Test
  void await_wakes_when_the_position_is_reached() {
    UUID counter = inbox.openCounter(1000);
    Consumption consumption = inbox.start();
    InboundWaits positions = consumption.positions;
    assertThat(positions.await("source", 4, 1, Duration.ofMillis(50))).isFalse();
    assertThat(positions.await("nobody-reads-this", 4, 1, Duration.ZERO)).isTrue();
    inbox.raised(thing(4, 1), counter, 2).forEach(inbox::publish);
    assertThat(positions.await("source", 4, 2, Duration.ofMinutes(2))).isTrue();
    // Another instance, which holds no partition, asks the database.
    assertThat(inbox.another().positions.await("source", 4, 2, Duration.ZERO)).isTrue();
  }
}
