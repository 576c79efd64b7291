package org.jiebang.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Goods and redemptions over HTTP on a real database: the last piece, and who sees what. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "points"))
@NullUnmarked // set by Quarkus, and before each test
class GoodsIT extends CommunityWithPoints {

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
}
