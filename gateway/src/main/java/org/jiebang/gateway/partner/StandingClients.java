package org.jiebang.gateway.partner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.store.Tail;
import org.jiebang.gateway.inbound.Scopes;
import org.jiebang.gateway.limit.KnownClients;
import org.jspecify.annotations.Nullable;

/**
 * How partner clients stand, for the door. What is remembered counts until something new stands in
 * the client's part of the log, and for a few seconds at most.
 */
@Singleton
class StandingClients implements KnownClients {

  /** A secret may end by itself, without an event. */
  private static final Duration REMEMBER = Duration.ofSeconds(3);

  private static final int REMEMBERED = 10_000;

  /** No client has this id. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final CommandHandler clients;
  private final Tail tail;
  private final Clock clock;
  private final Scopes places;
  private final Cache<String, Known> standings =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED)
          .expireAfterWrite(REMEMBER)
          .executor(Runnable::run) // what there is to do takes less than waking up another thread
          .build();

  /**
   * @param head how far the client's part of the log was
   */
  private record Known(Standing standing, int part, long head) {}

  StandingClients(CommandHandler clients, Tail tail, Clock clock, Scopes places) {
    this.clients = clients;
    this.tail = tail;
    this.clock = clock;
    this.places = places;
  }

  @Override
  public @Nullable Standing known(String client) {
    Known known = standings.getIfPresent(client);
    return known != null && tail.head(known.part()) == known.head() ? known.standing() : null;
  }

  @Override
  public Standing ask(String client) {
    UUID id;
    try {
      id = UUID.fromString(client);
    } catch (IllegalArgumentException e) {
      id = NOBODY; // known to the identity provider alone
    }
    int part = Ids.part(id);
    long head = tail.head(part); // first: what comes while we ask makes us ask again
    Standing standing = now(id);
    standings.put(client, new Known(standing, part, head));
    return standing;
  }

  @Override
  public boolean isInSandbox(Caller caller) {
    return caller.grants().stream().allMatch(grant -> places.isSandbox(grant.scope()));
  }

  private Standing now(UUID client) {
    return switch (clients.load(Clients.INSTANCE, client).state()) {
      case Client.Unknown() -> Standing.OF_A_STRANGER;
      case Client.Registered known ->
          new Standing(
              !known.suspended(),
              known.requestsPerMinute(),
              known.holding(clock.now()).stream()
                  .map(secret -> secret.value().toString())
                  .collect(Collectors.toUnmodifiableSet()),
              Set.copyOf(known.scopes()),
              known.sandbox());
      case Client.Closed _ -> Standing.OF_A_CLOSED_ONE;
    };
  }
}
