package org.jiebang.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jiebang.local.Secrets;

/**
 * Who plays: demo accounts, each with its own token, signed in when first needed and again before
 * the token ends.
 */
public final class Cast {

  private static final long TOKEN_NANOS = 5L * 60 * 1_000_000_000; // tokens live at most 10 min

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
  private final Secrets secrets;
  private final Map<String, Player> players = new HashMap<>();

  public Cast(Api api, Secrets secrets) {
    this.api = api;
    this.secrets = secrets;
  }

  /** The player of {@code account}, with a token that holds for the next minutes. */
  public synchronized Player player(String account) {
    Player known = players.get(account);
    if (known == null || System.nanoTime() - known.since() > TOKEN_NANOS) {
      known = signIn(account);
      players.put(account, known);
    }
    return known;
  }

  public String token(String account) {
    return player(account).token();
  }

  /** Forgets the token, because its grants have changed. */
  public synchronized void again(String account) {
    players.remove(account);
  }

  private Player signIn(String account) {
    String token = api.signIn(account, password(account));
    JsonNode me = api.get("/api/v1/me", token).expect(200).body();
    String[] grants = new String[me.path("grants").size()];
    for (int i = 0; i < grants.length; i++) {
      grants[i] = me.path("grants").path(i).asText();
    }
    return new Player(account, token, me.path("sub").asText(), grants, System.nanoTime());
  }

  String password(String account) {
    return SampleCommunity.DISTRICT.equals(account)
        ? secrets.bootstrapPassword()
        : secrets.accountPassword(account);
  }
}
