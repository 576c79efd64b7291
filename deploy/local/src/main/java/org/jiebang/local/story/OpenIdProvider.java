package org.jiebang.local.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Signing in at an OpenID Connect provider as an app with a browser does it, but by plain HTTP:
 * authorisation code with PKCE, the login form filled in by us, the code read from the redirect.
 */
public final class OpenIdProvider {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM =
      Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);

  /** Nobody listens there: we read the code from the redirect instead of following it. */
  private static final String REDIRECT = "http://127.0.0.1/callback";

  /** An account is enabled a moment after its person has been registered. */
  private static final int TRIES = 20;

  private static final Duration PAUSE = Duration.ofMillis(500);

  /**
   * What the provider gives out.
   *
   * @param refresh empty where there is none, as with client credentials
   */
  public record Tokens(String access, String refresh, long expiresInSeconds) {

    /** Never the tokens. */
    @Override
    public String toString() {
      return "Tokens";
    }
  }

  private final URI issuer;
  private final String client;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private @Nullable JsonNode endpoints;

  /**
   * @param issuer as in the {@code iss} of its tokens
   * @param client a public client of it, with {@code http://127.0.0.1/callback} to return to
   */
  public OpenIdProvider(URI issuer, String client) {
    this.issuer = issuer;
    this.client = client;
  }

  public URI issuer() {
    return issuer;
  }

  /**
   * Signs a person in.
   *
   * @throws StoryFailed when the provider does not let them in, also a while after
   */
  public Tokens signIn(String account, String password) {
    for (int i = 1; ; i++) {
      try {
        return signInOnce(account, password);
      } catch (NotLetIn e) {
        if (i == TRIES) {
          throw e;
        }
        pause();
      }
    }
  }

  /**
   * One attempt.
   *
   * @throws NotLetIn when the form comes back
   */
  public Tokens signInOnce(String account, String password) {
    String verifier = random();
    String state = random();
    Map<String, String> query = new TreeMap<>();
    query.put("response_type", "code");
    query.put("client_id", client);
    query.put("redirect_uri", REDIRECT);
    query.put("scope", "openid");
    query.put("state", state);
    query.put("code_challenge", challenge(verifier));
    query.put("code_challenge_method", "S256");
    Map<String, String> cookies = new LinkedHashMap<>();
    HttpResponse<String> login =
        send(get(endpoint("authorization_endpoint") + "?" + form(query)), cookies);
    Matcher action = FORM.matcher(login.body());
    if (login.statusCode() != 200 || !action.find()) {
      throw new StoryFailed("no login form from " + issuer + ": " + login.statusCode());
    }
    URI target = URI.create(action.group(1).replace("&amp;", "&"));
    HttpResponse<String> answer =
        send(post(target, Map.of("username", account, "password", password)), cookies);
    String location = answer.headers().firstValue("Location").orElse("");
    if (!location.startsWith(REDIRECT + "?")) {
      throw new NotLetIn(account + " was not let in by " + issuer);
    }
    Map<String, String> back = parameters(URI.create(location).getRawQuery());
    if (!state.equals(back.get("state")) || !back.containsKey("code")) {
      throw new StoryFailed("no code from " + issuer + ": " + back.get("error"));
    }
    return tokens(
        Map.of(
            "grant_type", "authorization_code",
            "client_id", client,
            "redirect_uri", REDIRECT,
            "code", back.getOrDefault("code", ""),
            "code_verifier", verifier));
  }

  /** New tokens for a refresh token, which is used up by it. */
  public Tokens refresh(String refreshToken) {
    return tokens(
        Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", refreshToken));
  }

  /**
   * A confidential client's own token.
   *
   * @param scope separated by blanks; may be empty
   */
  public Tokens ofClient(String id, String secret, String scope) {
    Map<String, String> request = new TreeMap<>();
    request.put("grant_type", "client_credentials");
    request.put("client_id", id);
    request.put("client_secret", secret);
    if (!scope.isEmpty()) { // an empty one is no scope to Keycloak
      request.put("scope", scope);
    }
    return tokens(request);
  }

  /** Ends the session that a refresh token belongs to. */
  public void revoke(String refreshToken) {
    HttpResponse<String> answer =
        send(
            post(
                endpoint("revocation_endpoint"),
                Map.of("client_id", client, "token", refreshToken)),
            new LinkedHashMap<>());
    if (answer.statusCode() != 200) {
      throw new StoryFailed("not revoked: " + answer.statusCode());
    }
  }

  /** The login form came back: account or password are wrong, locked, or not enabled yet. */
  public static final class NotLetIn extends StoryFailed {
    private static final long serialVersionUID = 1L;

    NotLetIn(String message) {
      super(message);
    }
  }

  private Tokens tokens(Map<String, String> request) {
    HttpResponse<String> answer =
        send(post(endpoint("token_endpoint"), request), new LinkedHashMap<>());
    JsonNode body = json(answer);
    if (answer.statusCode() != 200) {
      throw new StoryFailed(
          request.get("grant_type")
              + ": "
              + answer.statusCode()
              + " "
              + body.path("error").asText());
    }
    return new Tokens(
        body.path("access_token").asText(),
        body.path("refresh_token").asText(),
        body.path("expires_in").asLong());
  }

  private synchronized URI endpoint(String name) {
    JsonNode known = endpoints;
    if (known == null) {
      known = json(send(get(issuer + "/.well-known/openid-configuration"), new LinkedHashMap<>()));
      endpoints = known;
    }
    return URI.create(known.path(name).asText());
  }

  private static HttpRequest.Builder get(String uri) {
    return HttpRequest.newBuilder(URI.create(uri)).GET();
  }

  private static HttpRequest.Builder post(URI uri, Map<String, String> fields) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
  }

  /**
   * @param cookies sent, and changed by the answer when there is one to change; by hand, because
   *     those of a provider on loopback are marked for TLS only, which browsers do not mind there
   */
  private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> cookies) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(c -> c.getKey() + "=" + c.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer =
          http.send(
              request.timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofString());
      for (String cookie : answer.headers().allValues("Set-Cookie")) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
      return answer;
    } catch (IOException e) {
      throw new StoryFailed(issuer + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoryFailed("interrupted at " + issuer, e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new StoryFailed(answer.uri().getPath() + ": " + answer.statusCode() + ", no JSON", e);
    }
  }

  private static String form(Map<String, String> fields) {
    List<String> pairs = new ArrayList<>();
    fields.forEach(
        (name, value) ->
            pairs.add(URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8)));
    return String.join("&", pairs);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return parameters;
  }

  private static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoryFailed("interrupted", e);
    }
  }
}
