package org.jiebang.eventsourcing.inbound;

import java.io.IOException;
import java.util.List;
import org.jiebang.eventsourcing.relay.Publication;

/** A publisher's own log, asked when Kafka has lost or reordered something for too long. */
interface PeerLog {

  /**
   * Positions of {@code part} after {@code after}, in order, at most {@code limit}.
   *
   * @throws IOException when the publisher does not answer
   */
  List<Publication> read(String source, int part, long after, int limit) throws IOException;
}
