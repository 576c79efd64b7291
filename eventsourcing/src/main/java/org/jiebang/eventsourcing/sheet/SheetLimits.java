package org.jiebang.eventsourcing.sheet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of a sheet is read and written; the size of a body as it is sent is HTTP's limit. */
@ConfigMapping(prefix = "jiebang.sheet")
public interface SheetLimits {

  /** Rows below the header that are taken at once. */
  @WithDefault("10000")
  int rows();

  /** Columns with a value. */
  @WithDefault("64")
  int columns();

  /** Characters of one cell. */
  @WithDefault("10000")
  int cellCharacters();

  /** Bytes of everything in a workbook, unpacked. */
  @WithDefault("33554432")
  long unpackedBytes();

  /**
   * How many times larger a workbook may become when it is unpacked, once it is over a megabyte.
   * Sheets that people fill grow five- to thirtyfold; repeated zeros a thousandfold.
   */
  @WithDefault("100")
  int unpackedTimes();

  /** Characters of all texts that the cells of a workbook share; they are kept while it is read. */
  @WithDefault("6000000")
  int sharedCharacters();

  /** Imports that one instance carries out at the same time; one more is told to wait. */
  @WithDefault("2")
  int importsAtOnce();

  /** Rows of a list that are sent as one sheet; the answer says how to go on. */
  @WithDefault("100000")
  int exportedRows();
}
