package org.jiebang.needs.place;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Remembered;
import org.jiebang.needs.place.Community.Registered;
import org.jspecify.annotations.Nullable;

/** What lies above a community: its district, as the community's own stream says. */
@Singleton
public final class PlaceHierarchy implements Hierarchy {

  private final Provider<CommandHandler> commands;
  private final Remembered above = Remembered.ofOneLevel(this::find);

  PlaceHierarchy(Provider<CommandHandler> commands) {
    this.commands = commands;
  }

  @Override
  public @Nullable UUID above(UUID scope) {
    return above.above(scope);
  }

  private @Nullable UUID find(UUID scope) {
    return commands.get().load(Communities.INSTANCE, scope).state() instanceof Registered place
        ? place.district()
        : null;
  }
}
