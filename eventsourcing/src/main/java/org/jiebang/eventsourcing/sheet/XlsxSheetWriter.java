package org.jiebang.eventsourcing.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of one sheet. Texts stand in their cells and are not shared, so that nothing is kept
 * until the end.
 */
final class XlsxSheetWriter implements SheetWriter {

  /** What a spreadsheet shows of a cell (ECMA-376, as all of them have it). */
  private static final int LONGEST_CELL = 32_767;

  /** Digits of a number that a spreadsheet keeps; a longer one is a text. */
  private static final int DIGITS = 15;

  private static final int ROWS_KEPT = 100;

  private final Workbook workbook;
  private final Worksheet sheet;
  private int row;

  XlsxSheetWriter(OutputStream out) {
    this.workbook = new Workbook(out, "Jiebang", "1.0");
    this.sheet = workbook.newWorksheet("1");
  }

  @Override
  public void row(List<? extends @Nullable Object> cells) throws IOException {
    for (int column = 0; column < cells.size(); column++) {
      cell(column, cells.get(column));
    }
    row++;
    if (row % ROWS_KEPT == 0) {
      sheet.flush();
    }
  }

  private void cell(int column, @Nullable Object cell) {
    switch (cell) {
      case null -> {}
      case Number number when isExact(number) -> sheet.value(row, column, number);
      case Boolean flag -> sheet.value(row, column, flag);
      default -> sheet.inlineString(row, column, Escapes.out(shortened(Harmless.out(text(cell)))));
    }
  }

  private static boolean isExact(Number number) {
    return new BigDecimal(number.toString()).stripTrailingZeros().precision() <= DIGITS;
  }

  private static String text(Object cell) {
    return cell instanceof BigDecimal number ? number.toPlainString() : cell.toString();
  }

  /** Ends in a sign of it, and never in half a character. */
  private static String shortened(String text) {
    if (text.length() <= LONGEST_CELL) {
      return text;
    }
    int end = LONGEST_CELL - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
