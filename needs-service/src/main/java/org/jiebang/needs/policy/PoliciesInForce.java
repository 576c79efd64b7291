package org.jiebang.needs.policy;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.needs.place.CommunityId;

/**
 * Tells resources what a community has decided; it goes into the command, and so into the event.
 */
@Singleton
public class PoliciesInForce {

  private final CommandHandler commands;

  PoliciesInForce(CommandHandler commands) {
    this.commands = commands;
  }

  /** The defaults where it has decided nothing, or is none. */
  public PolicyValues at(UUID community, Instant moment) {
    return Policies.at(commands, new CommunityId(community), moment);
  }
}
