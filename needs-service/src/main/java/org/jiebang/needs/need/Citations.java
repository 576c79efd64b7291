package org.jiebang.needs.need;

import java.util.UUID;
import org.jiebang.needs.need.NeedCommand.Citation;
import org.jspecify.annotations.Nullable;

/** What a community's projects say of a need. */
@FunctionalInterface
public interface Citations {

  /** Of a need that was filed; UNKNOWN for another community's project, too. */
  Citation in(UUID project, Need.Filed need);

  /** Also for who names none, and for what is no need yet: that is refused for its own reasons. */
  default Citation of(@Nullable UUID project, Need need) {
    return project != null && need instanceof Need.Filed filed
        ? in(project, filed)
        : Citation.NOT_NAMED;
  }
}
