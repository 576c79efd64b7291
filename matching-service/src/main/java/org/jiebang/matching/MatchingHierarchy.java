package org.jiebang.matching;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.matching.inbound.InboundCommunity;
import org.jiebang.matching.inbound.KnownNeeds;
import org.jiebang.matching.organisation.Organisation.Registered;
import org.jiebang.matching.organisation.OrganisationId;
import org.jiebang.matching.organisation.Organisations;
import org.jspecify.annotations.Nullable;

/** Department → university → district, as our own streams say; community → district, as told us. */
@Singleton
final class MatchingHierarchy implements Hierarchy {

  /** A cell has far fewer scopes than this; the bound only keeps a mistake from filling memory. */
  private static final int REMEMBERED = 100_000;

  private final Provider<CommandHandler> commands;
  private final KnownNeeds known;

  /** Neither a community nor an organisation ever moves, so what was read once stays true. */
  private final ConcurrentHashMap<UUID, UUID> above = new ConcurrentHashMap<>();

  MatchingHierarchy(Provider<CommandHandler> commands, KnownNeeds known) {
    this.commands = commands;
    this.known = known;
  }

  @Override
  public @Nullable UUID above(UUID scope) {
    UUID remembered = above.get(scope);
    if (remembered != null) {
      return remembered;
    }
    UUID found = find(scope);
    if (found != null) { // Otherwise it may be registered a moment later.
      if (above.size() > REMEMBERED) {
        above.clear();
      }
      above.put(scope, found);
    }
    return found;
  }

  private @Nullable UUID find(UUID scope) {
    if (commands.get().load(Organisations.INSTANCE, scope).state() instanceof Registered r) {
      OrganisationId parent = r.parent();
      return parent == null ? r.district() : parent.value();
    }
    InboundCommunity community = known.community(scope);
    return community == null ? null : community.district;
  }
}
