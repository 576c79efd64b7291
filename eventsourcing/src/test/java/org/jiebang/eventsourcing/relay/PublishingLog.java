package org.jiebang.eventsourcing.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.store.EventLog;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.store.Tail;

/** A publisher's log in memory, so that a test says exactly what stands where. */
public final class PublishingLog implements EventLog, Tail {

  public static final UUID ACTOR = new UUID(3, 3);
  public static final UUID TENANT = new UUID(0x7000, 0x8000_0000_0000_0001L);
  public static final UUID STORY = new UUID(0x7000, 0x8000_0000_0000_0002L);
  private static final Instant START = Instant.parse("2026-03-01T08:00:00.000001Z");

  private final List<List<StoredEvent>> parts = new ArrayList<>();
  private final Map<UUID, Long> versions = new ConcurrentHashMap<>();
  private final List<IntConsumer> followers = new CopyOnWriteArrayList<>();

  /** How far everything is durable: all of it, unless a test says otherwise. */
  public volatile long durable = Long.MAX_VALUE;

  public PublishingLog() {
    for (int part = 0; part < Ids.PARTS; part++) {
      parts.add(new ArrayList<>());
    }
  }

  private List<StoredEvent> part(int part) {
    return parts.get(part);
  }

  /** A stream's id in {@code part}. */
  public static UUID stream(int part, int number) {
    return new UUID(0x7000L | (long) number << 16, 0x8000_0000_0000_0000L | part);
  }

  public StoredEvent append(UUID stream, String type, String payload) {
    int part = Ids.part(stream);
    List<StoredEvent> log = part(part);
    StoredEvent event;
    synchronized (log) {
      long pos = log.size() + 1L;
      event =
          new StoredEvent(
              part,
              pos,
              stream,
              versions.merge(stream, 1L, Long::sum),
              TENANT,
              type,
              1,
              START.plusSeconds(pos),
              START.plusSeconds(pos),
              null,
              payload,
              "{\"actor\":\""
                  + ACTOR
                  + "\",\"role\":\"COM\",\"correlation\":\""
                  + STORY
                  + "\",\"parties\":[\""
                  + TENANT
                  + "\"]}",
              hash(hashAt(part, pos - 1), type + payload));
      log.add(event);
    }
    followers.forEach(f -> f.accept(part));
    return event;
  }

  private static byte[] hash(byte[] before, String row) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(before);
      return sha.digest(row.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<StoredEvent> read(int part, long after, int limit) {
    List<StoredEvent> log = part(part);
    synchronized (log) {
      int from = (int) Math.min(after, log.size());
      return List.copyOf(log.subList(from, Math.min(log.size(), from + limit)));
    }
  }

  @Override
  public byte[] hashAt(int part, long pos) {
    List<StoredEvent> log = part(part);
    synchronized (log) {
      return pos == 0 ? new byte[32] : log.get((int) pos - 1).hash();
    }
  }

  @Override
  public List<StoredEvent> stream(UUID stream, long after, int limit) {
    throw new UnsupportedOperationException("nobody here reads by stream");
  }

  @Override
  public long head(int part) {
    List<StoredEvent> log = part(part);
    synchronized (log) {
      return log.size();
    }
  }

  @Override
  public long durable(int part) {
    return Math.min(durable, head(part));
  }

  @Override
  public void subscribe(IntConsumer moved) {
    followers.add(moved);
  }
}
