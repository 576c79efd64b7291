package org.jiebang.eventsourcing.sheet;

import java.util.Map;

/**
 * What one row of a table says.
 *
 * @param row as a spreadsheet counts; the header is usually 1
 * @param values by field, as they were written, without space around them; what is not there was
 *     empty
 */
public record TableRow(int row, Map<String, String> values) {}
