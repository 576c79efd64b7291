package org.jiebang.needs.place;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What a community's events add up to. */
public sealed interface Community {

  record Unregistered() implements Community {}

  /**
   * @param district the district committee above it
   * @param estates names by id, in the order they were added
   * @param open false: needs are not taken at present
   */
  record Registered(
      CommunityId id, UUID district, ZoneId timeZone, Map<EstateId, String> estates, boolean open)
      implements Community {

    Registered with(EstateId estate, String name) {
      var more = new LinkedHashMap<>(estates);
      more.put(estate, name);
      return new Registered(id, district, timeZone, more, open);
    }

    Registered openForNeeds(boolean now) {
      return new Registered(id, district, timeZone, estates, now);
    }
  }
}
