package org.jiebang.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service over HTTP on a real database: what is earned, held, redeemed, and who sees it. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "points"))
@NullUnmarked // set by Quarkus, and before each test
class PointsIT extends PointsOverHttp {

  private static final String SIX =
      "{'name':'五环社区志愿积分兑换方案','pointsPerHour':60,"
          + "'rounding':{'stepMinutes':1,'direction':'DOWN'},"
          + "'validity':{'kind':'DAYS','amount':60}%s}";

  private final UUID li = UUID.randomUUID();
  private final String volunteer = TestIssuer.token(li, "VOL@community:" + community);
  private final String neighbour =
      TestIssuer.token(
          UUID.randomUUID(), "VOL@community:" + community, "RES@community:" + community);
  private UUID scheme;

  @BeforeEach
  void a_community_with_a_scheme() throws Exception {
    registered();
    scheme = published("");
  }

  /** The community's next rule set: a point a minute, for 60 days. */
  private UUID published(String more) throws Exception {
    UUID id =
        post(
                desk,
                "/api/v1/schemes",
                "{'community':'%s','rules':%s}".formatted(community, SIX.formatted(more)))
            .expect(201)
            .id();
    post(desk, "/api/v1/schemes/" + id + "/propose-rule-set", "{}").expect(200);
    post(district, "/api/v1/schemes/" + id + "/publish-rule-set", "{}").expect(200);
    return id;
  }

  private UUID good(int price, int stock, String more) throws Exception {
    UUID id =
        post(
                desk,
                "/api/v1/rewards",
                "{'community':'%s','name':'洗衣液','price':%d,'stock':%d,'pickupPoints':['社区服务站']%s}"
                    .formatted(community, price, stock, more))
            .expect(201)
            .id();
    post(desk, "/api/v1/rewards/" + id + "/publish", "{}").expect(200);
    return id;
  }

  private Answer redeem(String token, UUID account, UUID good, String... headers) throws Exception {
    return post(
        token,
        "/api/v1/redemptions",
        "{'account':'%s','reward':'%s'}".formatted(account, good),
        headers);
  }

  private long available(UUID account) throws Exception {
    return get(desk, "/api/v1/accounts/" + account).expect(200).json().get("available").asLong();
  }

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
  void one_of_twenty_gets_the_last_piece() throws Exception {
    UUID good = good(10, 1, "");
    var asks = new ArrayList<Callable<Answer>>();
    var accounts = new ArrayList<UUID>();
    var together = new CyclicBarrier(20);
    for (int i = 0; i < 20; i++) {
      UUID person = UUID.randomUUID();
      UUID account = spendable(person, 10);
      accounts.add(account);
      String token = TestIssuer.token(person, "VOL@community:" + community);
      asks.add(
          () -> {
            together.await();
            return redeem(token, account, good);
          });
    }
    var answers = new ArrayList<Answer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(asks)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers.stream().filter(a -> a.status() == 201)).hasSize(1);
    for (Answer answer : answers) {
      if (answer.status() != 201) {
        answer.refused(409, "OUT_OF_STOCK");
      }
    }
    long left = 0;
    for (UUID account : accounts) {
      left += available(account);
    }
    assertThat(left).isEqualTo(190);
    assertThat(get(desk, "/api/v1/rewards/" + good).json().get("stock").asLong()).isZero();
  }

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
  void a_redemption_is_for_its_owner_the_desk_and_the_merchant() throws Exception {
    UUID merchant = UUID.randomUUID();
    UUID good = good(10, 5, ",'merchant':'%s'".formatted(merchant));
    UUID account = spendable(li, 50);
    UUID id = redeem(volunteer, account, good).expect(201).id();
    String path = "/api/v1/redemptions/" + id;
    String merchants = TestIssuer.token(UUID.randomUUID(), "MER@organisation:" + merchant);
    String anotherShop =
        TestIssuer.token(UUID.randomUUID(), "MER@organisation:" + UUID.randomUUID());
    for (String token : List.of(volunteer, desk, district, shop, merchants)) {
      get(token, path).expect(200);
    }
    for (String token : List.of(neighbour, anotherShop)) {
      get(token, path).refused(404, "REDEMPTION_NOT_FOUND");
      get(token, path + "/events").refused(404, "REDEMPTION_NOT_FOUND");
    }
    post(neighbour, path + "/cancel", "{'reason':'OTHER'}").refused(404, "REDEMPTION_NOT_FOUND");

    String all = "/api/v1/redemptions?";
    assertThat(ids(settled(volunteer, all + "account=" + account))).containsExactly(id.toString());
    assertThat(ids(settled(shop, all + "community=" + community + "&state=READY")))
        .containsExactly(id.toString());
    assertThat(ids(settled(merchants, all + "merchant=" + merchant)))
        .containsExactly(id.toString());
    assertThat(ids(settled(desk, all + "community=" + community + "&state=FULFILLED"))).isEmpty();
    get(neighbour, all + "account=" + account).refused(404, "ACCOUNT_NOT_FOUND");
    get(neighbour, all + "community=" + community).refused(403, "ROLE_NOT_ALLOWED");
    get(anotherShop, all + "merchant=" + merchant).refused(403, "ROLE_NOT_ALLOWED");
    get(desk, all).refused(400, "VALIDATION_FAILED");
  }

  @Test
  void goods_are_listed_by_state_and_drafts_only_to_those_who_prepare_them() throws Exception {
    UUID offered = good(10, 0, "");
    String draftBody =
        "{'community':'%s','name':'雨伞','price':15,'stock':3,'pickupPoints':['社区服务站']}"
            .formatted(community);
    UUID draft = post(desk, "/api/v1/rewards", draftBody).expect(201).id();
    String list = "/api/v1/rewards?community=" + community;
    String stranger = TestIssuer.token(UUID.randomUUID());
    assertThat(ids(settled(desk, list)))
        .containsExactlyInAnyOrder(draft.toString(), offered.toString());
    assertThat(ids(settled(stranger, list))).containsExactly(offered.toString());
    assertThat(ids(settled(volunteer, list + "&state=PUBLISHED")))
        .containsExactly(offered.toString());
    assertThat(ids(settled(volunteer, list + "&available=true"))).isEmpty();
    assertThat(ids(settled(shop, list + "&state=DRAFT"))).containsExactly(draft.toString());
    get(volunteer, list + "&state=DRAFT").refused(403, "ROLE_NOT_ALLOWED");
    get(stranger, "/api/v1/rewards/" + draft).refused(404, "REWARD_NOT_FOUND");
    get(stranger, "/api/v1/rewards/" + offered).expect(200);
    post(desk, "/api/v1/rewards/" + offered + "/suspend", "{'reason':'换季'}").expect(200);
    assertThat(ids(settled(stranger, list + "&state=PUBLISHED"))).isEmpty();
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

  /** SCENARIOS, E4 and E5. */
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

  @Test
  void what_nobody_picks_up_goes_back_and_what_nobody_spends_expires() throws Exception {
    UUID account = spendable(li, 50);
    UUID good = good(40, 1, ",'pickUpDays':1");
    UUID id = redeem(volunteer, account, good).expect(201).id();
    redeem(volunteer, account, good).refused(422, "INSUFFICIENT_POINTS");
    clock.advanceTo(clock.offset().plus(Duration.ofDays(1)).plusSeconds(60));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                get(desk, "/api/v1/redemptions/" + id).text("state").equals("EXPIRED")
                    && available(account) == 50);
    assertThat(get(desk, "/api/v1/rewards/" + good).json().get("stock").asLong()).isEqualTo(1);
    clock.advanceTo(clock.offset().plus(Duration.ofDays(60)));
    await().atMost(Duration.ofSeconds(20)).until(() -> available(account) == 0);
    await()
        .atMost(Duration.ofSeconds(20))
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
    String draft = "{'community':'%s','rules':%s}".formatted(community, SIX.formatted(""));
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
            "{'effectiveFrom':'2020-01-01T00:00:00Z','rules':%s}".formatted(SIX.formatted("")))
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

  private List<JsonNode> entries(String token, UUID account, String query) throws Exception {
    var items = new ArrayList<JsonNode>();
    settled(token, "/api/v1/accounts/" + account + "/entries" + query)
        .get("items")
        .forEach(items::add);
    return items;
  }
}
