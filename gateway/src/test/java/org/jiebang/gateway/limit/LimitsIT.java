package org.jiebang.gateway.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.gateway.GatewayUnderTest;
import org.junit.jupiter.api.Test;

/** Quotas at the door, over HTTP. */
@QuarkusTest
@QuarkusTestResource(GatewayUnderTest.class)
@TestProfile(LimitsIT.Few.class)
class LimitsIT {

  private static final int SUBJECT = 20;

  /** So few that they do not fill again while the test runs. */
  public static final class Few implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "jiebang.gateway.issuer.built-in", "false",
          "jiebang.gateway.limits.factor", "1",
          "jiebang.gateway.limits.subject", Integer.toString(SUBJECT),
          "jiebang.gateway.limits.partner", "20",
          "jiebang.gateway.limits.loader", "40",
          "jiebang.gateway.limits.claim", "2",
          "jiebang.gateway.limits.address", "10",
          "jiebang.gateway.limits.sign-in", "3");
    }
  }

  private static String token() {
    return TestIssuer.token(UUID.randomUUID(), "VOL@community:" + UUID.randomUUID());
  }

  private static Response get(String token, String path) {
    return given().header("Authorization", "Bearer " + token).get(path);
  }

  private static void assertRefused(Response response) {
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.contentType()).isEqualTo("application/problem+json");
    assertThat(response.jsonPath().getString("code")).isEqualTo("RATE_LIMITED");
    assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(1, 60);
  }

  @Test
  void a_person_is_told_what_is_left_and_then_to_wait_and_others_are_not_concerned() {
    String token = token();
    Response first = get(token, "/api/v1/me");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.header("RateLimit-Policy")).isEqualTo("\"subject\";q=20;w=60");
    assertThat(first.header("RateLimit")).isEqualTo("\"subject\";r=19;t=3");
    assertThat(first.jsonPath().getString("limits[0].quota")).isEqualTo("subject");
    assertThat(first.jsonPath().getInt("limits[0].remaining")).isEqualTo(19);
    int answered = 1;
    Response last = first;
    while (last.statusCode() != 429) {
      last = get(token, "/api/v1/needs/x" + answered);
      answered++;
      assertThat(answered).isLessThan(3 * SUBJECT);
    }
    // What fills again while the test asks comes on top.
    assertThat(answered).isGreaterThan(SUBJECT);
    assertRefused(last);
    assertThat(get(token(), "/api/v1/me").statusCode()).isEqualTo(200);
  }

  @Test
  void claims_have_a_smaller_quota_of_their_own() {
    String token = token();
    String claims = "/api/v1/tasks/" + UUID.randomUUID() + "/claims";
    Response last = claim(token, claims);
    assertThat(last.statusCode()).isEqualTo(200);
    assertThat(last.header("RateLimit")).startsWith("\"claim\";r=1;");
    claim(token, claims);
    assertRefused(claim(token, claims));
    assertThat(get(token, "/api/v1/me").statusCode()).isEqualTo(200);
  }

  @Test
  void whoever_says_a_token_in_a_form_is_counted_by_it() {
    String token = token();
    for (int taken = 1; taken < 4; taken++) {
      Response form =
          given()
              .contentType("application/x-www-form-urlencoded")
              .body("description=x&api_key=" + token)
              .post("/open311/v2/requests.json");
      assertThat(form.statusCode()).isEqualTo(200);
      String left = form.header("RateLimit").replaceFirst("^\"subject\";r=(\\d+);.*$", "$1");
      // One fills again in three seconds, which a machine may take that stands still.
      assertThat(Integer.parseInt(left)).isBetween(SUBJECT - taken, SUBJECT - 1);
    }
  }

  private static Response claim(String token, String path) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType(ContentType.JSON)
        .body("{}")
        .post(path);
  }

  @Test
  void who_signs_in_is_counted_by_address_whatever_token_they_have() {
    for (String path : List.of("/api/v1/auth/tokens", "/api/v1/auth/tokens/")) {
      assertThat(claim(token(), path).header("RateLimit-Policy")).as(path).contains("\"sign-in\"");
    }
  }

  @Test
  void a_loader_has_another_quota_than_the_app_it_is_otherwise() {
    UUID app = UUID.randomUUID();
    Response loading = get(tokenOf(app, "load:write needs:write"), "/api/v1/me");
    assertThat(loading.statusCode()).isEqualTo(200);
    assertThat(loading.header("RateLimit-Policy")).isEqualTo("\"loader\";q=40;w=60");
    assertThat(loading.header("RateLimit")).startsWith("\"loader\";r=39;");
    Response usual = get(tokenOf(app, "needs:write"), "/api/v1/me");
    assertThat(usual.header("RateLimit-Policy")).isEqualTo("\"partner\";q=20;w=60");
    assertThat(usual.header("RateLimit")).startsWith("\"partner\";r=19;");
  }

  @Test
  void a_loader_is_told_to_wait_when_its_own_is_used_up() {
    String token = tokenOf(UUID.randomUUID(), "load:write");
    int answered = 0;
    Response last = get(token, "/api/v1/me");
    while (last.statusCode() != 429) {
      last = get(token, "/api/v1/me");
      answered++;
      assertThat(answered).isLessThan(120);
    }
    assertThat(answered).isGreaterThanOrEqualTo(40);
    assertRefused(last);
    assertThat(last.header("RateLimit")).startsWith("\"loader\";r=0;");
  }

  /** A partner app that acts for itself. */
  private static String tokenOf(UUID app, String scope) {
    var claims = TestIssuer.claims(app, "APP@community:" + UUID.randomUUID());
    claims.setStringClaim("client", app.toString());
    claims.setStringClaim("scope", scope);
    return TestIssuer.sign(claims);
  }

  @Test
  void strangers_are_counted_by_address_whatever_they_write() {
    Response last = asStranger(0);
    for (int i = 1; i < 30 && last.statusCode() != 429; i++) {
      assertThat(last.statusCode()).isEqualTo(401);
      last = asStranger(i);
    }
    assertRefused(last);
    // Who has a token that is to be believed is none of them.
    assertThat(get(token(), "/api/v1/me").statusCode()).isEqualTo(200);
  }

  private static Response asStranger(int i) {
    return given()
        .header("X-Forwarded-For", "192.0.2." + i)
        .header("Forwarded", "for=192.0.2." + i)
        .header("X-Real-IP", "192.0.2." + i)
        .header("Authorization", "Bearer forged-" + i)
        .get("/api/v1/me");
  }
}
