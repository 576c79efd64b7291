package org.jiebang.matching.volunteer;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;

/** Names a volunteer; it follows from the person's id, so that a person is a volunteer once. */
public record VolunteerId(UUID value) implements Id {

  public static VolunteerId of(UUID person) {
    return new VolunteerId(Ids.derived("volunteer", person));
  }
}
