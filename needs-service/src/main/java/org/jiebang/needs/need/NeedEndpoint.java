package org.jiebang.needs.need;

import static org.jiebang.eventsourcing.Rejected.refuse;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.identity.CurrentCaller;

/** What every resource of needs hands its requests to. */
@Singleton
public class NeedEndpoint {

  static final String PATH = "/api/v1/needs";

  private final Endpoint<NeedCommand, Need, NeedEvent, NeedBody, ShownNeed> endpoint;
  private final CommandHandler commands;
  private final NeedAudience audience;
  private final CurrentCaller caller;

  NeedEndpoint(
      Endpoints endpoints, CommandHandler commands, NeedAudience audience, CurrentCaller caller) {
    this.endpoint = endpoints.of(Needs.INSTANCE, new NeedPicture(), PATH, audience);
    this.commands = commands;
    this.audience = audience;
    this.caller = caller;
  }

  /** For what only the desk may ask, or what makes a need. */
  public Endpoint<NeedCommand, Need, NeedEvent, NeedBody, ShownNeed> needs() {
    return endpoint;
  }

  /**
   * For what others may ask too: a need that is hidden from the caller does not exist.
   *
   * @throws org.jiebang.eventsourcing.Rejected with NEED_NOT_FOUND
   */
  Endpoint<NeedCommand, Need, NeedEvent, NeedBody, ShownNeed> seen(UUID need) {
    return audience.sees(commands.load(Needs.INSTANCE, need).state(), caller.get())
        ? endpoint
        : refuse(NeedRefusal.NEED_NOT_FOUND);
  }
}
