package org.jiebang.eventsourcing.sheet;

import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_BROKEN;
import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_CELL_TOO_LONG;
import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_EMPTY;
import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_TOO_MANY_COLUMNS;
import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_TOO_MANY_ROWS;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * A sheet that has been read once to its end and found to be one: its rows can be gone through as
 * often as wanted, one at a time.
 */
public final class Table {

  private final Supplier<CellRows> source;
  private final List<Column> columns;
  private final SheetLimits limits;
  private final int rows;

  private Table(Supplier<CellRows> source, List<Column> columns, SheetLimits limits) {
    this.source = source;
    this.columns = columns;
    this.limits = limits;
    this.rows = count();
  }

  /**
   * @param charset of CSV, as declared; null: none was
   * @param columns that it may have
   * @throws Rejected see {@link SheetRefusal}
   */
  public static Table of(
      SheetFormat format,
      byte[] sent,
      @Nullable String charset,
      List<Column> columns,
      SheetLimits limits) {
    return switch (format) {
      case CSV -> {
        String text = Charsets.text(sent, charset);
        yield new Table(() -> new CsvRows(text), columns, limits);
      }
      case XLSX -> {
        var workbook = new Workbook(sent, limits);
        yield new Table(workbook::rows, columns, limits);
      }
    };
  }

  private int count() {
    int count = 0;
    try (Rows all = rows()) {
      while (all.hasNext()) {
        all.next();
        count++;
        if (count > limits.rows()) {
          throw new Rejected(SHEET_TOO_MANY_ROWS, Map.of("mostRows", limits.rows()));
        }
      }
    }
    if (count == 0) {
      throw new Rejected(SHEET_EMPTY);
    }
    return count;
  }

  /** How many rows say something. */
  public int size() {
    return rows;
  }

  /** From the first; to be closed. */
  public Rows rows() {
    return new Rows(source.get());
  }

  /** Goes through the rows that say something. */
  public final class Rows implements Iterator<TableRow>, AutoCloseable {

    private final CellRows cells;
    private final @Nullable Header header;
    private @Nullable Cells ahead;

    private Rows(CellRows cells) {
      this.cells = cells;
      Cells first = advance();
      this.header = first == null ? null : new Header(first, columns);
      this.ahead = advance();
    }

    private @Nullable Cells advance() {
      Cells next = cells.next();
      while (next != null && next.isBlank()) {
        next = cells.next();
      }
      if (next != null) {
        check(next);
      }
      return next;
    }

    @Override
    public boolean hasNext() {
      return ahead != null;
    }

    @Override
    public TableRow next() {
      Cells now = ahead;
      if (now == null || header == null) {
        throw new NoSuchElementException();
      }
      ahead = advance();
      return header.row(now);
    }

    @Override
    public void close() {
      cells.close();
    }
  }

  private void check(Cells cells) {
    List<String> texts = cells.texts();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      if (i >= limits.columns() && !text.isBlank()) {
        throw new Rejected(SHEET_TOO_MANY_COLUMNS, Map.of("mostColumns", limits.columns()));
      }
      if (text.length() > limits.cellCharacters()) {
        throw new Rejected(
            SHEET_CELL_TOO_LONG,
            Map.of("row", cells.row(), "column", i + 1, "mostCharacters", limits.cellCharacters()));
      }
      if (text.codePoints().anyMatch(Table::isNoCharacter)) {
        throw new Rejected(SHEET_BROKEN);
      }
    }
  }

  /** U+0000 and half a surrogate pair: no text may hold them (ADR 0042). */
  private static boolean isNoCharacter(int point) {
    return point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
