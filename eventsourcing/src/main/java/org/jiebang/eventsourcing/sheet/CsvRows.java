package org.jiebang.eventsourcing.sheet;

import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_BROKEN;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;

/** CSV as RFC 4180 has it: commas, double quotes, any end of line. */
final class CsvRows implements CellRows {

  private final CloseableIterator<CsvRecord> records;
  private int row;

  CsvRows(String text) {
    if (endsWithinQuotes(text)) {
      throw new Rejected(SHEET_BROKEN);
    }
    this.records =
        CsvReader.builder()
            .skipEmptyLines(false) // they count as rows in a spreadsheet
            .allowExtraFields(true) // whoever reads the header sees to that
            .allowMissingFields(true)
            .ofCsvRecord(text)
            .iterator();
  }

  /** The reader would take all the rest of such a text for one cell, and say nothing. */
  private static boolean endsWithinQuotes(String text) {
    boolean quoted = false;
    boolean cellBegins = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!quoted) {
        quoted = cellBegins && c == '"';
        cellBegins = c == ',' || c == '\n' || c == '\r';
      } else if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        i++; // one quote, as it is written within quotes
      } else if (c == '"') {
        quoted = false;
      }
    }
    return quoted;
  }

  @Override
  public @Nullable Cells next() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      row++;
      return new Cells(row, records.next().getFields());
    } catch (CsvParseException e) {
      throw new Rejected(SHEET_BROKEN);
    }
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
