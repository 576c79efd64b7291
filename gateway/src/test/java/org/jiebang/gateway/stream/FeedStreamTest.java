package org.jiebang.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.jiebang.gateway.feed.FeedConfig;
import org.jiebang.gateway.feed.FeedLine;
import org.jiebang.gateway.feed.PublishedFact;
import org.jiebang.gateway.feed.Sight.Look;
import org.jiebang.gateway.feed.SmallFeed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One stream, its reader played by hand: no connection, no thread, no waiting. */
class FeedStreamTest {

  private static final Instant NOON = Instant.parse("2025-03-01T04:00:00Z");

  private final Ground ground = new Ground();
  private final Reader reader = new Reader();
  private long undecided;
  private boolean cut;
  private boolean left;
  private FeedStream.@Nullable Why over;

  @Test
  void an_event_is_written_when_the_reader_has_taken_the_one_before() {
    ground.feed(3);
    FeedStream stream = begin(0, "type-");
    assertThat(reader.ids()).isEmpty();
    stream.request(1);
    assertThat(reader.ids()).containsExactly("0");
    stream.request(2);
    assertThat(reader.ids()).containsExactly("0", "1", "2");
    stream.request(9);
    assertThat(reader.got.getLast().getName()).isEqualTo("type-3");
    assertThat(reader.got.getLast().getData().toString()).contains("\"position\":3");
  }

  @Test
  void what_is_fed_later_comes_by_itself() {
    FeedStream stream = begin(0, "type-");
    stream.request(100);
    ground.feed(2);
    stream.grown();
    assertThat(reader.ids()).containsExactly("0", "1", "2");
  }

  @Test
  void a_reader_who_takes_nothing_gets_no_more_than_one_look_ahead_and_is_cut() {
    ground.feed(5_000);
    FeedStream stream = begin(0, "type-");
    stream.request(1);
    stream.grown();
    stream.tick();
    assertThat(ground.looks).isEqualTo(1);
    assertThat(cut).isFalse();
    ground.nanos += Duration.ofSeconds(16).toNanos();
    stream.tick();
    assertThat(cut).isTrue();
    assertThat(left).isTrue();
    assertThat(ground.cuts).isEqualTo(1);
  }

  @Test
  void silence_is_broken_and_the_cursor_moves_with_it() {
    ground.feed(700);
    FeedStream stream = begin(0, "none of these");
    stream.request(100);
    assertThat(reader.ids()).containsExactly("0");
    stream.tick();
    ground.nanos += Duration.ofSeconds(16).toNanos();
    stream.tick();
    assertThat(reader.ids()).containsExactly("0", "700");
    assertThat(reader.got.getLast().getComment()).isEqualTo("alive");
    assertThat(reader.got.getLast().getData()).isNull();
  }

  @Test
  void whoever_reads_behind_a_thousand_facts_that_are_not_for_them_gets_on() {
    ground.feed(3_500);
    FeedStream stream = begin(0, "type-3500");
    stream.request(100);
    assertThat(ground.looks).isGreaterThanOrEqualTo(4);
    assertThat(reader.ids()).containsExactly("0", "3500");
  }

  @Test
  void before_a_fact_that_nobody_can_judge_yet_it_stops_and_looks_again() {
    ground.feed(4);
    undecided = 3;
    FeedStream stream = begin(0, "type-");
    stream.request(100);
    assertThat(reader.ids()).containsExactly("0", "1", "2");
    ground.nanos += Duration.ofSeconds(16).toNanos();
    stream.tick();
    assertThat(ground.looks).as("once a tick, not without end").isLessThan(5);
    assertThat(reader.ids()).as("it is alive").containsExactly("0", "1", "2", "2");
    undecided = 0;
    stream.tick();
    assertThat(reader.ids()).containsExactly("0", "1", "2", "2", "3", "4");
  }

  @Test
  void what_is_old_is_read_where_that_is_done_and_what_is_new_is_not_read_at_all() {
    ground.feed(1_500);
    ground.oldest = 1_000;
    FeedStream stream = begin(0, "type-1500");
    stream.request(100);
    assertThat(ground.reads).isEqualTo(1);
    assertThat(reader.ids()).containsExactly("0", "1500");
    ground.feed(1);
    stream.grown();
    assertThat(ground.reads).isEqualTo(1);
  }

  @Test
  void the_end_says_what_the_reader_was_told_and_not_how_far_was_looked() {
    FeedStream[] stream = new FeedStream[1];
    stream[0] =
        begin(
            0,
            line -> {
              if (line.position() == 3) {
                stream[0].end(FeedStream.Why.DRAINING);
              }
              return Look.SEEN;
            });
    stream[0].request(100);
    ground.feed(3);
    stream[0].grown();
    assertThat(reader.ids()).containsExactly("0", "1", "2", "2");
    assertThat(reader.complete).isTrue();
  }

  @Test
  void an_event_that_cannot_be_written_costs_the_connection_and_nothing_else() {
    ground.feed(2);
    FeedStream stream = begin(0, "type-");
    reader.breaksAt = "1";
    stream.request(100);
    assertThat(reader.ids()).containsExactly("0");
    assertThat(cut).isTrue();
    assertThat(left).isTrue();
  }

  @Test
  void it_ends_with_the_token_and_says_so() {
    ground.feed(1);
    FeedStream stream = begin(0, "type-");
    stream.request(100);
    ground.now = NOON.plusSeconds(600);
    stream.tick();
    OutboundSseEvent last = reader.got.getLast();
    assertThat(last.getName()).isEqualTo("end");
    assertThat(last.getData()).isEqualTo("{\"reason\":\"TOKEN_EXPIRED\",\"position\":1}");
    assertThat(last.getReconnectDelay()).isBetween(500L, 3_000L);
    assertThat(reader.complete).isTrue();
    assertThat(left).isTrue();
    stream.end(FeedStream.Why.DRAINING);
    ground.feed(1);
    stream.grown();
    assertThat(reader.got.getLast()).isSameAs(last);
  }

  @Test
  void it_ends_with_the_right_to_be_there_and_says_so() {
    FeedStream stream = begin(0, "type-");
    stream.request(100);
    stream.tick();
    assertThat(reader.complete).isFalse();
    over = FeedStream.Why.API_KEY_INACTIVE;
    stream.tick();
    OutboundSseEvent last = reader.got.getLast();
    assertThat(last.getName()).isEqualTo("end");
    assertThat(last.getData()).isEqualTo("{\"reason\":\"API_KEY_INACTIVE\",\"position\":0}");
    assertThat(last.getReconnectDelay()).isBetween(500L, 3_000L);
    assertThat(left).isTrue();
  }

  @Test
  void whoever_is_turned_away_is_told_nothing_more() {
    ground.feed(3);
    FeedStream stream = begin(0, "type-");
    stream.request(2);
    over = FeedStream.Why.TOKEN_REVOKED;
    stream.tick();
    stream.request(9);
    assertThat(reader.ids()).containsExactly("0", "1", "1");
    assertThat(reader.got.getLast().getData().toString()).contains("TOKEN_REVOKED", ":1}");
    assertThat(reader.complete).isTrue();
  }

  @Test
  void what_was_waiting_is_written_before_the_end() {
    ground.feed(2);
    FeedStream stream = begin(0, "type-");
    stream.request(1);
    stream.end(FeedStream.Why.DRAINING);
    stream.request(2);
    assertThat(reader.complete).isFalse();
    stream.request(1);
    assertThat(reader.ids()).containsExactly("0", "1", "2", "2");
    assertThat(reader.got.getLast().getData().toString()).contains("DRAINING");
    assertThat(reader.complete).isTrue();
  }

  private FeedStream begin(long after, String type) {
    return begin(after, line -> sight(line, type));
  }

  private FeedStream begin(long after, Function<FeedLine, Look> sight) {
    var stream =
        new FeedStream(
            ground,
            new SseImpl(),
            sight,
            after,
            now -> now.isBefore(NOON.plusSeconds(600)) ? over : FeedStream.Why.TOKEN_EXPIRED,
            () -> cut = true);
    stream.begin(reader, () -> left = true);
    return stream;
  }

  private Look sight(FeedLine line, String type) {
    if (line.position() == undecided) {
      return Look.NOT_YET;
    }
    return line.fact().type().startsWith(type) ? Look.SEEN : Look.HIDDEN;
  }

  private static final class Ground implements FeedStream.Ground {

    private final List<FeedLine> lines = new ArrayList<>();
    private final FeedConfig config = new SmallFeed();
    private long nanos;
    private Instant now = NOON;
    private int looks;
    private int reads;
    private boolean soon;
    private boolean reading;

    /** What stands before it must be read. */
    private long oldest;

    private int cuts;

    void feed(int count) {
      for (int i = 0; i < count; i++) {
        long position = lines.size() + 1L;
        var fact =
            new PublishedFact(
                "needs",
                1,
                position,
                "type-" + position,
                1,
                new UUID(1, 1),
                1,
                new UUID(2, 2),
                new UUID(1, 1),
                List.of(),
                null,
                "SYS",
                null,
                null,
                NOON,
                Map.of());
        lines.add(new FeedLine(position, NOON, fact));
      }
    }

    @Override
    public @Nullable List<FeedLine> newest(long position, int limit) {
      assertThat(soon).as("looks where it is told that there is more").isTrue();
      return position < oldest ? null : lines(position, limit);
    }

    @Override
    public List<FeedLine> after(long position, int limit) {
      assertThat(reading).as("reads where nobody may wait").isTrue();
      return lines(position, limit);
    }

    private List<FeedLine> lines(long position, int limit) {
      looks++;
      return lines.stream().skip(position).limit(limit).toList();
    }

    @Override
    public boolean isBehind(long position) {
      return position < lines.size();
    }

    @Override
    public void soon(Runnable look) {
      boolean before = soon;
      soon = true;
      look.run();
      soon = before;
    }

    @Override
    public void read(Runnable look) {
      boolean before = reading;
      reading = true;
      reads++;
      look.run();
      reading = before;
    }

    @Override
    public void wasCut() {
      cuts++;
    }

    @Override
    public FeedConfig config() {
      return config;
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public Instant now() {
      return now;
    }
  }

  private static final class Reader implements Flow.Subscriber<OutboundSseEvent> {

    private final List<OutboundSseEvent> got = new ArrayList<>();
    private boolean complete;
    private String breaksAt = "";

    List<String> ids() {
      return got.stream().map(OutboundSseEvent::getId).toList();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {}

    @Override
    public void onNext(OutboundSseEvent event) {
      if (breaksAt.equals(event.getId())) {
        throw new IllegalStateException("as it was told to");
      }
      got.add(event);
    }

    @Override
    public void onError(Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
      complete = true;
    }
  }
}
