package org.jiebang.needs.resource;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resource as its events tell it; what the API shows of it is {@link ShownResource}.
 *
 * @param edition of its terms, from 1
 * @param why it is suspended or retired
 * @param allocations that have not been released, oldest first
 */
public record ResourceBody(
    UUID id,
    String state,
    UUID community,
    String timeZone,
    ResourceKind kind,
    int edition,
    ResourceTerms terms,
    @Nullable String why,
    List<Allocation> allocations) {

  ResourceBody now(String state, @Nullable String why) {
    return new ResourceBody(id, state, community, timeZone, kind, edition, terms, why, allocations);
  }

  ResourceBody now(int edition, ResourceTerms terms) {
    return new ResourceBody(id, state, community, timeZone, kind, edition, terms, why, allocations);
  }

  ResourceBody now(List<Allocation> allocations) {
    return new ResourceBody(id, state, community, timeZone, kind, edition, terms, why, allocations);
  }
}
