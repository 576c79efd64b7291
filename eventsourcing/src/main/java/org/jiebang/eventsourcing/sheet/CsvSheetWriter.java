package org.jiebang.eventsourcing.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it, in UTF-8 with a byte order mark: without one, spreadsheets in China take
 * it for GBK.
 */
final class CsvSheetWriter implements SheetWriter {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CsvWriter out;

  CsvSheetWriter(OutputStream out) throws IOException {
    var text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    text.write(BYTE_ORDER_MARK);
    this.out = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
  }

  @Override
  public void row(List<? extends @Nullable Object> cells) {
    out.writeRecord(cells.stream().map(CsvSheetWriter::text).toList());
  }

  private static String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case BigDecimal number -> number.toPlainString();
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      default -> Harmless.out(cell.toString());
    };
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
