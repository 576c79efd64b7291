package org.jiebang.eventsourcing.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens, roles, tenants and partner apps. */
@Tag("quarkus")
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
class WhoMayIT extends OverHttp {

  @Test
  void no_token_is_401_with_a_challenge() throws Exception {
    Answer answer = send("GET", COUNTERS + "?tenant=" + Counters.TENANT, (String) null);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("AUTH_REQUIRED");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"jiebang\"");
  }

  @ParameterizedTest
  @CsvSource({"issuer", "audience", "expired", "lifetime", "subject", "grants", "sys", "garbage"})
  void a_token_that_is_not_to_be_believed_is_401(String flaw) throws Exception {
    JwtClaims claims = TestIssuer.claims(DESK, COM);
    switch (flaw) {
      case "issuer" -> claims.setIssuer("urn:somebody");
      case "audience" -> claims.setAudience("others");
      case "expired" -> claims.setExpirationTimeMinutesInTheFuture(-2);
      case "lifetime" -> claims.setExpirationTimeMinutesInTheFuture(60);
      case "subject" -> claims.setSubject("me");
      case "grants" -> claims.setStringListClaim("grants", "EVERYTHING");
      case "sys" -> claims.setStringListClaim("grants", "SYS@community:" + Counters.TENANT);
      default -> claims.setClaim("x", "y");
    }
    String token = TestIssuer.sign(claims) + (flaw.equals("garbage") ? "x" : "");
    Answer answer =
        send(
            "GET",
            COUNTERS + "?tenant=" + Counters.TENANT,
            (String) null,
            "Authorization",
            "Bearer " + token);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("AUTH_REQUIRED");
    assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
  }

  @Test
  void a_role_that_may_not_is_403() throws Exception {
    Answer answer =
        send(
            "POST",
            COUNTERS,
            "{\"limit\":3}",
            "Authorization",
            bearer("RES@community:" + Counters.TENANT),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            key());
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("ROLE_NOT_ALLOWED");
  }

  @Test
  void what_belongs_to_another_tenant_is_not_found() throws Exception {
    UUID id = opened(3);
    String elsewhere = bearer("COM@community:" + UUID.randomUUID());
    assertThat(send("GET", at(id), (String) null, "Authorization", elsewhere).code())
        .isEqualTo("COUNTER_NOT_FOUND");
    Answer command =
        send(
            "POST",
            at(id) + "/raise",
            "{\"by\":1}",
            "Authorization",
            elsewhere,
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            key());
    assertThat(command.code()).isEqualTo("COUNTER_NOT_FOUND");
    assertThat(command.status()).isEqualTo(404);
    Answer list =
        send(
            "GET",
            COUNTERS + "?tenant=" + Counters.TENANT,
            (String) null,
            "Authorization",
            elsewhere);
    assertThat(list.code()).isEqualTo("NOT_FOUND");
  }

  @Test
  void what_is_read_by_a_role_is_not_there_for_whoever_holds_it_elsewhere() throws Exception {
    String bound = String.valueOf(100 + (int) (Math.random() * 400));
    Answer made = post(COUNTERS, "{\"limit\":" + bound + "}", key());
    String position = requireNonNull(made.header("X-Position"));
    String elsewhere =
        bearer("COM@community:" + UUID.randomUUID(), "RES@community:" + Counters.TENANT);
    assertThat(reading(at(made.id()), elsewhere).status()).isEqualTo(200);
    assertThat(get(at(made.id()) + "/kept").status()).isEqualTo(200);
    assertThat(reading(at(made.id()) + "/kept", elsewhere).code()).isEqualTo("COUNTER_NOT_FOUND");

    String kept = COUNTERS + "/kept?bound=" + bound;
    assertThat(get(kept, "X-Min-Position", position).json().get("items")).hasSize(1);
    assertThat(reading(kept, elsewhere).json().get("items")).isEmpty();
    String there = kept + "&tenant=" + Counters.TENANT;
    assertThat(get(there).json().get("items")).hasSize(1);
    assertThat(reading(there, elsewhere).code()).isEqualTo("NOT_FOUND");
  }

  private Answer reading(String path, String authorization) throws Exception {
    return send("GET", path, (String) null, "Authorization", authorization);
  }

  private static String through(String scope) {
    JwtClaims claims = TestIssuer.claims(DESK, COM);
    claims.setClaim("client", "app-1");
    claims.setClaim("scope", scope);
    return "Bearer " + TestIssuer.sign(claims);
  }

  @Test
  void a_partner_app_does_what_it_was_given_and_the_event_says_through_whom() throws Exception {
    UUID id = opened(5);
    Answer raised =
        send(
            "POST",
            at(id) + "/raise",
            "{\"by\":1}",
            "Authorization",
            through("counters:write"),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            key());
    assertThat(raised.status()).isEqualTo(200);
    JsonNode events = get(at(id) + "/events").json().get("items");
    assertThat(events.at("/0").has("client")).isFalse();
    assertThat(events.at("/1/client").asText()).isEqualTo("app-1");
    assertThat(events.at("/1/actor").asText()).isEqualTo(DESK.toString());
    assertThat(events.at("/1/role").asText()).isEqualTo("COM");
  }

  @Test
  void what_a_partner_app_was_not_given_is_nobodys_through_it() throws Exception {
    UUID id = opened(5);
    Answer read =
        send("GET", at(id), (String) null, "Authorization", through("counters:write needs:read"));
    assertThat(read.status()).isEqualTo(403);
    assertThat(read.code()).isEqualTo("SCOPE_NOT_GRANTED");
    assertThat(read.json().get("scopeNeeded").asText()).isEqualTo("counters:read");
    assertThat(read.header("WWW-Authenticate"))
        .isEqualTo(
            "Bearer realm=\"jiebang\", error=\"insufficient_scope\", scope=\"counters:read\"");
    Answer written =
        send(
            "POST",
            at(id) + "/raise",
            "{\"by\":1}",
            "Authorization",
            through("counters:read"),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            key());
    assertThat(written.code()).isEqualTo("SCOPE_NOT_GRANTED");
    assertThat(
            send("GET", at(id), (String) null, "Authorization", through("counters:read")).status())
        .isEqualTo(200);
  }
}
