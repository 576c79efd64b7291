package org.jiebang.gateway.stream;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.gateway.feed.FeedConfig;
import org.jiebang.gateway.feed.FeedItem;
import org.jiebang.gateway.feed.FeedLine;
import org.jiebang.gateway.feed.Sight.Look;
import org.jspecify.annotations.Nullable;

/**
 * One reader who follows the feed. Knows how far it has looked and what is still to be written; the
 * connection asks for one event after the other, so a slow reader costs no memory: it falls behind,
 * and is cut when it leaves an event unread for too long.
 */
final class FeedStream implements FeedTail.Follower, Flow.Subscription {

  private static final Logger LOG = Logger.getLogger(FeedStream.class);

  /** Spread, so that those who are sent away do not all come back at once. */
  private static final int RETRY_LEAST_MILLIS = 500;

  private static final int RETRY_MOST_MILLIS = 3_000;

  /** Why a stream ends, as the reader is told. */
  enum Why {
    /** Come back with a new token. */
    TOKEN_EXPIRED,
    /** The secret that the token was given for has ended: come back with a token for another. */
    TOKEN_REVOKED,
    /** The app is suspended or closed. */
    API_KEY_INACTIVE,
    /** This instance stops; another one answers. */
    DRAINING;

    /** Whether the reader may not even be told what waits to be written. */
    boolean atOnce() {
      return switch (this) {
        case TOKEN_REVOKED, API_KEY_INACTIVE -> true;
        case TOKEN_EXPIRED, DRAINING -> false;
      };
    }
  }

  /** How long a reader may stay. */
  @FunctionalInterface
  interface Stay {

    /** Why it is over; null: it is not. Must not block. */
    @Nullable Why over(Instant now);
  }

  /** What a stream stands on. */
  interface Ground {

    /** At most {@code limit} facts that follow {@code position}; null when they must be read. */
    @Nullable List<FeedLine> newest(long position, int limit);

    /** The same, from the database. */
    List<FeedLine> after(long position, int limit);

    /** Whether there are such facts, as far as is known here. */
    boolean isBehind(long position);

    /** Runs it soon, on a thread that may wait for the place of a fact, and for nothing else. */
    void soon(Runnable look);

    /** Runs it on a thread that may read; a few at the same time. */
    void read(Runnable look);

    void wasCut();

    FeedConfig config();

    long nanos();

    Instant now();
  }

  /** What is to be written. */
  private sealed interface Note {

    /** How far the reader has come with it. */
    long position();

    /** A fact. */
    record Fact(FeedLine line) implements Note {
      @Override
      public long position() {
        return line.position();
      }
    }

    /** Nothing but a sign of life, and how far the reader has come without seeing it. */
    record Alive(long position) implements Note {}

    /** The last one. */
    record End(Why why, long position) implements Note {}
  }

  private final Ground ground;
  private final Sse sse;
  private final Function<FeedLine, Look> sight;
  private final Stay stay;
  private final Runnable cut;
  private final Queue<Note> notes = new ConcurrentLinkedQueue<>();
  private final AtomicLong demand = new AtomicLong();
  private final AtomicInteger writing = new AtomicInteger();

  /** Looks that were asked for since the latest one began; whoever makes it one begins it. */
  private final AtomicInteger looks = new AtomicInteger();

  private final AtomicBoolean over = new AtomicBoolean();
  private volatile long position;

  /** What the reader knows; {@link #position} may be further on. */
  private volatile long told;

  private volatile long writtenNanos;
  private volatile @Nullable Why ending;
  private volatile boolean ended;
  private Flow.@Nullable Subscriber<? super OutboundSseEvent> reader;
  private @Nullable Runnable left;

  /**
   * @param after where the reader is
   * @param cut closes the connection
   */
  FeedStream(
      Ground ground, Sse sse, Function<FeedLine, Look> sight, long after, Stay stay, Runnable cut) {
    this.ground = ground;
    this.writtenNanos = ground.nanos();
    this.sse = sse;
    this.sight = sight;
    this.position = after;
    this.told = after;
    this.stay = stay;
    this.cut = cut;
  }

  void begin(Flow.Subscriber<? super OutboundSseEvent> subscriber, Runnable whenLeft) {
    reader = subscriber;
    left = whenLeft;
    notes.add(new Note.Alive(position)); // the answer begins at once
    subscriber.onSubscribe(this);
    look();
  }

  @Override
  public void request(long n) {
    writtenNanos = ground.nanos();
    demand.addAndGet(n);
    write();
    if (notes.isEmpty() && ground.isBehind(position)) {
      look();
    }
  }

  @Override
  public void cancel() {
    if (over.compareAndSet(false, true)) {
      notes.clear();
      if (left != null) {
        left.run();
      }
    }
  }

  @Override
  public void grown() {
    if (notes.isEmpty()) {
      look();
    }
  }

  @Override
  public void tick() {
    long quiet = ground.nanos() - writtenNanos;
    Why why = stay.over(ground.now());
    if (demand.get() == 0 && quiet > ground.config().slowReader().toNanos()) {
      LOG.debugf("a reader of the feed was cut position=%d", position);
      ground.wasCut();
      cut.run();
      cancel();
    } else if (why != null) {
      end(why);
    } else if (notes.isEmpty()) {
      if (ground.isBehind(position)) {
        look();
      }
      if (quiet > ground.config().heartbeat().toNanos()) {
        notes.add(new Note.Alive(position));
        write();
      }
    }
  }

  /** What waits to be written is mostly written first, as far as the reader takes it in time. */
  void end(Why why) {
    if (ending == null) {
      ending = why;
      write();
    }
  }

  /** Looks at what follows; never here, because this thread may write to connections or to all. */
  private void look() {
    if (looks.getAndIncrement() == 0) {
      ground.soon(this::lookAtNewest);
    }
  }

  private void lookAtNewest() {
    int asked = looks.get();
    if (notes.peek() instanceof Note.Fact) {
      looked(asked, false); // one look ahead is enough
      return;
    }
    List<FeedLine> lines = ground.newest(position, FeedTail.BATCH);
    if (lines == null) {
      ground.read(this::lookBack);
    } else {
      looked(asked, pass(() -> lines));
    }
  }

  private void lookBack() {
    int asked = looks.get();
    looked(asked, pass(() -> ground.after(position, FeedTail.BATCH)));
  }

  /** True when the reader got on to the last of {@code lines}. */
  private boolean pass(Supplier<List<FeedLine>> lines) {
    if (over.get() || ending != null) {
      return false;
    }
    boolean moved = false;
    try {
      for (FeedLine line : lines.get()) {
        Look look = sight.apply(line);
        moved = look != Look.NOT_YET;
        if (!moved) {
          break; // the next tick looks again
        }
        if (look == Look.SEEN) {
          notes.add(new Note.Fact(line));
        }
        position = line.position();
      }
    } catch (RuntimeException e) {
      LOG.debug("a stream waits for the database", e);
      moved = false;
    }
    if (notes.isEmpty()) {
      told = position; // what was passed over since was not for this reader
    }
    return moved;
  }

  /**
   * @param asked how many looks were asked for when this one began
   */
  private void looked(int asked, boolean moved) {
    write();
    if (looks.addAndGet(-asked) != 0) {
      ground.soon(this::lookAtNewest);
    } else if (moved && notes.isEmpty() && ground.isBehind(position) && !over.get()) {
      look();
    }
  }

  /** Writes what the reader has asked for; one thread at a time, whoever comes with news. */
  private void write() {
    if (reader == null || writing.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      try {
        writeWanted();
      } catch (RuntimeException e) {
        LOG.warnf("a stream of the feed is cut: nothing can be written after=%d: %s", told, e);
        cut.run();
        cancel();
      }
      seen = writing.addAndGet(-seen);
    } while (seen != 0);
  }

  private void writeWanted() {
    while (demand.get() > 0 && !over.get() && !ended) {
      Why why = ending;
      Note note = why != null && why.atOnce() ? new Note.End(why, told) : notes.poll();
      if (note == null) {
        if (why == null) {
          return;
        }
        // Not the position: who looks just now may have moved it over facts for this reader.
        note = new Note.End(why, told);
      }
      told = note.position();
      demand.decrementAndGet();
      writtenNanos = ground.nanos();
      requireNonNull(reader).onNext(event(note));
      if (note instanceof Note.End) {
        ended = true;
        requireNonNull(reader).onComplete();
        cancel();
      }
    }
  }

  private OutboundSseEvent event(Note note) {
    OutboundSseEvent.Builder event = sse.newEventBuilder();
    return switch (note) {
      case Note.Fact(FeedLine line) ->
          event
              .id(Long.toString(line.position()))
              .name(line.fact().type())
              .data(json(FeedItem.of(line)))
              .build();
      case Note.Alive(long at) -> event.id(Long.toString(at)).comment("alive").build();
      case Note.End(Why why, long at) ->
          event
              .id(Long.toString(at))
              .name("end")
              .reconnectDelay(
                  ThreadLocalRandom.current().nextInt(RETRY_LEAST_MILLIS, RETRY_MOST_MILLIS))
              .data("{\"reason\":\"" + why + "\",\"position\":" + at + "}")
              .build();
    };
  }

  private static String json(FeedItem item) {
    try {
      return Json.EVENTS.writeValueAsString(item);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("feed at " + item.position(), e);
    }
  }
}
