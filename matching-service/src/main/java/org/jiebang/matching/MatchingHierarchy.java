package org.jiebang.matching;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Remembered;
import org.jiebang.matching.inbound.InboundCommunity;
import org.jiebang.matching.inbound.KnownNeeds;
import org.jiebang.matching.organisation.Organisation.Registered;
import org.jiebang.matching.organisation.OrganisationId;
import org.jiebang.matching.organisation.Organisations;
import org.jspecify.annotations.Nullable;

/** Department → university → district, as our own streams say; community → district, as told us. */
@Singleton
final class MatchingHierarchy implements Hierarchy {

  private final Provider<CommandHandler> commands;
  private final KnownNeeds known;

  private final Remembered above = new Remembered(this::find);

  MatchingHierarchy(Provider<CommandHandler> commands, KnownNeeds known) {
    this.commands = commands;
    this.known = known;
  }

  @Override
  public @Nullable UUID above(UUID scope) {
    return above.above(scope);
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
