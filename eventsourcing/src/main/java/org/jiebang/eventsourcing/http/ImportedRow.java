package org.jiebang.eventsourcing.http;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param row as a spreadsheet counts: the header is usually 1
 * @param id of what the row made, or is about; absent when it was refused, and when it was only
 *     checked under a key that is no UUIDv7: then it gets its id when it is carried out
 * @param code why it was refused, as in a problem; so {@code detail} and {@code violations}
 */
public record ImportedRow(
    int row,
    Result result,
    @Nullable UUID id,
    @Nullable String code,
    @Nullable String detail,
    @Nullable List<Violation> violations) {

  /** What can become of it. */
  @Schema(name = "ImportResult")
  public enum Result {
    DONE,
    /** It had been carried out before, under the same key. */
    REPEATED,
    /** It would be carried out, but others are bad. */
    CHECKED,
    REFUSED
  }

  static ImportedRow of(int row, Result result, @Nullable UUID id) {
    return new ImportedRow(row, result, id, null, null, null);
  }

  boolean wasRefused() { // a getter would be a member
    return result == Result.REFUSED;
  }
}
