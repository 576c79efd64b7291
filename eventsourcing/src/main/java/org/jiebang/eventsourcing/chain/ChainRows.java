package org.jiebang.eventsourcing.chain;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Plain reading of a log, in bounded pages. */
public interface ChainRows {

  /**
   * Rows of {@code part} with {@code pos ≥ from}, in unsigned order of pos, at most {@code limit}.
   */
  List<ChainRow> page(int part, long from, int limit);

  /** An event's place in its stream. */
  record Place(UUID stream, long version) {

    /** Before any other. */
    static final Place FIRST = new Place(new UUID(0, 0), -1);
  }

  /** Places of {@code part} behind {@code after}, by stream (as bytes) and version. */
  List<Place> places(int part, Place after, int limit);

  /** Rows in parts that do not exist, as {@code part/pos}; a few of them. */
  List<String> strays();

  /**
   * How far each part is known to have come by what has read it (views, relay): the log cannot be
   * shorter.
   */
  Map<Integer, Long> witnesses();
}
