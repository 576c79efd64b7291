package org.jiebang.eventsourcing.inbound;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.EntityManager;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jiebang.eventsourcing.inbound.Effects.Issue;
import org.jiebang.eventsourcing.inbound.Incoming.Place;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a batch with all parts side by side: within a part one record after the other, as
 * always, but the commands of different parts are issued at once and share the store's commits.
 * Rows are written by the consumer's thread alone, and are flushed before any command is issued.
 */
final class Rounds {

  private final Deliveries deliveries;
  private final Intake intake;

  /** One part's records, in order, and the one that is being taken in. */
  private static final class Line {
    final Queue<Incoming> waiting = new ArrayDeque<>();
    @Nullable Incoming in;
    @Nullable Effects effects;
    @Nullable Issue issue;
    @Nullable CompletableFuture<Void> issued;
  }

  Rounds(Deliveries deliveries, Intake intake) {
    this.deliveries = deliveries;
    this.intake = intake;
  }

  void take(EntityManager rows, List<Incoming> records) {
    Map<Place, Line> lines = new LinkedHashMap<>();
    for (Incoming in : records) {
      lines.computeIfAbsent(in.part64(), _ -> new Line()).waiting.add(in);
    }
    var open = new ArrayList<>(lines.values());
    while (true) {
      open.removeIf(line -> !goesOn(rows, line));
      rows.flush();
      if (open.isEmpty()) {
        return;
      }
      issue(open);
    }
  }

  /** Goes on until there is a command to be issued; false when the part's last record is done. */
  private boolean goesOn(EntityManager rows, Line line) {
    while (true) {
      Effects effects = line.effects;
      if (effects != null) {
        line.issue = effects.next();
        if (line.issue != null) {
          return true;
        }
        intake.delivered(rows, requireNonNull(line.in), effects.delivery());
        line.effects = null;
      }
      Incoming in = line.waiting.poll();
      if (in == null) {
        return false;
      }
      line.in = in;
      if (intake.isNext(in) && intake.isToDeliver(rows, in)) {
        try {
          line.effects = deliveries.begin(rows, in);
        } catch (Broken e) {
          intake.unreadable(rows, e);
        }
      }
    }
  }

  private static void issue(List<Line> lines) {
    // The last one is ours: a single command needs no second thread.
    Line own = lines.getLast();
    for (Line line : lines) {
      if (line != own) {
        var issued = new CompletableFuture<Void>();
        line.issued = issued;
        Thread.ofVirtual().name("reaction").start(() -> carryOut(line, issued));
      }
    }
    own.issued = new CompletableFuture<>();
    carryOut(own, own.issued);
    RuntimeException failed = null;
    for (Line line : lines) {
      try {
        requireNonNull(line.issued).join();
      } catch (CompletionException e) {
        // All of them have ended before anybody hears of it: none works on after the rollback.
        failed = failed == null && e.getCause() instanceof RuntimeException cause ? cause : failed;
      }
    }
    if (failed != null) {
      throw failed;
    }
    for (Line line : lines) {
      requireNonNull(line.effects).settle(requireNonNull(line.issue));
    }
  }

  private static void carryOut(Line line, CompletableFuture<Void> issued) {
    try {
      requireNonNull(line.effects).carryOut(requireNonNull(line.issue));
      issued.complete(null);
    } catch (RuntimeException e) {
      issued.completeExceptionally(e);
    } catch (Error e) {
      issued.completeExceptionally(new IllegalStateException(e));
      throw e;
    }
  }
}
