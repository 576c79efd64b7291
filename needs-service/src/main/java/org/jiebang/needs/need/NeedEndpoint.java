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

  /** For what makes a need, and for lists of them. */
  public Endpoint<NeedCommand, Need, NeedEvent, NeedBody, ShownNeed> needs() {
    return endpoint;
  }

  /**
   * For what only the desk may ask, or a district in its place: a private need does not exist for
   * the latter.
   *
   * @throws org.jiebang.eventsourcing.Rejected with NEED_NOT_FOUND
   */
  public Endpoint<NeedCommand, Need, NeedEvent, NeedBody, ShownNeed> handled(UUID need) {
    return audience.handles(commands.load(Needs.INSTANCE, need).state(), caller.get())
        ? endpoint
        : refuse(NeedRefusal.NEED_NOT_FOUND);
  }

  /**
   * For what others may ask too: a need that is hidden from the caller does not exist.
   *
   * @throws org.jiebang.eventsourcing.Rejected with NEED_NOT_FOUND
   */
  public Endpoint<NeedCommand, Need, NeedEvent, NeedBody, ShownNeed> seen(UUID need) {
    return audience.sees(commands.load(Needs.INSTANCE, need).state(), caller.get())
        ? endpoint
        : refuse(NeedRefusal.NEED_NOT_FOUND);
  }
}
