package org.jiebang.eventsourcing.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a sheet row by row; made by {@link SheetFormat#writer}. Closing it ends the sheet. */
public interface SheetWriter extends Closeable {

  /**
   * A cell is a number, which stays one, a flag, or a text, which is never a formula whatever it
   * begins with; null is an empty cell.
   */
  void row(List<? extends @Nullable Object> cells) throws IOException;
}
