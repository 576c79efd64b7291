package org.jiebang.eventsourcing;

import java.util.List;
import java.util.UUID;

/**
 * What a command led to.
 *
 * @param stream the first step's stream
 * @param version that stream's version right after this command
 * @param positions where the command's events stand in the log, one per part touched (the last
 *     position in it); empty for «already so»
 * @param repeated true when the same command had been carried out before and this is its first
 *     answer again
 */
public record Outcome(UUID stream, long version, List<Position> positions, boolean repeated) {

  /**
   * A place in a service's log, as in {@code X-Position: needs/17/4711}.
   *
   * @param part 0 to 63
   * @param pos from 1
   */
  public record Position(String service, int part, long pos) {

    @Override
    public String toString() {
      return service + "/" + part + "/" + pos;
    }
  }
}
