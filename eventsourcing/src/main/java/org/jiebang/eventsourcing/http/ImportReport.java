package org.jiebang.eventsourcing.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of an import, row by row.
 *
 * @param rows in their order; those behind the end of it are left out
 * @param done rows that were carried out now
 * @param repeated rows that had been carried out before, under the same key
 * @param positions where the last events stand, to be sent as {@code X-Min-Position}; empty when
 *     nothing was written
 */
public record ImportReport(
    List<ImportedRow> rows, int done, int repeated, int refused, End end, String positions) {

  /** How it ended. */
  @Schema(name = "ImportEnd")
  public enum End {
    /** With the last row. */
    COMPLETE,
    /** At a row that was refused; the rows before are done. */
    STOPPED,
    /** Nothing was carried out, because a row would be refused. */
    NOTHING_WRITTEN,
    /** Something broke, or does not answer: send the same again with the same key. */
    INTERRUPTED
  }
}
