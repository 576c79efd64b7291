package org.jiebang.eventsourcing.chain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the chain found.
 *
 * @param rows that were read
 * @param anchors that were read, of all writers, without repetitions
 * @param anchoredPositions positions whose hash was compared with an anchor
 * @param lastAnchorAt when the latest anchor was made; null without anchors
 * @param unanchored rows behind the last anchor: nothing outside the database speaks for them
 * @param unanchoredByPart the same, of the parts that have such rows
 * @param faults the first of each part, then those of the anchors; empty: all is well
 * @param faultsLeftOff faults beyond the limit of a report
 */
public record ChainReport(
    String service,
    Instant startedAt,
    Instant endedAt,
    long rows,
    long anchors,
    long anchoredPositions,
    @Nullable Instant lastAnchorAt,
    long unanchored,
    Map<Integer, Long> unanchoredByPart,
    List<ChainFault> faults,
    long faultsLeftOff) {

  /** Whether nothing was found. Rows behind the last anchor are no fault. */
  public boolean sound() {
    return faults.isEmpty();
  }
}
