package org.jiebang.eventsourcing.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.inbound.Letter.State;

/** Records that wait, as an operator is answered; the newest first. */
public record WaitingLetters(List<DeadLetter> items) {

  /**
   * One of them.
   *
   * @param source whose log it is from, for instance {@code matching}
   * @param error why it was not taken in
   * @param since when it was first put aside
   * @param nextAt when it is tried again
   * @param publication headers and payload as published
   */
  public record DeadLetter(
      String source,
      int part,
      long pos,
      UUID stream,
      String type,
      State state,
      String error,
      int attempts,
      Instant since,
      Instant nextAt,
      @Schema(implementation = Object.class) JsonNode publication) {}
}
