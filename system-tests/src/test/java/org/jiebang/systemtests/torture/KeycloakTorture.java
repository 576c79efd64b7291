package org.jiebang.systemtests.torture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jiebang.local.Stack;
import org.jiebang.local.Torture;
import org.jiebang.local.story.Answer;
import org.jiebang.local.story.Api;
import org.jiebang.local.story.Cast;
import org.jiebang.local.story.Lang;
import org.jiebang.local.story.OpenIdProvider;
import org.jiebang.local.story.OpenIdProvider.NotLetIn;
import org.jiebang.local.story.OpenIdProvider.Tokens;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.local.story.Story;
import org.jiebang.local.story.StoryFailed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A house of its own whose people sign in at a real Keycloak. Part of the full dose only, because
 * Keycloak must be fetched and takes its time to start; hence the name.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTorture {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(30);

  private static Torture torture;
  private static Stack stack;
  private static OpenIdProvider provider;
  private static Api api;
  private static Cast cast;
  private static int people;

  @BeforeAll
  static void open() {
    torture = Torture.of("keycloak");
    long from = System.nanoTime();
    stack = Stack.forTest("keycloak").withKeycloak();
    stack.startAll();
    torture.count("seconds to start", (System.nanoTime() - from) / 1_000_000_000);
    provider = requireNonNull(stack.provider());
    api = stack.api();
    cast = new Cast(api, stack.secrets());
    SampleCommunity.load(api, stack.secrets(), Lang.EN, System.out);
    stack.letDemoPartnerIn(community());
  }

  @AfterAll
  static void close() {
    if (stack != null) {
      stack.close();
    }
    torture.close();
  }

  @Test
  @Order(1)
  void the_story_runs_with_people_who_sign_in_at_keycloak() {
    var told = new ByteArrayOutputStream();
    int exit = new Story().run(api, stack.secrets(), Lang.EN, new PrintStream(told, true, UTF_8));
    assertThat(exit).as(told.toString(UTF_8)).isZero();
  }

  @Test
  @Order(2)
  void the_built_in_issuer_is_not_there() {
    api.send("GET", "/api/v1/auth/jwks", null, null, null).expect(404);
    api.send(
            "POST",
            "/api/v1/auth/tokens",
            null,
            Map.of("account", "desk", "password", stack.secrets().accountPassword("desk")),
            Api.newKey())
        .expect(404);
  }

  @Test
  @Order(3)
  void a_token_says_who_and_what_and_not_for_long() {
    JsonNode claims = claims(signedIn("desk").access());
    assertThat(claims.path("sub").asText()).isEqualTo(cast.player("desk").person());
    assertThat(claims.path("aud").asText()).isEqualTo("jiebang");
    assertThat(claims.path("grants").path(0).asText()).isEqualTo("COM@community:" + community());
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isBetween(60L, 600L);
    assertThat(claims.has("client")).isFalse();
  }

  @Test
  @Order(4)
  void a_refresh_token_works_once() {
    Tokens first = signedIn("desk");
    Tokens second = provider.refresh(first.refresh());
    me(second.access(), 200);
    assertThatThrownBy(() -> provider.refresh(first.refresh()))
        .isInstanceOf(StoryFailed.class)
        .hasMessageContaining("invalid_grant");
  }

  @Test
  @Order(5)
  void a_revoked_session_gives_no_more_tokens_and_the_last_one_ends_by_itself() {
    Tokens tokens = signedIn("grid");
    provider.revoke(tokens.refresh());
    assertThatThrownBy(() -> provider.refresh(tokens.refresh()))
        .isInstanceOf(StoryFailed.class)
        .hasMessageContaining("invalid_grant");
    assertThat(tokens.expiresInSeconds()).isBetween(60L, 600L);
  }

  @Test
  @Order(6)
  void a_token_that_was_not_made_so_is_refused() {
    String[] parts = signedIn("resident").access().split("\\.");
    ObjectNode claims = (ObjectNode) read(parts[1]);
    claims.putArray("grants").add("DIS@district:" + community());
    String more = written(claims);
    int refused = 0;
    for (String forged :
        List.of(
            parts[0] + "." + more + "." + parts[2],
            parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse(),
            parts[0] + "." + more + ".",
            Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8))
                + "."
                + more
                + ".",
            // Keycloak's own, of the same realm and key, but for somebody else.
            provider
                .ofClient("jiebang-gateway", stack.secrets().keycloakClient("jiebang-gateway"), "")
                .access())) {
      me(forged, 401);
      refused++;
    }
    String believed = String.join(".", parts);
    me(believed, 200);
    torture.atLeast("forged tokens refused", refused, 5);
    boolean caught = false;
    try {
      me(believed, 401);
    } catch (StoryFailed e) {
      caught = true;
    }
    torture.canary("a token that is believed where it should be refused", caught);
  }

  @Test
  @Order(7)
  void a_partner_app_acts_for_itself_with_what_it_asked_for() {
    Tokens tokens = partner("needs:read");
    JsonNode claims = claims(tokens.access());
    assertThat(claims.path("client").asText()).isEqualTo(stack.secrets().partnerId());
    assertThat(claims.path("sub").asText()).isEqualTo(stack.secrets().partnerId());
    assertThat(claims.path("scope").asText()).isEqualTo("needs:read");
    assertThat(claims.path("grants").path(0).asText()).isEqualTo("APP@community:" + community());
    assertThat(tokens.refresh()).isEmpty();
    me(tokens.access(), 200);
    api.get("/api/v1/needs?community=" + community(), tokens.access()).expect(200);
    api.get("/api/v1/tasks?community=" + community(), tokens.access()).expect(403);
    assertThatThrownBy(() -> partner("clients:write"))
        .isInstanceOf(StoryFailed.class)
        .hasMessageContaining("invalid_scope");
  }

  @Test
  @Order(8)
  void a_grant_given_or_taken_is_in_a_token_soon_after() {
    String account = registered();
    String grant = "GRD@community:" + community();
    String person = "/api/v1/persons/" + cast.player(account).person();
    long from = System.nanoTime();
    give(person, "give-grant", grant);
    awaitGrant(account, grant, true);
    torture.count(
        "milliseconds until a grant is in a token", (System.nanoTime() - from) / 1_000_000);
    give(person, "revoke-grant", grant);
    awaitGrant(account, grant, false);
  }

  @Test
  @Order(9)
  void an_erased_person_cannot_sign_in_or_go_on() {
    String account = registered();
    Tokens tokens = signedIn(account);
    api.post(
            "/api/v1/persons/" + cast.player(account).person() + "/erase",
            cast.token("desk"),
            Map.of())
        .expect(200);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> provider.refresh(tokens.refresh()))
                    .hasMessageContaining("invalid_grant"));
    // While Keycloak is deleting an account its login form may still let somebody in; a token they
    // do not get.
    String password = stack.secrets().accountPassword(account);
    assertThatThrownBy(() -> provider.signInOnce(account, password))
        .isInstanceOf(StoryFailed.class);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> provider.signInOnce(account, password))
                    .isInstanceOf(NotLetIn.class));
  }

  @Test
  @Order(10)
  void guessing_locks_an_account_for_a_while() {
    String account = registered();
    signedIn(account);
    for (int i = 0; i < 6; i++) {
      String guess = "a-wrong-guess-" + i;
      assertThatThrownBy(() -> provider.signInOnce(account, guess)).isInstanceOf(NotLetIn.class);
    }
    assertThatThrownBy(() -> provider.signInOnce(account, stack.secrets().accountPassword(account)))
        .isInstanceOf(NotLetIn.class);
  }

  @Test
  @Order(11)
  void while_keycloak_is_down_tokens_hold_and_what_changes_reaches_it_afterwards() {
    String account = registered();
    String grant = "GRD@community:" + community();
    String person = "/api/v1/persons/" + cast.player(account).person();
    String token = signedIn(account).access();
    cast.token("desk");
    stack.kill(Stack.KEYCLOAK);
    me(token, 200);
    give(person, "give-grant", grant);
    register("late-" + people).expect(503, "SERVICE_UNAVAILABLE");
    stack.start(Stack.KEYCLOAK);
    awaitGrant(account, grant, true);
    await().atMost(SOON).until(() -> register("late-" + people).status() == 201);
    torture.count("outages of Keycloak", 1);
  }

  private static String community() {
    return cast.player("desk").scope("COM");
  }

  private static Tokens signedIn(String account) {
    return provider.signIn(account, password(account));
  }

  private static String password(String account) {
    return stack.secrets().accountPassword(account);
  }

  private static Tokens partner(String scope) {
    return provider.ofClient("demo-partner", stack.secrets().keycloakClient("demo-partner"), scope);
  }

  /** A volunteer of the sample community, with an account of that name. */
  private static String registered() {
    String account = "newcomer-" + ++people;
    register(account).expect(201);
    return account;
  }

  private static Answer register(String account) {
    return api.post(
        "/api/v1/persons",
        cast.token("desk"),
        Map.of(
            "name",
            "志愿者 " + account,
            "phone",
            "+86 100 0009 0001",
            "account",
            account,
            "password",
            password(account),
            "grants",
            List.of("VOL@community:" + community())));
  }

  private static void give(String person, String how, String grant) {
    api.post(person + "/" + how, cast.token("desk"), Map.of("grant", grant)).expect(200);
  }

  private static void awaitGrant(String account, String grant, boolean there) {
    await()
        .atMost(SOON)
        .until(
            () ->
                claims(signedIn(account).access()).path("grants").toString().contains(grant)
                    == there);
  }

  private static void me(String token, int status) {
    api.get("/api/v1/me", token).expect(status);
  }

  private static JsonNode claims(String token) {
    return read(token.split("\\.")[1]);
  }

  private static JsonNode read(String part) {
    try {
      return JSON.readTree(new String(Base64.getUrlDecoder().decode(part), UTF_8));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String written(JsonNode claims) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(claims.toString().getBytes(UTF_8));
  }
}
