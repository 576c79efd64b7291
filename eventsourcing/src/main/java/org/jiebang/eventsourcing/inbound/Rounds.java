package org.jiebang.eventsourcing.inbound;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.EntityManager;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
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

  /** One thread for lines that meet in a stream: they would only be in each other's way. */
  private static void issue(List<Line> lines) {
    List<List<Line>> groups = groups(lines);
    // The last group is ours: a single command needs no second thread.
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (List<Line> group : groups.subList(0, groups.size() - 1)) {
      var issued = new CompletableFuture<Void>();
      others.add(issued);
      Thread.ofVirtual().name("reaction").start(() -> carryOut(group, issued));
    }
    var own = new CompletableFuture<Void>();
    carryOut(groups.getLast(), own);
    others.add(own);
    RuntimeException failed = null;
    for (CompletableFuture<Void> issued : others) {
      try {
        issued.join();
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

  private static List<List<Line>> groups(List<Line> lines) {
    var groups = new ArrayList<List<Line>>();
    var groupOf = new HashMap<UUID, List<Line>>();
    for (Line line : lines) {
      Set<UUID> streams = requireNonNull(line.issue).streams();
      List<Line> group = null;
      for (UUID stream : streams) {
        List<Line> met = groupOf.get(stream);
        if (met != null && group != null && met != group) {
          // It joins two groups: from now on they are one.
          group.addAll(met);
          groups.remove(met);
          List<Line> merged = group;
          groupOf.replaceAll((_, g) -> g == met ? merged : g);
        } else if (met != null) {
          group = met;
        }
      }
      if (group == null) {
        group = new ArrayList<>();
        groups.add(group);
      }
      group.add(line);
      for (UUID stream : streams) {
        groupOf.put(stream, group);
      }
    }
    return groups;
  }

  private static void carryOut(List<Line> group, CompletableFuture<Void> issued) {
    try {
      for (Line line : group) {
        requireNonNull(line.effects).carryOut(requireNonNull(line.issue));
      }
      issued.complete(null);
    } catch (RuntimeException e) {
      issued.completeExceptionally(e);
    } catch (Error e) {
      issued.completeExceptionally(new IllegalStateException(e));
      throw e;
    }
  }
}
