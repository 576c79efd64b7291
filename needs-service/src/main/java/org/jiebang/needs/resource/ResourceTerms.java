package org.jiebang.needs.resource;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a resource, as one version of it.
 *
 * @param name what it is called; of an expert what they do, not who they are
 * @param capacity how much of it can be used at once: places, hands, pieces; from 1
 * @param audience whom it is for, as codes; empty: everybody
 * @param fields categories of needs that it helps with; empty: any
 * @param validFrom the first date on which it can be used
 * @param validUntil the last one; null: until further notice
 */
public record ResourceTerms(
    String name,
    ResourceProvider provider,
    @Nullable String place,
    @Nullable Setting setting,
    ResourceSchedule schedule,
    int capacity,
    List<String> audience,
    List<String> fields,
    LocalDate validFrom,
    @Nullable LocalDate validUntil) {

  /** What of its dates and openings contradicts the rest, as the API names it; null: nothing. */
  @Nullable String contradiction() {
    return validUntil != null && validUntil.isBefore(validFrom)
        ? "validUntil"
        : schedule.contradiction();
  }

  /** True when it can be used on every date from one to the other, both included. */
  boolean validThroughout(LocalDate from, LocalDate until) {
    return !from.isBefore(validFrom) && (validUntil == null || !until.isAfter(validUntil));
  }
}
