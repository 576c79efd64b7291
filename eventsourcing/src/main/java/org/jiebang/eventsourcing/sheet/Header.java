package org.jiebang.eventsourcing.sheet;

import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_HEADER_DUPLICATE;
import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_HEADER_MISSING;
import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_HEADER_UNKNOWN;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;

/** The first row that says anything: which column is which. */
final class Header {

  /** By place; null: a column without a name, which must be empty. */
  private final List<@Nullable String> fields = new ArrayList<>();

  /**
   * @throws Rejected {@code SHEET_HEADER_…}
   */
  Header(Cells first, List<Column> known) {
    for (int i = 0; i < first.texts().size(); i++) {
      String name = first.texts().get(i).strip();
      Column column = name.isEmpty() ? null : column(name, i, known);
      if (column != null && fields.contains(column.field())) {
        throw new Rejected(SHEET_HEADER_DUPLICATE, Map.of("column", i + 1));
      }
      fields.add(column == null ? null : column.field());
    }
    List<String> missing =
        known.stream()
            .filter(column -> column.needed() && !fields.contains(column.field()))
            .map(Column::field)
            .toList();
    if (!missing.isEmpty()) {
      throw new Rejected(SHEET_HEADER_MISSING, Map.of("missing", missing));
    }
  }

  private static Column column(String name, int at, List<Column> known) {
    for (Column column : known) {
      if (column.isCalled(name)) {
        return column;
      }
    }
    throw new Rejected(
        SHEET_HEADER_UNKNOWN,
        Map.of("column", at + 1, "known", known.stream().map(Column::field).toList()));
  }

  /**
   * What a row says; empty cells say nothing.
   *
   * @throws Rejected {@code SHEET_HEADER_MISSING}
   */
  TableRow row(Cells cells) {
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < cells.texts().size(); i++) {
      String text = Harmless.in(cells.texts().get(i)).strip();
      String field = i < fields.size() ? fields.get(i) : null;
      if (!text.isEmpty()) {
        if (field == null) {
          throw new Rejected(SHEET_HEADER_MISSING, Map.of("row", cells.row(), "column", i + 1));
        }
        values.put(field, text);
      }
    }
    return new TableRow(cells.row(), values);
  }
}
