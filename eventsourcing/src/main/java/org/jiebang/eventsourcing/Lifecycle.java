package org.jiebang.eventsourcing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lifecycle of an aggregate as data, transcribed from LIFECYCLES: {@code
 * /lifecycle/<aggregate>.csv} on the class path, lines {@code command,state,outcome,roles}. The
 * outcome is an event's name (legal), or a code (refused). {@code allowedCommands} of a problem and
 * the reference pages come from it; a test walks every pair against the decider.
 */
public final class Lifecycle {

  /**
   * One cell of the table.
   *
   * @param command in the words of the API: {@code verify}
   * @param state as {@link Aggregate#stateOf} names it
   * @param outcome {@code NeedVerified}, several joined by {@code +}, {@code -} for «already so»,
   *     or a code in capitals
   * @param roles who may, joined by {@code |}; empty in refused cells
   */
  public record Cell(String command, String state, String outcome, Set<String> roles) {

    public boolean legal() {
      return !outcome.matches("[A-Z][A-Z0-9_]*");
    }
  }

  private final List<Cell> cells;

  private Lifecycle(List<Cell> cells) {
    this.cells = List.copyOf(cells);
  }

  /**
   * @return null when the aggregate has no table
   */
  public static @Nullable Lifecycle of(Aggregate<?, ?, ?> aggregate) {
    try (InputStream in =
        Thread.currentThread()
            .getContextClassLoader()
            .getResourceAsStream("lifecycle/" + aggregate.name() + ".csv")) {
      if (in == null) {
        return null;
      }
      var cells = new ArrayList<Cell>();
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (line.isBlank() || line.startsWith("#") || line.startsWith("command,")) {
          continue;
        }
        String[] f = line.split(",", -1);
        if (f.length < 3) {
          throw new IllegalStateException("lifecycle/" + aggregate.name() + ".csv: " + line);
        }
        Set<String> roles =
            f.length < 4 || f[3].isBlank()
                ? Set.of()
                : Arrays.stream(f[3].trim().split("\\|")).collect(Collectors.toUnmodifiableSet());
        cells.add(new Cell(f[0].trim(), f[1].trim(), f[2].trim(), roles));
      }
      return new Lifecycle(cells);
    } catch (IOException e) {
      throw new IllegalStateException("lifecycle of " + aggregate.name(), e);
    }
  }

  public List<Cell> cells() {
    return cells;
  }

  /** What somebody, not only the system, can do in {@code state}: in the table's order. */
  public List<String> allowedCommands(String state) {
    return cells.stream()
        .filter(c -> c.state().equals(state) && c.legal() && !c.outcome().equals("-"))
        .filter(c -> !c.roles().equals(Set.of("SYS")))
        .map(Cell::command)
        .distinct()
        .toList();
  }
}
