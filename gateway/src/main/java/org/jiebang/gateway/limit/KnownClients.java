package org.jiebang.gateway.limit;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.PartnerScope;
import org.jspecify.annotations.Nullable;

/** The partner clients, as far as the door asks. */
public interface KnownClients {

  /**
   * How a client stands.
   *
   * @param active false: nobody is let in through it
   * @param requestsPerMinute its own quota; 0: the usual one
   * @param secrets the names of those that hold; null: it has none of ours
   * @param scopes what it may be given tokens for; null: somebody else says that
   * @param sandbox whether it is for sandbox communities only
   */
  record Standing(
      boolean active,
      int requestsPerMinute,
      @Nullable Set<String> secrets,
      @Nullable Set<String> scopes,
      boolean sandbox) {

    /** Of a client that only the identity provider knows: it vouches with the token. */
    public static final Standing OF_A_STRANGER = new Standing(true, 0, null, null, false);

    /** Of a client through which nobody is let in any more. */
    public static final Standing OF_A_CLOSED_ONE =
        new Standing(false, 0, Set.of(), Set.of(), false);

    /** What opens more than one path. */
    private static final List<String> EVERYWHERE =
        List.of(PartnerScope.PERSONAL_READ, PartnerScope.LOAD);

    /** Whether it may still do what {@code scope} lets one do. */
    public boolean given(String scope) {
      return scopes == null || scopes.contains(scope);
    }

    /**
     * A scope that the token has and the client has not: the identity provider gives what it was
     * set up with, and a token may be older than a change. Only what would open something for this
     * request counts.
     *
     * @return null: none
     */
    public @Nullable String takenAway(Caller caller, String method, String path) {
      if (scopes == null || scopes.containsAll(caller.scope())) {
        return null;
      }
      return Stream.concat(
              Stream.ofNullable(PartnerScope.needed(method, path)), EVERYWHERE.stream())
          .filter(scope -> caller.scope().contains(scope) && !given(scope))
          .findFirst()
          .orElse(null);
    }

    /**
     * Whether a token that was given for {@code secret} still holds.
     *
     * @param secret null: the token does not say
     */
    public boolean holds(@Nullable String secret) {
      return secret == null || secrets == null || secrets.contains(secret);
    }
  }

  /** At once; null when it must be asked. */
  @Nullable Standing known(String client);

  /** May take a while. */
  Standing ask(String client);

  /** Whether the caller is somebody in sandbox communities only. May take a while. */
  boolean isInSandbox(Caller caller);
}
