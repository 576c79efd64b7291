package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.counter.Counters.COUNTER;

import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.States;
import org.jiebang.eventsourcing.counter.Counters.Open;
import org.jiebang.eventsourcing.counter.Counters.Raise;
import org.junit.jupiter.api.Test;

/** What a process remembers is never taken for how it is now, when another one has gone on. */
class FoldsIT {

  private static final UUID FIRST = Ids.derived("first");
  private static final UUID SECOND = Ids.derived("second");
  private static final UUID THIRD = Ids.derived("third");

  @Test
  void what_another_process_appended_is_seen() throws Exception {
    try (StoreUnderTest one = StoreUnderTest.fresh();
        StoreUnderTest two = one.another()) {
      one.commands.handle(COUNTER, FIRST, StoreUnderTest.ask("open"), new Open(10));
      assertThat(one.commands.load(COUNTER, FIRST).version()).isEqualTo(1);
      assertThat(two.commands.load(COUNTER, FIRST).version()).isEqualTo(1);
      two.commands.handle(COUNTER, FIRST, StoreUnderTest.ask("raise"), new Raise(3));
      assertThat(one.commands.load(COUNTER, FIRST).state().count()).isEqualTo(3);
    }
  }

  /** That there is none is remembered too, and no more trusted. */
  @Test
  void what_was_not_there_is_seen_when_it_comes() throws Exception {
    try (StoreUnderTest one = StoreUnderTest.fresh();
        StoreUnderTest two = one.another()) {
      assertThat(one.commands.load(COUNTER, FIRST).exists()).isFalse();
      assertThat(one.commands.load(COUNTER, FIRST).exists()).isFalse();
      two.commands.handle(COUNTER, FIRST, StoreUnderTest.ask("open"), new Open(10));
      assertThat(one.commands.load(COUNTER, FIRST).version()).isEqualTo(1);
      one.commands.handle(COUNTER, FIRST, StoreUnderTest.ask("raise"), new Raise(3));
      assertThat(one.commands.load(COUNTER, FIRST).state().count()).isEqualTo(3);
    }
  }

  /** An id belongs to what is there first, not to what it was taken for before. */
  @Test
  void what_was_asked_for_as_another_kind_is_found_as_what_it_is() throws Exception {
    try (StoreUnderTest one = StoreUnderTest.fresh();
        StoreUnderTest two = one.another()) {
      assertThat(one.commands.load(new Lamps(), FIRST).exists()).isFalse();
      two.commands.handle(COUNTER, FIRST, StoreUnderTest.ask("open"), new Open(10));
      assertThat(one.commands.load(COUNTER, FIRST).version()).isEqualTo(1);
      assertThat(one.commands.load(new Lamps(), FIRST).exists()).isFalse();
      assertThat(one.commands.load(COUNTER, FIRST).version()).isEqualTo(1);
    }
  }

  /** Another kind of stream. */
  private static final class Lamps implements Aggregate<String, Boolean, Lamps.Lit> {

    private record Lit() {}

    @Override
    public String name() {
      return "lamp";
    }

    @Override
    public Class<Lit> events() {
      return Lit.class;
    }

    @Override
    public Decider<String, Boolean, Lit> decider() {
      return new Decider<>() {
        @Override
        public Boolean initial() {
          return false;
        }

        @Override
        public List<Lit> decide(String command, Boolean lit) {
          return List.of();
        }

        @Override
        public Boolean evolve(Boolean lit, Lit event) {
          return true;
        }
      };
    }

    @Override
    public String stateOf(Boolean lit) {
      return lit ? "LIT" : "DARK";
    }

    @Override
    public UUID tenantOf(Boolean lit) {
      return FIRST;
    }
  }

  @Test
  void streams_looked_at_together_are_each_as_it_is_now() throws Exception {
    Map<UUID, Aggregate<?, ?, ?>> all = Map.of(FIRST, COUNTER, SECOND, COUNTER, THIRD, COUNTER);
    try (StoreUnderTest one = StoreUnderTest.fresh();
        StoreUnderTest two = one.another()) {
      one.commands.handle(COUNTER, FIRST, StoreUnderTest.ask("open"), new Open(10));
      one.commands.handle(COUNTER, SECOND, StoreUnderTest.ask("open-too"), new Open(20));
      for (int n = 0; n < 2; n++) {
        States now = one.commands.together(all); // the second time all of them are known
        assertThat(now.load(COUNTER, FIRST).state().limit()).isEqualTo(10);
        assertThat(now.load(COUNTER, SECOND).state().limit()).isEqualTo(20);
        assertThat(now.load(COUNTER, THIRD).exists()).isFalse();
      }
      two.commands.handle(COUNTER, THIRD, StoreUnderTest.ask("open-3"), new Open(30));
      assertThat(one.commands.together(all).load(COUNTER, THIRD).state().limit()).isEqualTo(30);
      two.commands.handle(COUNTER, SECOND, StoreUnderTest.ask("raise"), new Raise(3));
      States now = one.commands.together(all);
      assertThat(now.load(COUNTER, SECOND).state().count()).isEqualTo(3);
      assertThat(now.load(COUNTER, FIRST).state().count()).isZero();
    }
  }

  @Test
  void streams_looked_at_together_are_asked_for_by_one_statement() throws Exception {
    Map<UUID, Aggregate<?, ?, ?>> all = Map.of(FIRST, COUNTER, SECOND, COUNTER, THIRD, COUNTER);
    var looks = new AtomicInteger();
    Meddled.Hand counting =
        call -> {
          if (call.equals("prepareStatement")) {
            looks.incrementAndGet();
          }
        };
    try (StoreUnderTest one = StoreUnderTest.fresh();
        StoreUnderTest two = one.another(c -> Meddled.with(c, counting))) {
      one.commands.handle(COUNTER, FIRST, StoreUnderTest.ask("open"), new Open(10));
      all.keySet().forEach(stream -> two.commands.load(COUNTER, stream));
      assertThat(looks).as("nothing was known").hasValue(0);
      States now = two.commands.together(all);
      all.keySet().forEach(stream -> now.load(COUNTER, stream));
      assertThat(looks).hasValue(1);
      all.keySet().forEach(stream -> two.commands.load(COUNTER, stream));
      assertThat(looks).as("one by one they are asked for one by one").hasValue(1 + 3);
    }
  }

  /** Whatever the number of streams: the places of a statement are a power of two. */
  @Test
  void those_that_have_gone_on_are_found_among_many() throws Exception {
    try (StoreUnderTest one = StoreUnderTest.fresh();
        Connection c = one.pool.getConnection()) {
      one.commands.handle(COUNTER, FIRST, StoreUnderTest.ask("open"), new Open(10));
      one.commands.handle(COUNTER, FIRST, StoreUnderTest.ask("raise"), new Raise(3));
      var went = new Freshness.Seen(FIRST, 1);
      Set<Freshness.Seen> asked = new HashSet<>(Set.of(went));
      for (int others = 1; others <= Freshness.MOST - 1; others++) {
        asked.add(new Freshness.Seen(Ids.derived("none " + others), 0));
        if (Integer.bitCount(others) <= 2) {
          assertThat(one.log.moved(c, asked)).as(others + " others").containsExactly(went);
        }
      }
      assertThat(one.log.moved(c, Set.of(new Freshness.Seen(FIRST, 2)))).isEmpty();
    }
  }
}
