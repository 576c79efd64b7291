package org.jiebang.local.story;

import static java.util.concurrent.TimeUnit.MINUTES;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jiebang.local.Secrets;

/**
 * Who plays: demo accounts, each with its own token, signed in when first needed and again before
 * the token ends. While nobody can sign in, a token that still holds is kept.
 */
public final class Cast {

  // Tokens live at most 10 min.
  private static final long RENEWED_AFTER = MINUTES.toNanos(5);
  private static final long KEPT_FOR = MINUTES.toNanos(9);

  /**
   * Somebody signed in.
   *
   * @param grants as in the token, e.g. {@code GRD@community:0190…}
   */
  public record Player(String account, String token, String person, String[] grants, long since) {

    /** The scope at which this player holds {@code role}. */
    public String scope(String role) {
      for (String grant : grants) {
        if (grant.startsWith(role + "@")) {
          return grant.substring(grant.indexOf(':') + 1);
        }
      }
      throw new StoryFailed(account + " does not hold " + role);
    }
  }

  private final Api api;
  private final UnaryOperator<String> passwords;
  private final LongSupplier nanos;
  private final Map<String, Player> players = new HashMap<>();

  public Cast(Api api, Secrets secrets) {
    this(
        api,
        account ->
            SampleCommunity.DISTRICT.equals(account)
                ? secrets.bootstrapPassword()
                : secrets.accountPassword(account),
        System::nanoTime);
  }

  Cast(Api api, UnaryOperator<String> passwords, LongSupplier nanos) {
    this.api = api;
    this.passwords = passwords;
    this.nanos = nanos;
  }

  /**
   * The player of {@code account}, with a token that holds for the next minutes, or at least now.
   *
   * @throws StoryFailed when they cannot sign in and have no token that holds
   */
  public synchronized Player player(String account) {
    Player known = players.get(account);
    long age = known == null ? Long.MAX_VALUE : nanos.getAsLong() - known.since();
    if (known != null && age <= RENEWED_AFTER) {
      return known;
    }
    try {
      Player again = signIn(account);
      players.put(account, again);
      return again;
    } catch (StoryFailed e) {
      if (known == null || age > KEPT_FOR) {
        throw e;
      }
      return known; // the door may be down on purpose
    }
  }

  public String token(String account) {
    return player(account).token();
  }

  /** Forgets the token, because its grants have changed. */
  public synchronized void again(String account) {
    players.remove(account);
  }

  private Player signIn(String account) {
    String token = api.signIn(account, passwords.apply(account));
    JsonNode me = api.get("/api/v1/me", token).expect(200).body();
    String[] grants = new String[me.path("grants").size()];
    for (int i = 0; i < grants.length; i++) {
      grants[i] = me.path("grants").path(i).asText();
    }
    return new Player(account, token, me.path("sub").asText(), grants, nanos.getAsLong());
  }
}
