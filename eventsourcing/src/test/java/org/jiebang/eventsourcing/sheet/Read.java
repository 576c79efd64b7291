package org.jiebang.eventsourcing.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;

/** Reads tables of two columns, {@code name} (needed, 名称) and {@code note}. */
final class Read {

  static final List<Column> COLUMNS =
      List.of(Column.needed("name", "名称"), Column.optional("note", "备注"));

  private Read() {}

  static List<TableRow> csv(byte[] sent, @Nullable String charset) {
    return all(Table.of(SheetFormat.CSV, sent, charset, COLUMNS, Limits.USUAL));
  }

  static List<TableRow> xlsx(byte[] sent) {
    return all(Table.of(SheetFormat.XLSX, sent, null, COLUMNS, Limits.USUAL));
  }

  static List<TableRow> all(Table table) {
    var rows = new ArrayList<TableRow>();
    try (Table.Rows each = table.rows()) {
      each.forEachRemaining(rows::add);
    }
    assertThat(rows).hasSize(table.size());
    return rows;
  }

  static TableRow row(int row, String name) {
    return new TableRow(row, Map.of("name", name));
  }

  static TableRow row(int row, String name, String note) {
    return new TableRow(row, Map.of("name", name, "note", note));
  }

  /** What is refused, and with which facts. */
  static Rejected refused(SheetRefusal code, Runnable reading) {
    Rejected no = catchThrowableOfType(Rejected.class, reading::run);
    assertThat(no).as("refused").isNotNull();
    assertThat(no.refusal()).isEqualTo(code);
    return no;
  }
}
