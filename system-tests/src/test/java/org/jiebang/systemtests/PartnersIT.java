package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.local.story.SampleCommunity;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A partner app from its registration to its last call, across the services. */
@Order(8)
class PartnersIT {

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String NEEDS = "/api/v1/needs";

  private static JsonNode last(String stream) {
    JsonNode events =
        Ask.get(stream + "/events").as(SampleCommunity.DISTRICT).send().expect(200).json();
    return events.path("items").path(events.path("items").size() - 1);
  }

  @Test
  void a_service_brings_in_a_residents_need_and_everybody_can_see_through_whom() {
    Partner service = Partner.service("needs:write", "needs:read");
    String token = service.token();
    JsonNode me = Ask.get("/api/v1/me").bearer(token).send().expect(200).json();
    assertThat(me.path("sub").asText()).isEqualTo(service.id());
    assertThat(me.at("/grants/0").asText()).isEqualTo("APP@community:" + House.community());
    assertThat(me.path("scopes").toString()).isEqualTo("[\"needs:read\",\"needs:write\"]");

    var wish = new HashMap<>(Needs.wish());
    wish.put("author", House.cast().player("resident").person());
    Reply made = Ask.post(NEEDS).bearer(token).json(wish).send().expect(201);
    assertThat(made.json().has("text")).as("personal:read was not given").isFalse();
    JsonNode submitted = last(NEEDS + "/" + made.id());
    assertThat(submitted.path("role").asText()).isEqualTo("APP");
    assertThat(submitted.path("actor").asText()).isEqualTo(service.id());
    assertThat(submitted.path("client").asText()).isEqualTo(service.id());
    JsonNode need = Ask.get(NEEDS + "/" + made.id()).as("resident").send().expect(200).json();
    assertThat(need.path("text").asText()).isEqualTo(wish.get("text"));
    assertThat(need.path("channel").asText()).isEqualTo("PARTNER_APP");

    // What is a person's to do is not an app's.
    Ask.post(NEEDS + "/" + made.id() + "/join")
        .bearer(token)
        .send()
        .expect(403, "ROLE_NOT_ALLOWED");
    Ask.get("/api/v1/tasks").bearer(token).send().expect(403, "SCOPE_NOT_GRANTED");
    Reply feed = Ask.get("/api/v1/feed").bearer(token).send().expect(403, "SCOPE_NOT_GRANTED");
    assertThat(feed.json().path("scopeNeeded").asText()).isEqualTo("feed:read");
    assertThat(feed.header("WWW-Authenticate")).contains("insufficient_scope");

    await()
        .atMost(SOON)
        .until(() -> Ask.get("/api/v1/stories/" + made.id()).as("desk").send().status() == 200);
  }

  @Test
  void somebody_through_an_app_acts_with_their_own_rights_and_the_apps_scopes() {
    Partner app = Partner.userApp("needs:write", "needs:read", "personal:read");
    String token = app.token("neighbour");
    Reply made = Ask.post(NEEDS).bearer(token).json(Needs.wish()).send().expect(201);
    assertThat(made.json().path("text").asText()).isEqualTo(Needs.wish().get("text"));
    JsonNode submitted = last(NEEDS + "/" + made.id());
    assertThat(submitted.path("role").asText()).isEqualTo("RES");
    assertThat(submitted.path("actor").asText())
        .isEqualTo(House.cast().player("neighbour").person());
    assertThat(submitted.path("client").asText()).isEqualTo(app.id());
    Ask.post(NEEDS + "/" + made.id() + "/verify")
        .bearer(token)
        .json(Map.of("urgency", "GENERAL", "grid", "3"))
        .send()
        .expect(403, "ROLE_NOT_ALLOWED");
    Ask.get("/api/v1/volunteers?community=" + House.community())
        .bearer(token)
        .send()
        .expect(403, "SCOPE_NOT_GRANTED");
    assertThat(Ask.get("/api/v1/me").bearer(token).send().json().path("name").asText())
        .isEqualTo("居民乙");
  }

  @Test
  void a_quota_is_the_clients_own_and_concerns_nobody_else() {
    Partner service = Partner.registered("SERVICE", 5, "needs:read");
    String token = service.token();
    Reply last = Ask.get(NEEDS + "?community=" + House.community()).bearer(token).send();
    assertThat(last.expect(200).header("RateLimit-Policy")).isEqualTo("\"partner\";q=5;w=60");
    for (int i = 0; i < 30 && last.status() != 429; i++) {
      last = Ask.get("/api/v1/me").bearer(token).send();
    }
    last.expect(429, "RATE_LIMITED");
    assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
    Ask.get("/api/v1/me").as("desk").send().expect(200);
    service.told("change-quota", Map.of("requestsPerMinute", 600)).expect(200);
    await().atMost(SOON).until(() -> Ask.get("/api/v1/me").bearer(token).send().status() == 200);
  }

  @Test
  void secrets_follow_one_another_and_end() {
    Partner service = Partner.service("needs:read");
    String next =
        service.told("rotate-secret", Map.of()).expect(200).json().path("secret").asText();
    assertThat(next).startsWith("jbs_").isNotEqualTo(service.secret());
    service.signIn().expect(200);
    service.signIn(next).expect(200);
    service.told("rotate-secret", Map.of()).expect(409, "ROTATION_RUNNING");
    Reply revoked = service.told("revoke-secret", Map.of()).expect(200);
    assertThat(revoked.json().path("secrets")).isEmpty();
    service.signIn().expect(401, "AUTH_REQUIRED");
    service.signIn(next).expect(401, "AUTH_REQUIRED");
    service.told("revoke-secret", Map.of()).expect(409, "SECRET_ALREADY_REVOKED");
    JsonNode history = Ask.get(service.path() + "/events").as("desk").send().expect(200).json();
    assertThat(history.path("items").findValuesAsText("type"))
        .containsExactly(
            "client-registered",
            "client-secret-issued",
            "client-secret-rotated",
            "client-secret-revoked",
            "client-secret-revoked");
    assertThat(history.toString()).doesNotContain(service.secret(), next);
    Ask.get(service.path()).as(NextDoor.account("COM")).send().expect(404, "CLIENT_NOT_FOUND");
  }

  @Test
  void a_suspended_client_is_turned_away_at_the_door_whatever_tokens_it_has() {
    Partner service = Partner.service("needs:read");
    String token = service.token();
    Ask.get("/api/v1/me").bearer(token).send().expect(200);
    service.told("suspend", Map.of("reason", "密钥外泄")).expect(200);
    service.signIn().expect(401, "API_KEY_INACTIVE");
    await()
        .atMost(SOON)
        .until(() -> Ask.get(NEEDS).bearer(token).send().is(401, "API_KEY_INACTIVE"));
    service.told("resume", Map.of()).expect(200);
    service.signIn().expect(200);
    service.told("close", Map.of("reason", "试用结束")).expect(200);
    service.signIn().expect(401, "AUTH_REQUIRED");
    service.told("resume", Map.of()).expect(409, "CLIENT_CLOSED");
  }

  @Test
  void a_sandbox_is_for_its_own_people_and_its_own_clients() {
    String district = House.cast().player(SampleCommunity.DISTRICT).scope("DIS");
    Reply made =
        Ask.post("/api/v1/communities")
            .as(SampleCommunity.DISTRICT)
            .json(Map.of("name", "试验社区", "district", district, "sandbox", true))
            .send()
            .expect(201);
    assertThat(made.json().path("sandbox").asBoolean()).isTrue();
    Map<String, Object> wanted =
        Map.of(
            "place",
            made.id(),
            "name",
            "试用",
            "kind",
            "USER_APP",
            "scopes",
            List.of("needs:read"),
            "requestsPerMinute",
            60,
            "sandbox",
            true);
    Reply client =
        Ask.post("/api/v1/clients")
            .as(SampleCommunity.DISTRICT)
            .header("X-Min-Position", made.header("X-Position"))
            .json(wanted)
            .send()
            .expect(201);
    var app = new Partner(client.id(), client.json().path("secret").asText());
    // Somebody of the real community must not try things out on it.
    app.signIn(app.secret(), "resident").expect(422, "SANDBOX_ONLY");
  }
}
