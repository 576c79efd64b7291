package org.jiebang.needs.place;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.needs.place.Community.Registered;
import org.jspecify.annotations.Nullable;

/** What lies above a community: its district, as the community's own stream says. */
@Singleton
public final class PlaceHierarchy implements Hierarchy {

  /** A cell has far fewer places than this; the bound only keeps a mistake from filling memory. */
  private static final int REMEMBERED = 100_000;

  private final Provider<CommandHandler> commands;

  /** A community never changes its district, so what was read once stays true. */
  private final ConcurrentHashMap<UUID, Optional<UUID>> above = new ConcurrentHashMap<>();

  PlaceHierarchy(Provider<CommandHandler> commands) {
    this.commands = commands;
  }

  @Override
  public @Nullable UUID above(UUID scope) {
    Optional<UUID> known = above.get(scope);
    if (known != null) {
      return known.orElse(null);
    }
    if (!(commands.get().load(Communities.INSTANCE, scope).state() instanceof Registered place)) {
      // Not remembered: it may be registered, on another instance, a moment later.
      return null;
    }
    if (above.size() > REMEMBERED) {
      above.clear();
    }
    above.put(scope, Optional.of(place.district()));
    above.put(place.district(), Optional.empty());
    return place.district();
  }
}
