package org.jiebang.gateway.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.gateway.GatewayUnderTest.DISTRICT;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.gateway.District;
import org.jiebang.gateway.GatewayUnderTest;
import org.jiebang.gateway.Publisher;
import org.jiebang.gateway.partner.Client;
import org.jiebang.gateway.partner.ClientId;
import org.jiebang.gateway.partner.ClientKind;
import org.jiebang.gateway.partner.SecretId;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * Tokens as an identity provider gives them that knows nothing of what clients have been given
 * here.
 */
@QuarkusTest
@QuarkusTestResource(GatewayUnderTest.class)
@NullUnmarked // filled by the container
class TokensFromElsewhereIT {

  @Inject SigningKeys keys;

  @ConfigProperty(name = "jiebang.identity.issuer")
  String issuer;

  @Test
  void a_scope_that_was_not_given_here_opens_nothing() {
    JsonPath client = registered(DISTRICT, false, "0", "persons:read");
    Grant grant = Grant.parse("RES@community:" + UUID.randomUUID());
    assertThat(ask(client, grant, "/api/v1/me", "persons:read").statusCode()).isEqualTo(200);
    assertThat(ask(client, grant, "/api/v1/me", "feed:read").statusCode()).isEqualTo(200);
    refused(ask(client, grant, "/api/v1/feed", "feed:read"));
    refused(ask(client, grant, "/api/v1/me", "persons:read", "personal:read"));
  }

  @Test
  void an_app_for_sandboxes_is_let_in_nowhere_else() throws Exception {
    UUID sandbox = UUID.randomUUID();
    String arrived;
    try (var publisher = new Publisher()) {
      publisher.publish(
          "needs",
          "community-registered",
          sandbox,
          sandbox,
          sandbox,
          "{\"community\":\"%s\",\"name\":\"试用社区\",\"district\":\"%s\"}"
              .formatted(sandbox, DISTRICT));
      arrived =
          publisher.publish(
              "needs",
              "community-marked-as-sandbox",
              sandbox,
              sandbox,
              sandbox,
              "{\"community\":\"%s\"}".formatted(sandbox));
    }
    JsonPath client = registered(sandbox, true, arrived, "feed:read");
    Grant inside = Grant.parse("RES@community:" + sandbox);
    assertThat(ask(client, inside, "/api/v1/me", "feed:read").statusCode()).isEqualTo(200);
    refused(ask(client, Grant.parse("RES@community:" + DISTRICT), "/api/v1/me", "feed:read"));
  }

  private static void refused(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
    assertThat(answer.jsonPath().getString("code")).isEqualTo("SCOPE_NOT_GRANTED");
  }

  private Response ask(JsonPath client, Grant grant, String path, String... scopes) {
    var said =
        new Client.Registered(
            new ClientId(client.getUUID("id")),
            client.getUUID("place"),
            "community",
            ClientKind.USER_APP,
            List.of(scopes),
            600,
            false,
            false,
            List.of());
    var bearer =
        new Tokens.Bearer(
            UUID.randomUUID(),
            List.of(grant),
            new Proved(said, new SecretId(client.getUUID("secrets[0].id"))));
    String token =
        Tokens.sign(keys.current(), issuer, bearer, Instant.now(), Duration.ofMinutes(5));
    return given().header("Authorization", "Bearer " + token).get(path);
  }

  private static JsonPath registered(
      UUID place, boolean sandbox, String arrived, String... scopes) {
    var request = District.commands();
    if (!arrived.equals("0")) {
      request.header("X-Min-Position", arrived);
    }
    Response made =
        request
            .body(
                Map.of(
                    "place",
                    place,
                    "name",
                    "小区通",
                    "kind",
                    "USER_APP",
                    "scopes",
                    List.of(scopes),
                    "requestsPerMinute",
                    600,
                    "sandbox",
                    sandbox))
            .post("/api/v1/clients");
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    return made.jsonPath();
  }
}
