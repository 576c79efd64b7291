package org.jiebang.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Accounts over HTTP on a real database: who sees them, and what persons do with them. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "points"))
@NullUnmarked // set by Quarkus, and before each test
class AccountsIT extends CommunityWithPoints {

  @Test
  void an_account_is_for_its_owner_the_desk_and_the_district() throws Exception {
    UUID account = spendable(li, 50);
    String path = "/api/v1/accounts/" + account;
    String entry = entries(volunteer, account, "").get(0).get("id").asText();
    String stranger = TestIssuer.token(UUID.randomUUID());
    String otherDesk = TestIssuer.token(UUID.randomUUID(), "COM@community:" + UUID.randomUUID());
    String both =
        TestIssuer.token(
            UUID.randomUUID(), "COM@community:" + UUID.randomUUID(), "RES@community:" + community);
    for (String of :
        List.of(path, path + "/events", path + "/diff?from=1&to=2", path + "/entries")) {
      for (String token : List.of(volunteer, desk, district)) {
        get(token, of).expect(200);
      }
      for (String token : List.of(neighbour, stranger, otherDesk, both, shop)) {
        get(token, of).refused(404, "ACCOUNT_NOT_FOUND");
      }
    }
    get(neighbour, "/api/v1/entries/" + entry).refused(404, "ENTRY_NOT_FOUND");
    get(both, "/api/v1/entries/" + entry + "/explanation").refused(404, "ENTRY_NOT_FOUND");
    get(volunteer, "/api/v1/entries/" + UUID.randomUUID()).refused(404, "ENTRY_NOT_FOUND");
    get(neighbour, "/api/v1/accounts/mine?community=" + community)
        .refused(404, "ACCOUNT_NOT_FOUND");
    post(both, path + "/freeze", "{'reason':'核查'}").refused(404, "ACCOUNT_NOT_FOUND");

    String list = "/api/v1/accounts?community=" + community;
    get(neighbour, list).refused(403, "ROLE_NOT_ALLOWED");
    get(both, list).refused(403, "ROLE_NOT_ALLOWED");
    assertThat(ids(settled(desk, list))).containsExactly(account.toString());
    assertThat(ids(settled(district, list + "&owner=" + li))).containsExactly(account.toString());
    assertThat(ids(settled(desk, list + "&flagged=true"))).isEmpty();
  }

  @Test
  void when_a_community_moves_the_other_district_sees_its_accounts() throws Exception {
    String path = "/api/v1/accounts/" + spendable(li, 50);
    UUID other = UUID.randomUUID();
    String taker = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + other);
    get(taker, path).refused(404, "ACCOUNT_NOT_FOUND");
    get(district, path).expect(200);
    movedTo(other);
    // What lies above a community is remembered for some seconds.
    await().atMost(Duration.ofMinutes(2)).until(() -> get(taker, path).status() == 200);
    await().atMost(Duration.ofMinutes(2)).until(() -> get(district, path).status() == 404);
  }

  @Test
  void entries_come_in_pages_newest_first_each_with_its_reason() throws Exception {
    UUID account = spendable(li, 50);
    UUID good = good(10, 5, "");
    Answer made = redeem(volunteer, account, good).expect(201);
    post(
            shop,
            "/api/v1/redemptions/" + made.id() + "/pick-up",
            "{'code':'%s','pickupPoint':'社区服务站'}".formatted(made.text("code")))
        .expect(200);
    UUID second = confirmed(li, UUID.randomUUID(), 30);
    assertThat(second).isEqualTo(account);

    assertThat(entries(volunteer, account, ""))
        .extracting(e -> e.get("state").asText())
        .containsExactly("EARNED", "REDEEMED", "EARNED");
    assertThat(entries(volunteer, account, ""))
        .extracting(e -> e.get("amount").asLong())
        .containsExactly(30L, -10L, 50L);
    assertThat(entries(desk, account, "?kind=REDEEMED")).hasSize(1);

    String path = "/api/v1/accounts/" + account + "/entries";
    var seen = new HashSet<String>();
    String cursor = "";
    for (int page = 1; page <= 3; page++) {
      JsonNode found = settled(volunteer, path + "?limit=1" + cursor);
      seen.addAll(ids(found));
      assertThat(found.has("next")).as("page %d", page).isEqualTo(page < 3);
      cursor = "&cursor=" + found.path("next").asText();
    }
    assertThat(seen).hasSize(3);
    get(volunteer, path + "?limit=0").refused(400, "VALIDATION_FAILED");
    get(volunteer, path + "?limit=101").refused(400, "VALIDATION_FAILED");
    get(volunteer, path + "?cursor=forged").refused(400, "VALIDATION_FAILED");

    String entry = entries(volunteer, account, "").get(2).get("id").asText();
    JsonNode why = get(volunteer, "/api/v1/entries/" + entry + "/explanation").expect(200).json();
    assertThat(why.at("/ruleSet/scheme").asText()).isEqualTo(scheme.toString());
    assertThat(why.at("/ruleSet/version").asInt()).isEqualTo(1);
    assertThat(why.at("/ruleSet/name").asText()).isEqualTo("五环社区志愿积分兑换方案");
    assertThat(why.at("/ruleLine").asText()).contains("60 points/h");
    assertThat(why.at("/sourceEvent").asText()).startsWith("matching/");
    assertThat(why.at("/debit/kind").asText()).isEqualTo("ISSUANCE");
    assertThat(why.at("/debit/change").asLong() + why.at("/credit/change").asLong()).isZero();
    assertThat(why.at("/credit/account").asText()).isEqualTo(account.toString());
  }

  @Test
  void points_that_persons_give_need_two_of_them() throws Exception {
    String path = "/api/v1/accounts/" + spendable(li, 10);
    String bonus =
        post(desk, path + "/propose-bonus", "{'amount':5,'reason':'五星志愿者'}")
            .expect(200)
            .json()
            .at("/proposals/0/id")
            .asText();
    String grant = "{'bonus':'%s'}".formatted(bonus);
    post(desk, path + "/grant-bonus", grant).refused(403, "FOUR_EYES_REQUIRED");
    post(neighbour, path + "/grant-bonus", grant).refused(403, "ROLE_NOT_ALLOWED");
    assertThat(post(district, path + "/grant-bonus", grant).expect(200).json().get("available"))
        .hasToString("15");
    String adjustment =
        post(desk, path + "/propose-adjustment", "{'amount':-20,'reason':'重复'}")
            .expect(200)
            .json()
            .at("/proposals/0/id")
            .asText();
    String post = "{'adjustment':'%s'%s}";
    post(district, path + "/post-adjustment", post.formatted(adjustment, ""))
        .refused(409, "ADJUST_BELOW_ZERO");
    post(desk, path + "/post-adjustment", post.formatted(adjustment, ""))
        .refused(403, "ROLE_NOT_ALLOWED");
    post(district, path + "/reject-adjustment", post.formatted(adjustment, ",'reason':'不符'"))
        .expect(200);
    post(district, path + "/post-adjustment", post.formatted(adjustment, ""))
        .refused(409, "ADJUSTMENT_ALREADY_DECIDED");
  }

  @Test
  void a_frozen_account_earns_but_does_not_spend() throws Exception {
    UUID account = spendable(li, 50);
    UUID good = good(10, 5, "");
    String path = "/api/v1/accounts/" + account;
    post(desk, path + "/freeze", "{'reason':'核查'}").expect(200);
    redeem(volunteer, account, good).refused(423, "ACCOUNT_FROZEN");
    confirmed(li, UUID.randomUUID(), 30);
    assertThat(get(volunteer, path).json().get("pending").asLong()).isEqualTo(30);
    post(desk, path + "/unfreeze", "{}").expect(200);
    redeem(volunteer, account, good).expect(201);
    post(desk, path + "/close", "{'reason':'搬走'}").refused(409, "HOLDS_OPEN");
  }

  @Test
  void a_gift_moves_points_between_two_owners_where_the_scheme_allows_it() throws Exception {
    UUID account = spendable(li, 50);
    UUID chen = UUID.randomUUID();
    UUID chens = spendable(chen, 10);
    String transfer = "/api/v1/accounts/" + account + "/transfer";
    String gift = "{'purpose':'GIFT','to':'%s','amount':20}".formatted(chens);
    post(volunteer, transfer, gift).refused(422, "TRANSFER_NOT_ALLOWED");
    post(volunteer, transfer, "{'purpose':'CASH','amount':20}").refused(422, "CASH_OUT_FORBIDDEN");
    published(",'transferable':true");
    post(neighbour, transfer, gift).refused(404, "ACCOUNT_NOT_FOUND");
    post(volunteer, transfer, gift).expect(200);
    assertThat(available(account)).isEqualTo(30);
    assertThat(available(chens)).isEqualTo(30);
    String chensToken = TestIssuer.token(chen, "VOL@community:" + community);
    assertThat(entries(chensToken, chens, "?kind=RECEIVED")).hasSize(1);
    post(volunteer, transfer, gift.replace("20", "31")).refused(422, "INSUFFICIENT_POINTS");
    post(volunteer, transfer, "{'purpose':'DONATION','amount':30}").expect(200);
    assertThat(available(account)).isZero();
  }
}
