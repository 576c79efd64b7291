package org.jiebang.eventsourcing.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.ImportReport.End;
import org.jiebang.eventsourcing.http.ImportedRow.Result;
import org.jiebang.eventsourcing.personal.PersonKeys.PersonErased;
import org.jiebang.eventsourcing.sheet.Table;
import org.jiebang.eventsourcing.sheet.TableRow;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * One import under way: takes the rows in their order, and writes what becomes of each as soon as
 * it is known.
 *
 * <p>Where a refusal does not end it, up to {@link #AT_ONCE} commands on different streams are
 * under way together, because they share their commits; they are answered in order all the same.
 */
final class ImportRun {

  private static final Logger LOG = Logger.getLogger(ImportRun.class);
  private static final int AT_ONCE = 64;

  /** Rows that are checked in silence; a proxy gives up on who says nothing for long. */
  private static final int SIGN_OF_LIFE = 500;

  /** The command of a row. */
  record Prepared(int row, Ask ask, RowStep command) {}

  /** Makes the commands; refuses what is no request. */
  interface Commands {
    Prepared of(TableRow row);
  }

  /** A row that has been answered, or will be. */
  private record Pending(int row, UUID stream, Future<Carried> carried) {}

  /**
   * @param broken nothing can be said of this row, and those behind it are not tried
   */
  private record Carried(ImportedRow row, List<Outcome.Position> positions, boolean broken) {}

  private final CommandHandler handler;
  private final Table table;
  private final ImportMode mode;
  private final Commands commands;
  private final Language language;

  private final Map<Integer, Outcome.Position> last = new TreeMap<>();
  private int done;
  private int repeated;
  private int refused;

  ImportRun(
      CommandHandler handler, Table table, ImportMode mode, Commands commands, Language language) {
    this.handler = handler;
    this.table = table;
    this.mode = mode;
    this.commands = commands;
    this.language = language;
  }

  void write(OutputStream to) throws IOException {
    // Closed at its end only: a report that breaks off must not look like a whole one.
    JsonGenerator out = Json.EVENTS.createGenerator(to);
    out.writeStartObject();
    out.writeArrayFieldStart("rows");
    End end = mode == ImportMode.ROLL_BACK ? allOrNone(out) : carryOut(out);
    out.writeEndArray();
    out.writeNumberField("done", done);
    out.writeNumberField("repeated", repeated);
    out.writeNumberField("refused", refused);
    out.writeStringField("end", end.name());
    out.writeStringField(
        "positions",
        last.values().stream().map(Outcome.Position::toString).collect(Collectors.joining(",")));
    out.writeEndObject();
    out.close();
  }

  private End allOrNone(JsonGenerator out) throws IOException {
    var rehearsal = new Rehearsal(handler);
    var checked = new ArrayList<ImportedRow>(table.size());
    try (Table.Rows rows = table.rows()) {
      while (rows.hasNext()) {
        checked.add(rehearsed(rows.next(), rehearsal));
        if (checked.size() % SIGN_OF_LIFE == 0) {
          out.writeRaw('\n');
          out.flush();
        }
      }
    }
    if (checked.stream().noneMatch(ImportedRow::wasRefused)) {
      return carryOut(out);
    }
    for (ImportedRow row : checked) {
      count(row);
      out.writePOJO(row);
    }
    return End.NOTHING_WRITTEN;
  }

  private Prepared prepared(TableRow row) {
    try {
      return commands.of(row);
    } catch (PersonErased e) {
      throw new Rejected(KernelRefusal.PERSON_ERASED);
    }
  }

  private ImportedRow rehearsed(TableRow row, Rehearsal rehearsal) {
    try {
      Prepared prepared = prepared(row);
      boolean anew = rehearsal.wouldDo(prepared.ask(), prepared.command().step());
      return ImportedRow.of(
          row.row(), anew ? Result.CHECKED : Result.REPEATED, known(prepared, anew));
    } catch (Rejected no) {
      return refused(row.row(), no);
    }
  }

  /** Null: what it makes gets its id when it is carried out, since its key has no time. */
  private static @Nullable UUID known(Prepared prepared, boolean anew) {
    UUID made = prepared.command().made();
    boolean open = anew && Ids.time(prepared.ask().commandId()) == 0 && prepared.ask().mints(made);
    return open ? null : made;
  }

  private End carryOut(JsonGenerator out) throws IOException {
    int most = mode == ImportMode.STOP ? 1 : AT_ONCE;
    var pending = new ArrayDeque<Pending>();
    Set<UUID> busy = new HashSet<>();
    End end = null;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Table.Rows rows = table.rows()) {
      while (end == null && rows.hasNext()) {
        Pending next = begin(rows.next(), threads, busy, pending, out);
        if (next == null) {
          end = End.INTERRUPTED;
          break;
        }
        pending.add(next);
        busy.add(next.stream());
        while (end == null && pending.size() >= most) {
          end = take(pending, busy, out);
        }
      }
      while (!pending.isEmpty()) {
        End late = take(pending, busy, out);
        end = end == null ? late : end;
      }
    }
    return end == null ? End.COMPLETE : end;
  }

  /**
   * Rows about one stream follow each other as they do in the sheet. Null: one of them ended it.
   */
  private @Nullable Pending begin(
      TableRow row,
      ExecutorService threads,
      Set<UUID> busy,
      ArrayDeque<Pending> pending,
      JsonGenerator out)
      throws IOException {
    Prepared prepared;
    try {
      prepared = prepared(row);
    } catch (Rejected no) {
      var carried = new Carried(refused(row.row(), no), List.of(), isBroken(no));
      return new Pending(
          row.row(), new UUID(0, row.row()), CompletableFuture.completedFuture(carried));
    }
    UUID stream = prepared.command().step().stream();
    while (busy.contains(stream)) {
      End ended = take(pending, busy, out);
      if (ended != null) {
        return null;
      }
    }
    return new Pending(row.row(), stream, threads.submit(() -> carryOut(prepared)));
  }

  private Carried carryOut(Prepared prepared) {
    try {
      Step<?, ?, ?> step = prepared.command().step();
      Outcome outcome = handler.handle(prepared.ask(), List.of(step));
      Result result = outcome.repeated() ? Result.REPEATED : Result.DONE;
      UUID made = prepared.command().made();
      return new Carried(
          ImportedRow.of(
              prepared.row(), result, made.equals(step.stream()) ? outcome.stream() : made),
          outcome.positions(),
          false);
    } catch (Rejected no) {
      return new Carried(refused(prepared.row(), no), List.of(), isBroken(no));
    }
  }

  private static boolean isBroken(Rejected no) {
    return Problem.status(no.refusal()) >= 500;
  }

  /** Writes the first of those under way; how it ends there, or null. */
  private @Nullable End take(ArrayDeque<Pending> pending, Set<UUID> busy, JsonGenerator out)
      throws IOException {
    Pending first = pending.removeFirst();
    busy.remove(first.stream());
    Carried carried = result(first);
    carried.positions().forEach(p -> last.merge(p.part(), p, ImportRun::later));
    count(carried.row());
    out.writePOJO(carried.row());
    if (carried.broken()) {
      return End.INTERRUPTED;
    }
    if (carried.row().wasRefused() && mode != ImportMode.CONTINUE) {
      // All had been checked, so somebody was quicker; what is done stays done.
      return mode == ImportMode.ROLL_BACK ? End.INTERRUPTED : End.STOPPED;
    }
    return null;
  }

  private static Outcome.Position later(Outcome.Position one, Outcome.Position other) {
    return one.pos() > other.pos() ? one : other;
  }

  private Carried result(Pending row) {
    try {
      return row.carried().get();
    } catch (ExecutionException e) {
      boolean outage = Unavailable.is(e);
      LOG.errorf(e, "import broken row=%d", row.row());
      HttpRefusal why = outage ? HttpRefusal.SERVICE_UNAVAILABLE : HttpRefusal.INTERNAL;
      return new Carried(refused(row.row(), new Rejected(why)), List.of(), true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Carried(
          refused(row.row(), new Rejected(HttpRefusal.SERVICE_UNAVAILABLE)), List.of(), true);
    }
  }

  private void count(ImportedRow row) {
    switch (row.result()) {
      case DONE -> done++;
      case REPEATED -> repeated++;
      case REFUSED -> refused++;
      case CHECKED -> {}
    }
  }

  private ImportedRow refused(int row, Rejected no) {
    Refusal why = no.refusal();
    List<Violation> violations = null;
    if (no.facts().get(Problem.VIOLATIONS) instanceof List<?> given) {
      violations =
          given.stream()
              .filter(Violated.class::isInstance)
              .map(each -> ((Violated) each).in(language))
              .toList();
    }
    return new ImportedRow(
        row, Result.REFUSED, null, why.name(), ProblemText.of(why, language).detail(), violations);
  }
}
