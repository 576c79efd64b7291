package org.jiebang.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.local.story.SampleCommunity;

/**
 * A partner client of the sample community, and how it signs in.
 *
 * @param secret the first one
 */
public record Partner(String id, String secret) {

  private static final String CLIENTS = "/api/v1/clients";

  /** For itself. */
  public static Partner service(String... scopes) {
    return registered("SERVICE", 6_000, scopes);
  }

  /** For people who sign in through it. */
  public static Partner userApp(String... scopes) {
    return registered("USER_APP", 6_000, scopes);
  }

  public static Partner registered(String kind, int requestsPerMinute, String... scopes) {
    JsonNode made =
        Ask.post(CLIENTS)
            .as(SampleCommunity.DISTRICT)
            .json(
                Map.of(
                    "place",
                    House.community(),
                    "name",
                    "小区通",
                    "kind",
                    kind,
                    "scopes",
                    List.of(scopes),
                    "requestsPerMinute",
                    requestsPerMinute))
            .send()
            .expect(201)
            .json();
    return new Partner(made.path("id").asText(), made.path("secret").asText());
  }

  public String path() {
    return CLIENTS + "/" + id;
  }

  /** A command of the district's about it. */
  public Reply told(String command, Map<String, ?> body) {
    return Ask.post(path() + "/" + command).as(SampleCommunity.DISTRICT).json(body).send();
  }

  public Reply signIn() {
    return signIn(secret);
  }

  public Reply signIn(String with) {
    return sent(Map.of("client", id, "secret", with));
  }

  /** Of somebody of the sample community, through it. */
  public Reply signIn(String with, String account) {
    var body = new HashMap<String, String>(Map.of("client", id, "secret", with));
    body.put("account", account);
    body.put("password", House.stack().secrets().accountPassword(account));
    return sent(body);
  }

  private static Reply sent(Map<String, String> body) {
    return Ask.post("/api/v1/auth/tokens").without("Idempotency-Key").json(body).send();
  }

  /** Its own token. */
  public String token() {
    return signIn().expect(200).json().path("accessToken").asText();
  }

  public String token(String account) {
    return signIn(secret, account).expect(200).json().path("accessToken").asText();
  }
}
