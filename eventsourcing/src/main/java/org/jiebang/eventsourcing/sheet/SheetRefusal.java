package org.jiebang.eventsourcing.sheet;

import org.jiebang.eventsourcing.Refusal;

/** Why a sheet is not read at all; nothing has been written then. */
public enum SheetRefusal implements Refusal {
  /** Neither what was declared nor anything that it could safely be taken for. */
  SHEET_ENCODING_UNKNOWN(
      "The text is not in the charset that was declared, or in none that can be told with"
          + " certainty: save it as UTF-8, or declare charset=gb18030."),
  /** No xlsx, or a damaged or protected one; quotes that are never closed. */
  SHEET_BROKEN("This cannot be read as a sheet of the declared kind."),
  /** An xlsx that unpacks to more than a sheet of this size has any use for. */
  SHEET_UNPACKS_TOO_LARGE("The workbook unpacks to more than is read here."),
  SHEET_TOO_MANY_ROWS("There are more rows than are taken at once; see mostRows."),
  SHEET_TOO_MANY_COLUMNS("There are more columns than are read; see mostColumns."),
  /** With the row and column of the cell. */
  SHEET_CELL_TOO_LONG("A cell is longer than is read; see row, column and mostCharacters."),
  /** With the row and column of the cell. */
  SHEET_CELL_UNREADABLE(
      "A cell shows an error, or is a formula without a stored result; see row and column."),
  SHEET_EMPTY("There is no row below the header."),
  /** With the names that are missing, or the column that has values and no name. */
  SHEET_HEADER_MISSING("The header lacks a name that is needed; see missing, or column."),
  /** With the column. */
  SHEET_HEADER_UNKNOWN("The header has a name that is not known here; see column and known."),
  /** With the column of the second one. */
  SHEET_HEADER_DUPLICATE("The header has a name twice; see column.");

  private final String detail;

  SheetRefusal(String detail) {
    this.detail = detail;
  }

  @Override
  public Kind kind() {
    return Kind.CONTENT;
  }

  @Override
  public String detail() {
    return detail;
  }
}
