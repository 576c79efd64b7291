/**
 * Rows of text from CSV and xlsx and back, with a limit on everything: what people keep in
 * spreadsheets comes in as plain text, and what goes out does nothing in theirs.
 */
@NullMarked
package org.jiebang.eventsourcing.sheet;

import org.jspecify.annotations.NullMarked;
