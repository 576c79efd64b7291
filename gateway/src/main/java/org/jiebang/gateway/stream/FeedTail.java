package org.jiebang.gateway.stream;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jiebang.gateway.feed.FeedConfig;
import org.jiebang.gateway.feed.FeedLine;
import org.jiebang.gateway.feed.FeedReader;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of this process that waits for the feed to grow: it reads what is new once, keeps
 * the newest in memory and tells all who follow. Without followers it sleeps.
 */
@ApplicationScoped
public class FeedTail {

  private static final Logger LOG = Logger.getLogger(FeedTail.class);

  /** Facts read or looked at in one go. */
  static final int BATCH = 1_000;

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long TICK_NANOS = 500_000_000L;

  /** Somebody who follows the feed. Neither method may block. */
  public interface Follower {

    /** There is more than before. */
    void grown();

    /** About twice a second. */
    void tick();
  }

  private final FeedReader feed;
  private final int kept;
  private final Set<Follower> followers = ConcurrentHashMap.newKeySet();

  /** Without holes, so that a position says where it stands. */
  private volatile List<FeedLine> newest = List.of();

  private volatile long end = -1;
  private volatile boolean open = true;
  private volatile @Nullable Thread thread;

  FeedTail(FeedReader feed, FeedConfig config) {
    this.feed = feed;
    this.kept = config.kept();
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofPlatform().name("feed-tail").daemon(true).start(this::run);
    feed.whenGrown(this::wake);
  }

  @PreDestroy
  void stop() {
    open = false;
    wake();
  }

  private void wake() {
    LockSupport.unpark(thread);
  }

  public void follow(Follower follower) {
    followers.add(follower);
    wake();
  }

  public void leave(Follower follower) {
    followers.remove(follower);
  }

  /** Whether something may follow {@code position}: worth a {@link #after}. */
  public boolean isBehind(long position) {
    return position < end;
  }

  /** What follows {@code position}; null when that is too long ago, or nobody has followed yet. */
  public @Nullable List<FeedLine> newest(long position, int limit) {
    List<FeedLine> lines = newest;
    if (position >= end && end >= 0) {
      return List.of();
    }
    long from = lines.isEmpty() ? -1 : position + 1 - lines.getFirst().position();
    return from >= 0 && from < lines.size()
        ? lines.subList((int) from, (int) Math.min(from + limit, lines.size()))
        : null;
  }

  /** What follows {@code position}: from memory when it is new, else from the database. */
  public List<FeedLine> after(long position, int limit) {
    List<FeedLine> lines = newest(position, limit);
    return lines == null ? feed.after(position, limit) : lines;
  }

  private void run() {
    boolean away = false;
    while (open) {
      try {
        if (followers.isEmpty()) {
          forget();
          LockSupport.park(this);
        } else {
          if (!read()) {
            LockSupport.parkNanos(this, TICK_NANOS);
          }
          followers.forEach(Follower::tick);
        }
        away = false;
      } catch (RuntimeException e) {
        // The plumbing's own catch: without this thread nobody would hear of anything new.
        if (!away) {
          LOG.warn("the feed's tail cannot be read; trying again", e);
        }
        away = true;
        LockSupport.parkNanos(this, TICK_NANOS);
      }
    }
  }

  /** Who comes later reads from the database what was fed meanwhile. */
  private void forget() {
    newest = List.of();
    end = -1;
  }

  /** False when there was nothing new. */
  private boolean read() {
    long head = feed.head();
    if (end < 0) {
      end = head; // what was there before is read by those who are behind
    }
    if (end >= head || !feed.await(head, PATIENCE)) {
      return false;
    }
    List<FeedLine> lines = feed.after(end, BATCH);
    if (lines.isEmpty()) {
      return false;
    }
    var more = new ArrayList<>(newest);
    more.addAll(lines);
    newest = List.copyOf(more.subList(Math.max(0, more.size() - kept), more.size()));
    end = lines.getLast().position();
    followers.forEach(Follower::grown);
    return true;
  }
}
