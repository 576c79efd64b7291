package org.jiebang.needs.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.publication.Audience;
import org.jiebang.needs.publication.UpdateKind;
import org.jiebang.needs.subscription.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell, and to whom. Ids and codes: nothing that anybody has written.
 *
 * @param secluded about a need that is not for everybody: told only those whom it concerns
 * @param merged needs that were merged into this one: whoever follows them is told, too
 * @param about the list, the meeting or the record of publicity; null for needs
 * @param source where the event stands that is told of, as in {@code X-Position}
 * @param happenedAt when it happened
 */
public record Tidings(
    CommunityId community,
    UpdateKind kind,
    Audience audience,
    boolean secluded,
    @Nullable NeedId need,
    @Nullable Category category,
    @Nullable String grid,
    List<NeedId> merged,
    @Nullable UUID about,
    String source,
    Instant happenedAt) {

  /** What somebody must follow to be told. Of what is not public, only the needs themselves. */
  public List<UUID> subjects() {
    var keys = new ArrayList<UUID>();
    if (need != null) {
      keys.add(Subject.key(need));
    }
    if (audience == Audience.AUTHOR) {
      return keys;
    }
    merged.forEach(other -> keys.add(Subject.key(other)));
    if (secluded || audience == Audience.CONCERNED) {
      return keys;
    }
    keys.add(Subject.of(community).key());
    if (category != null) {
      keys.add(Subject.of(community, category).key());
    }
    if (grid != null) {
      keys.add(Subject.ofGrid(community, grid).key());
    }
    return keys;
  }
}
