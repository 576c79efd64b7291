package org.jiebang.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The service over HTTP on a real database: from a confirmed service to a good. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "points"))
@NullUnmarked // set by Quarkus, and before each test
class PointsIT extends CommunityWithPoints {

  @Test
  void points_are_earned_made_spendable_and_redeemed_once() throws Exception {
    UUID task = UUID.randomUUID();
    UUID account = confirmed(li, task, 100);
    String mine = "/api/v1/accounts/mine?community=" + community;
    JsonNode pending = get(volunteer, mine).expect(200).json();
    assertThat(pending.get("id").asText()).isEqualTo(account.toString());
    assertThat(pending.get("pending").asLong()).isEqualTo(100);
    assertThat(pending.get("available").asLong()).isZero();
    accepted(task, "PASSED");
    assertThat(available(account)).isEqualTo(100);

    UUID good = good(40, 2, "");
    Answer made = redeem(volunteer, account, good).expect(201);
    assertThat(made.text("state")).isEqualTo("READY");
    assertThat(available(account)).isEqualTo(60);
    String path = "/api/v1/redemptions/" + made.id();
    String code = made.text("code");
    assertThat(get(volunteer, path).text("code")).isEqualTo(code);
    assertThat(get(shop, path).expect(200).text("code")).isEmpty();
    assertThat(get(desk, path + "/events").raw().body()).doesNotContain(code);

    String pickUp = path + "/pick-up";
    String right = "{'code':'%s','pickupPoint':'社区服务站'}".formatted(code);
    post(shop, pickUp, right.replace(code, "AAAAAAAA")).refused(422, "CODE_INVALID");
    post(shop, pickUp, right.replace("社区服务站", "西门")).refused(422, "WRONG_PICKUP_POINT");
    post(volunteer, pickUp, right).refused(403, "ROLE_NOT_ALLOWED");
    assertThat(post(shop, pickUp, right).expect(200).text("state")).isEqualTo("FULFILLED");
    Answer again = post(shop, pickUp, right).refused(409, "CODE_ALREADY_USED");
    assertThat(again.text("currentState")).isEqualTo("FULFILLED");
    assertThat(again.json().get("allowedCommands").toString()).isEqualTo("[\"refund\"]");
    post(volunteer, path + "/cancel", "{'reason':'CHANGED_MIND'}")
        .refused(409, "ALREADY_FULFILLED");

    JsonNode spent = get(volunteer, mine).json();
    assertThat(spent.get("posted").asLong()).isEqualTo(60);
    assertThat(spent.get("held").asLong()).isZero();
    JsonNode seen = get(volunteer, "/api/v1/rewards/" + good).expect(200).json();
    assertThat(seen.get("stock").asLong()).isEqualTo(1);
    assertThat(seen.get("taken").asLong()).isEqualTo(1);

    post(desk, path + "/refund", "{'fault':''}").refused(422, "FAULT_REQUIRED");
    post(desk, path + "/refund", "{'fault':'漏液'}").expect(200);
    post(desk, path + "/refund", "{'fault':'漏液'}").refused(409, "ALREADY_REFUNDED");
    assertThat(available(account)).isEqualTo(100);
  }

  @Test
  void a_new_version_applies_to_later_services_only_and_a_voided_record_is_clawed_back()
      throws Exception {
    UUID first = UUID.randomUUID();
    UUID account = confirmed(li, UUID.randomUUID(), first, 60);
    published(",'percentByCategory':{'CHILD_CARE':200}");
    confirmed(li, UUID.randomUUID(), 60);
    JsonNode body = get(volunteer, "/api/v1/accounts/" + account).json();
    assertThat(body.get("pending").asLong()).isEqualTo(180);
    corrected(first, 30);
    assertThat(get(desk, "/api/v1/accounts/" + account).json().get("pending").asLong())
        .isEqualTo(150);
    JsonNode why =
        get(
                volunteer,
                "/api/v1/entries/"
                    + entries(volunteer, account, "?kind=CORRECTED").get(0).get("id").asText()
                    + "/explanation")
            .json();
    assertThat(why.at("/ruleSet/version").asInt()).isEqualTo(1);
    voided(first);
    assertThat(get(desk, "/api/v1/accounts/" + account).json().get("pending").asLong())
        .isEqualTo(120);
  }

  @Test
  void what_nobody_picks_up_goes_back_and_what_nobody_spends_expires() throws Exception {
    UUID account = spendable(li, 50);
    UUID good = good(40, 1, ",'pickUpDays':1");
    UUID id = redeem(volunteer, account, good).expect(201).id();
    redeem(volunteer, account, good).refused(422, "INSUFFICIENT_POINTS");
    clock.advanceTo(clock.offset().plus(Duration.ofDays(1)).plusSeconds(60));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                get(desk, "/api/v1/redemptions/" + id).text("state").equals("EXPIRED")
                    && available(account) == 50);
    assertThat(get(desk, "/api/v1/rewards/" + good).json().get("stock").asLong()).isEqualTo(1);
    clock.advanceTo(clock.offset().plus(Duration.ofDays(60)));
    await().atMost(Duration.ofMinutes(2)).until(() -> available(account) == 0);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> entries(volunteer, account, "?kind=EXPIRED").size() == 1);
  }

  @Test
  void each_way_of_asking_wrongly_has_its_answer() throws Exception {
    UUID account = spendable(li, 50);
    UUID good = good(10, 5, "");
    String schemes = "/api/v1/schemes/" + scheme;
    String body = "{'account':'%s','reward':'%s'}".formatted(account, good);
    post("", "/api/v1/redemptions", body).refused(401, "AUTH_REQUIRED");
    get("", "/api/v1/rewards").refused(401, "AUTH_REQUIRED");
    post(TestIssuer.token(li), "/api/v1/redemptions", body).refused(403, "ROLE_NOT_ALLOWED");
    redeem(neighbour, account, good).refused(404, "ACCOUNT_NOT_FOUND");
    redeem(volunteer, account, UUID.randomUUID()).refused(404, "REWARD_NOT_FOUND");
    redeem(volunteer, account, good(51, 1, "")).refused(422, "INSUFFICIENT_POINTS");
    redeem(volunteer, account, good(1, 0, "")).refused(409, "OUT_OF_STOCK");
    post(volunteer, "/api/v1/redemptions", "{'account':'%s'}".formatted(account))
        .refused(400, "VALIDATION_FAILED");
    post(volunteer, "/api/v1/redemptions", body.replace("}", ",'x':1}"))
        .refused(400, "VALIDATION_FAILED");
    post(desk, "/api/v1/rewards/" + good + "/publish", "{}").refused(409, "ILLEGAL_TRANSITION");
    post(desk, "/api/v1/rewards/" + good + "/restock", "{'count':1}", "If-Match", "\"99\"")
        .refused(412, "VERSION_CONFLICT");
    post(desk, schemes + "/publish-rule-set", "{}").refused(403, "ROLE_NOT_ALLOWED");
    post(district, schemes + "/publish-rule-set", "{}").refused(409, "ILLEGAL_TRANSITION");
    post(neighbour, "/api/v1/rewards", "{}").refused(403, "ROLE_NOT_ALLOWED");
    get(desk, "/api/v1/schemes/" + UUID.randomUUID()).refused(404, "SCHEME_NOT_FOUND");

    String key = UUID.randomUUID().toString();
    Answer first = redeem(volunteer, account, good, "Idempotency-Key", key).expect(201);
    Answer repeat = redeem(volunteer, account, good, "Idempotency-Key", key).expect(201);
    assertThat(repeat.json()).isEqualTo(first.json());
    assertThat(repeat.raw().headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(available(account)).isEqualTo(40);
    redeem(volunteer, account, good(1, 1, ""), "Idempotency-Key", key)
        .refused(422, "IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void a_scheme_is_drafted_proposed_and_published_by_two() throws Exception {
    String path = "/api/v1/schemes/" + scheme;
    String draft = "{'community':'%s','rules':%s}".formatted(community, RULES.formatted(""));
    String both =
        TestIssuer.token(
            UUID.randomUUID(), "COM@community:" + community, "DIS@district:" + DISTRICT);
    assertThat(post(desk, "/api/v1/schemes", draft).expect(201).id()).isEqualTo(scheme);
    post(desk, "/api/v1/schemes", draft).refused(409, "ILLEGAL_TRANSITION");
    post(both, path + "/propose-rule-set", "{}").expect(200);
    post(both, path + "/publish-rule-set", "{}").refused(403, "SELF_DEALING");
    post(
            desk,
            path + "/revise-rule-set",
            "{'effectiveFrom':'2020-01-01T00:00:00Z','rules':%s}".formatted(RULES.formatted("")))
        .expect(200);
    post(desk, path + "/propose-rule-set", "{}").expect(200);
    post(district, path + "/publish-rule-set", "{}").refused(422, "EFFECTIVE_IN_PAST");
    post(desk, "/api/v1/schemes", draft.replace("'DAYS','amount':60", "'DAYS'"))
        .refused(400, "VALIDATION_FAILED");
    post(desk, "/api/v1/schemes", draft.replace("60,", "0,")).refused(400, "VALIDATION_FAILED");
    JsonNode shown = get(neighbour, path).expect(200).json();
    assertThat(shown.at("/versions")).hasSize(2);
    assertThat(ids(settled(neighbour, "/api/v1/schemes?community=" + community)))
        .containsExactly(scheme.toString());
  }
}
