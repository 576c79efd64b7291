package org.jiebang.gateway.delivery;

import static java.util.Objects.requireNonNull;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jiebang.gateway.webhook.Receivers.Delivery;
import org.jiebang.gateway.webhook.WebhookConfig;
import org.jspecify.annotations.Nullable;

/** Rows of progress, and the attempts that are remembered. */
@Singleton
class ProgressTable {

  private static final String COLUMNS =
      "webhook, position, run, seen, attempts, next_at, tried, change_no";

  private final EntityManager rows;
  private final int kept;

  ProgressTable(EntityManager rows, WebhookConfig config) {
    this.rows = rows;
    this.kept = config.kept();
  }

  @Nullable Progress find(UUID webhook) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              List<?> found =
                  rows.createNativeQuery(
                          "SELECT position, run, seen, attempts, next_at, tried, change_no"
                              + " FROM webhook_progress WHERE webhook = :w")
                      .setParameter("w", bytes(webhook))
                      .getResultList();
              return found.isEmpty() ? null : read(webhook, (Object[]) found.getFirst());
            });
  }

  private static Progress read(UUID webhook, Object[] row) {
    return new Progress(
        webhook,
        ((Number) row[0]).longValue(),
        ((Number) row[1]).intValue(),
        ((Number) row[2]).longValue(),
        ((Number) row[3]).intValue(),
        instant(row[4]),
        ((Number) row[5]).longValue(),
        ((Number) row[6]).longValue());
  }

  /** A repeat changes nothing. */
  void begin(UUID webhook, long after, int run, long seen) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                rows.createNativeQuery(
                        "INSERT IGNORE INTO webhook_progress ("
                            + COLUMNS
                            + ") VALUES (:w, :p, :r, :s, 0, NULL, 0, 1)")
                    .setParameter("w", bytes(webhook))
                    .setParameter("p", after)
                    .setParameter("r", run)
                    .setParameter("s", seen)
                    .executeUpdate());
  }

  /**
   * @param attempt that led to it; null: none
   * @return false when another instance was first
   */
  boolean move(Progress to, @Nullable Delivery attempt) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              int changed =
                  rows.createNativeQuery(
                          "UPDATE webhook_progress SET position = :p, run = :r, seen = :s,"
                              + " attempts = :a, next_at = :n, tried = :t, change_no = :c"
                              + " WHERE webhook = :w AND change_no = :b")
                      .setParameter("p", to.position())
                      .setParameter("r", to.run())
                      .setParameter("s", to.seen())
                      .setParameter("a", to.attempts())
                      .setParameter("n", time(to.nextAt()))
                      .setParameter("t", to.tried())
                      .setParameter("c", to.change())
                      .setParameter("w", bytes(to.webhook()))
                      .setParameter("b", to.change() - 1)
                      .executeUpdate();
              if (changed == 1 && attempt != null) {
                remember(to.webhook(), attempt);
              }
              return changed == 1;
            });
  }

  private void remember(UUID webhook, Delivery attempt) {
    rows.createNativeQuery(
            "INSERT INTO webhook_delivery"
                + " (webhook, number, position, attempt, at, outcome, status, millis)"
                + " VALUES (:w, :n, :p, :a, :at, :o, :s, :m)")
        .setParameter("w", bytes(webhook))
        .setParameter("n", attempt.number())
        .setParameter("p", attempt.position())
        .setParameter("a", attempt.attempt())
        .setParameter("at", time(attempt.at()))
        .setParameter("o", attempt.outcome())
        .setParameter("s", attempt.status())
        .setParameter("m", attempt.millis())
        .executeUpdate();
    rows.createNativeQuery("DELETE FROM webhook_delivery WHERE webhook = :w AND number <= :n")
        .setParameter("w", bytes(webhook))
        .setParameter("n", attempt.number() - kept)
        .executeUpdate();
  }

  /** Newest first. */
  List<Delivery> attempts(UUID webhook, long before, int limit) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows
                    .createNativeQuery(
                        "SELECT number, position, attempt, at, outcome, status, millis"
                            + " FROM webhook_delivery WHERE webhook = :w AND number < :b"
                            + " ORDER BY number DESC LIMIT :l")
                    .setParameter("w", bytes(webhook))
                    .setParameter("b", before)
                    .setParameter("l", limit)
                    .getResultList()
                    .stream()
                    .map(row -> attempt(webhook, (Object[]) row))
                    .toList());
  }

  private static Delivery attempt(UUID webhook, Object[] row) {
    long position = ((Number) row[1]).longValue();
    return new Delivery(
        ((Number) row[0]).longValue(),
        position,
        Message.id(webhook, position),
        ((Number) row[2]).intValue(),
        requireNonNull(instant(row[3])),
        row[4].toString(),
        row[5] == null ? null : (Integer) ((Number) row[5]).intValue(),
        ((Number) row[6]).intValue());
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static @Nullable LocalDateTime time(@Nullable Instant at) {
    return at == null ? null : LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable Object column) {
    return switch (column) {
      case null -> null;
      case Timestamp at -> at.toLocalDateTime().toInstant(ZoneOffset.UTC);
      case LocalDateTime at -> at.toInstant(ZoneOffset.UTC);
      default -> throw new IllegalStateException("not a time: " + column.getClass());
    };
  }
}
