package org.jiebang.points.scheme;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.points.inbound.CommunityId;
import org.jspecify.annotations.Nullable;

/** Looks up which rule set of a community applies; for resources and reactions, never for rules. */
@Singleton
public class SchemesInForce {

  private final Provider<CommandHandler> commands;

  /**
   * @param commands a provider, because the handler itself is made from the wiring that needs this
   */
  public SchemesInForce(Provider<CommandHandler> commands) {
    this.commands = commands;
  }

  /** Null when none applied at {@code at}. */
  public @Nullable RuleSet at(CommunityId community, Instant at) {
    return commands
        .get()
        .load(Schemes.INSTANCE, SchemeId.of(community).value())
        .state()
        .inForce(at);
  }

  /** A published version; null when there is none of that number. */
  public @Nullable RuleSet version(CommunityId community, int version) {
    return switch (commands.get().load(Schemes.INSTANCE, SchemeId.of(community).value()).state()) {
      case Scheme.Unwritten() -> null;
      case Scheme.Written w ->
          w.published().stream().filter(s -> s.version() == version).findFirst().orElse(null);
    };
  }
}
