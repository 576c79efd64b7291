package org.jiebang.gateway.partner;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jiebang.eventsourcing.identity.PartnerScope;
import org.jiebang.gateway.route.Routes;

/**
 * Which scopes there are: to read and to write each collection, to be shown what is personal, and
 * to load.
 */
@Singleton
class GivenScopes {

  private final Set<String> known = new TreeSet<>();

  GivenScopes(Routes routes) {
    for (String collection : routes.collections()) {
      String path = "/api/v1/" + collection;
      String read = PartnerScope.needed("GET", path);
      String write = PartnerScope.needed("POST", path);
      if (PartnerScope.forPartners(path) && read != null && write != null) {
        known.add(read);
        known.add(write);
      }
    }
    known.add(PartnerScope.PERSONAL_READ);
    known.add(PartnerScope.LOAD);
  }

  Set<String> known() {
    return Set.copyOf(known);
  }

  /** Each once, in order, as events have them. */
  static List<String> inOrder(Collection<String> scopes) {
    return List.copyOf(new TreeSet<>(scopes));
  }
}
