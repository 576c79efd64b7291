package org.jiebang.eventsourcing.sheet;

import java.util.List;

/**
 * One row as it stands in the sheet.
 *
 * @param row as a spreadsheet counts: the first is 1
 * @param texts of its cells from column A on; empty where there is nothing
 */
record Cells(int row, List<String> texts) {

  boolean isBlank() {
    return texts.stream().allMatch(String::isBlank);
  }
}
