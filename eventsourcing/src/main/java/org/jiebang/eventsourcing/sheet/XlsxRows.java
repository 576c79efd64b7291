package org.jiebang.eventsourcing.sheet;

import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_BROKEN;
import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_CELL_UNREADABLE;
import static org.jiebang.eventsourcing.sheet.SheetRefusal.SHEET_TOO_MANY_COLUMNS;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a workbook's first sheet, as a person sees them: numbers in digits, days as ISO-8601,
 * of a formula the result that was stored with it.
 */
final class XlsxRows implements CellRows {

  /** Digits that a spreadsheet keeps; what a double has beyond them is noise. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final int LAST_ROW = 1_048_576;

  private final Xml xml;
  private final List<String> shared;
  private final Dates dates;
  private final SheetLimits limits;
  private int row;

  XlsxRows(Xml xml, List<String> shared, Dates dates, SheetLimits limits)
      throws XMLStreamException {
    this.xml = xml;
    this.shared = shared;
    this.dates = dates;
    this.limits = limits;
    while (xml.toElement()) {
      if (xml.is("sheetData")) {
        return;
      }
    }
    throw new Rejected(SHEET_BROKEN);
  }

  @Override
  public @Nullable Cells next() {
    try {
      while (xml.toElementIn("sheetData")) {
        if (xml.is("row")) {
          String number = xml.attribute("r");
          int before = row;
          row = number == null ? row + 1 : Integer.parseInt(number);
          if (row <= before || row > LAST_ROW) {
            throw new Rejected(SHEET_BROKEN);
          }
          return new Cells(row, cells());
        }
      }
      return null;
    } catch (XMLStreamException | RuntimeException e) {
      throw Workbook.broken(e);
    }
  }

  private List<String> cells() throws XMLStreamException {
    var texts = new ArrayList<String>();
    int column = -1;
    while (xml.toElementIn("row")) {
      if (xml.is("c")) {
        String address = xml.attribute("r");
        int before = column;
        column = address == null ? column + 1 : column(address);
        if (column <= before) {
          throw new Rejected(SHEET_BROKEN);
        }
        String text = cell(column);
        if (column < limits.columns()) {
          while (texts.size() < column) {
            texts.add("");
          }
          texts.add(text);
        } else if (!text.isBlank()) {
          throw new Rejected(SHEET_TOO_MANY_COLUMNS, Map.of("mostColumns", limits.columns()));
        }
      }
    }
    return texts;
  }

  /** 0 for {@code A12}; a number beyond every limit for a name that no column has. */
  private static int column(String address) {
    int column = 0;
    for (int i = 0; i < address.length() && column <= LAST_ROW; i++) {
      char letter = address.charAt(i);
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      column = column * 26 + letter - 'A' + 1;
    }
    if (column == 0) {
      throw new Rejected(SHEET_BROKEN);
    }
    return column - 1;
  }

  private String cell(int column) throws XMLStreamException {
    String type = xml.attribute("t");
    String style = xml.attribute("s");
    int most = limits.cellCharacters() + 1; // one more shows that it is too long
    String value = null;
    boolean formula = false;
    while (xml.toElementIn("c")) {
      if (xml.is("f")) {
        formula = true; // worked out by whoever saved it, never by us
      } else if (xml.is("v")) {
        value = xml.text("v", most);
      } else if (xml.is("is")) {
        return xml.texts("is", most);
      }
    }
    if (value == null || value.isEmpty()) {
      if (formula && value == null) {
        throw unreadable(column);
      }
      return "";
    }
    return switch (type == null ? "n" : type) {
      case "s" -> shared.get(Integer.parseInt(value.strip()));
      case "str" -> Escapes.in(value);
      case "b" -> value.strip().equals("1") ? "true" : "false";
      case "d" -> value.strip();
      case "n" -> number(value, style, column);
      default -> throw unreadable(column); // "e": #REF!, #DIV/0! and the like
    };
  }

  private String number(String value, @Nullable String style, int column) {
    double number = Double.parseDouble(value);
    if (!Double.isFinite(number)) {
      throw unreadable(column);
    }
    if (dates.isDate(style)) {
      String date = dates.text(number);
      if (date == null) {
        throw unreadable(column);
      }
      return date;
    }
    return number == 0 ? "0" : new BigDecimal(number, DIGITS).stripTrailingZeros().toPlainString();
  }

  private Rejected unreadable(int column) {
    return new Rejected(SHEET_CELL_UNREADABLE, Map.of("row", row, "column", column + 1));
  }

  @Override
  public void close() {
    xml.close();
  }
}
