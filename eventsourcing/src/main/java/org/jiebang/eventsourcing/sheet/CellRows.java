package org.jiebang.eventsourcing.sheet;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, one after the other. */
interface CellRows extends Closeable {

  /**
   * Null behind the last one.
   *
   * @throws org.jiebang.eventsourcing.Rejected see {@link SheetRefusal}
   */
  @Nullable Cells next();

  @Override
  void close();
}
