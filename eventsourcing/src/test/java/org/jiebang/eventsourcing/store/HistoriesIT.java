package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.eventsourcing.counter.Counters.COUNTER;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.counter.Counters.Open;
import org.jiebang.eventsourcing.counter.Counters.Raise;
import org.jiebang.eventsourcing.wire.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a process has just appended it tells as every other one reads it. */
class HistoriesIT {

  private static final UUID FIRST = Ids.derived("first");

  @Test
  void what_was_appended_is_told_as_others_read_it() throws Exception {
    try (StoreUnderTest one = StoreUnderTest.fresh();
        StoreUnderTest two = one.another()) {
      one.commands.handle(COUNTER, FIRST, StoreUnderTest.ask("open"), new Open(10));
      one.commands.handle(COUNTER, FIRST, StoreUnderTest.ask("raise"), new Raise(3));
      assertThat(one.commands.events(COUNTER, FIRST, 1, 2))
          .hasSize(1)
          .isEqualTo(two.commands.events(COUNTER, FIRST, 1, 2));
      assertThat(one.commands.events(COUNTER, FIRST, 0, 2))
          .hasSize(2)
          .isEqualTo(two.commands.events(COUNTER, FIRST, 0, 2));
    }
  }

  @Test
  void who_walks_meets_every_event_once_and_in_order() throws Exception {
    int most = 2 * CommandHandler.AT_ONCE + 3;
    try (StoreUnderTest one = StoreUnderTest.fresh();
        StoreUnderTest two = one.another()) {
      one.commands.handle(COUNTER, FIRST, StoreUnderTest.ask("open"), new Open(most));
      for (int from = 1; from < most; from += 100) {
        int many = Math.min(100, most - from);
        one.commands.handle(
            StoreUnderTest.ask("raise " + from),
            Collections.nCopies(many, Step.of(COUNTER, FIRST, new Raise(1))));
      }
      assertThat(versions(two, 0, most)).isEqualTo(between(1, most));
      assertThat(versions(two, 7, most - 1)).isEqualTo(between(8, most - 1));
      assertThat(versions(two, 0, CommandHandler.AT_ONCE))
          .isEqualTo(between(1, CommandHandler.AT_ONCE));
      assertThat(versions(two, most, most)).isEmpty();
      assertThat(two.commands.walk(COUNTER, FIRST, 0, most).limit(2)).hasSize(2);
    }
  }

  private static List<Long> versions(StoreUnderTest instance, long after, long upTo) {
    return instance.commands.walk(COUNTER, FIRST, after, upTo).map(Recorded::version).toList();
  }

  private static List<Long> between(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  /** Every test that runs a command of any service sees an event that does not keep its content. */
  @Test
  void an_event_that_is_read_back_as_another_one_is_noticed() throws Exception {
    try (StoreUnderTest one = StoreUnderTest.fresh()) {
      var commands =
          new Commands(
              "diaries",
              one.log,
              one.store,
              new EventCodec(Wire.named().event("diary-written", Written.class).build()),
              10);
      assertThat(commands.handle(new Diaries(), FIRST, StoreUnderTest.ask("a"), "").version())
          .isEqualTo(1);
      assertThatThrownBy(
              () -> commands.handle(new Diaries(), FIRST, StoreUnderTest.ask("b"), "lost"))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("diary-written");
    }
  }

  /**
   * An event with a mistake.
   *
   * @param forgotten what is not written down; null: there is nothing to forget
   */
  private record Written(String page, @JsonIgnore @Nullable String forgotten) {}

  private static final class Diaries implements Aggregate<String, Boolean, Written> {

    @Override
    public String name() {
      return "diary";
    }

    @Override
    public Class<Written> events() {
      return Written.class;
    }

    @Override
    public Decider<String, Boolean, Written> decider() {
      return new Decider<>() {
        @Override
        public Boolean initial() {
          return false;
        }

        @Override
        public List<Written> decide(String lost, Boolean begun) {
          return List.of(new Written("page", lost.isEmpty() ? null : lost));
        }

        @Override
        public Boolean evolve(Boolean begun, Written event) {
          return true;
        }
      };
    }

    @Override
    public String stateOf(Boolean begun) {
      return begun ? "BEGUN" : "EMPTY";
    }

    @Override
    public UUID tenantOf(Boolean begun) {
      return FIRST;
    }
  }
}
