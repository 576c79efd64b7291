package org.jiebang.needs.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.need.Category;
import org.jspecify.annotations.Nullable;

/**
 * What the public may know of a need: no words and no persons.
 *
 * @param state {@code PUBLIC}, or {@code QUIET} while it is declined and that is not published
 * @param category null while it is a draft
 * @param secluded for its author, grid workers and the desk only
 * @param updates oldest first
 */
public record NeedUpdatesBody(
    UUID id,
    String state,
    UUID community,
    @Nullable Category category,
    boolean secluded,
    List<NeedUpdate> updates) {

  /** One thing that happened. */
  @Schema(name = "NeedUpdate")
  public record NeedUpdate(UpdateKind what, Instant at) {}

  static final String PUBLIC = "PUBLIC";

  NeedUpdatesBody quiet() {
    return new NeedUpdatesBody(id, "QUIET", community, category, secluded, updates);
  }

  NeedUpdatesBody with(UpdateKind what, Instant at) {
    var more = new ArrayList<>(updates);
    more.add(new NeedUpdate(what, at));
    return new NeedUpdatesBody(id, PUBLIC, community, category, secluded, List.copyOf(more));
  }

  /** False before anything happened, and for what is not for everybody. */
  boolean shown() {
    return state.equals(PUBLIC) && category != null && !secluded && !updates.isEmpty();
  }
}
