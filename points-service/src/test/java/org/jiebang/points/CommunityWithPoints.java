package org.jiebang.points;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Meta;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Reaction.Consequence;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.points.account.AccountId;
import org.jiebang.points.inbound.Category;
import org.jiebang.points.inbound.CommunityId;
import org.jiebang.points.inbound.ConfirmedServices;
import org.jiebang.points.inbound.Evidence;
import org.jiebang.points.inbound.MatchingFacts.AcceptanceFinal;
import org.jiebang.points.inbound.MatchingFacts.RecordCorrected;
import org.jiebang.points.inbound.MatchingFacts.RecordVoided;
import org.jiebang.points.inbound.MatchingFacts.ServiceConfirmed;
import org.jiebang.points.inbound.NeedId;
import org.jiebang.points.inbound.NeedsFacts.CommunityMoved;
import org.jiebang.points.inbound.NeedsFacts.CommunityRegistered;
import org.jiebang.points.inbound.RecordId;
import org.jiebang.points.inbound.RememberCommunity;
import org.jiebang.points.inbound.RememberConfirmedService;
import org.jiebang.points.inbound.RememberTaskResult;
import org.jiebang.points.inbound.RememberVoidedRecord;
import org.jiebang.points.inbound.TaskId;
import org.jiebang.points.reactions.EarnedHere;
import org.jiebang.points.reactions.WhenAcceptanceFinalSettlePoints;
import org.jiebang.points.reactions.WhenRecordCorrectedCorrectEarning;
import org.jiebang.points.reactions.WhenRecordVoidedClawBackPoints;
import org.jiebang.points.reactions.WhenServiceConfirmedEarnPoints;
import org.jiebang.points.scheme.SchemesInForce;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/**
 * A community with a scheme (a point a minute, for 60 days), its people, and what the other
 * services tell of them.
 */
@NullUnmarked // set by Quarkus, and before each test
abstract class CommunityWithPoints extends PointsOverHttp {

  static final UUID DISTRICT = UUID.randomUUID();

  private static final AtomicLong LAST_FACT = new AtomicLong();

  @Inject EntityManager rows;
  @Inject CommandHandler commands;
  @Inject ConfirmedServices services;
  @Inject EarnedHere earned;
  @Inject SchemesInForce schemes;
  @Inject StoryClock clock;

  final UUID community = UUID.randomUUID();
  final String desk = TestIssuer.token(UUID.randomUUID(), "COM@community:" + community);
  final String shop = TestIssuer.token(UUID.randomUUID(), "MER@community:" + community);
  final String district = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + DISTRICT);
  static final String RULES =
      "{'name':'五环社区志愿积分兑换方案','pointsPerHour':60,"
          + "'rounding':{'stepMinutes':1,'direction':'DOWN'},"
          + "'validity':{'kind':'DAYS','amount':60}%s}";

  final UUID li = UUID.randomUUID();
  final String volunteer = TestIssuer.token(li, "VOL@community:" + community);
  final String neighbour =
      TestIssuer.token(
          UUID.randomUUID(), "VOL@community:" + community, "RES@community:" + community);
  UUID scheme;

  @BeforeEach
  void a_community_with_a_scheme() throws Exception {
    registered();
    scheme = published("");
  }

  /** The community's next rule set: a point a minute, for 60 days. */
  UUID published(String more) throws Exception {
    UUID id =
        post(
                desk,
                "/api/v1/schemes",
                "{'community':'%s','rules':%s}".formatted(community, RULES.formatted(more)))
            .expect(201)
            .id();
    post(desk, "/api/v1/schemes/" + id + "/propose-rule-set", "{}").expect(200);
    post(district, "/api/v1/schemes/" + id + "/publish-rule-set", "{}").expect(200);
    return id;
  }

  UUID good(int price, int stock, String more) throws Exception {
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

  Answer redeem(String token, UUID account, UUID good, String... headers) throws Exception {
    return post(
        token,
        "/api/v1/redemptions",
        "{'account':'%s','reward':'%s'}".formatted(account, good),
        headers);
  }

  long available(UUID account) throws Exception {
    return get(desk, "/api/v1/accounts/" + account).expect(200).json().get("available").asLong();
  }

  List<JsonNode> entries(String token, UUID account, String query) throws Exception {
    var items = new ArrayList<JsonNode>();
    settled(token, "/api/v1/accounts/" + account + "/entries" + query)
        .get("items")
        .forEach(items::add);
    return items;
  }

  void registered() {
    remembers(
        new RememberCommunity(),
        new CommunityRegistered(new CommunityId(community), DISTRICT, clock.now()));
  }

  /** Another district takes the community. */
  void movedTo(UUID other) {
    remembers(
        new RememberCommunity(),
        new CommunityMoved(new CommunityId(community), other, clock.now()));
  }

  /** A confirmed service of {@code minutes}; answers the volunteer's account. */
  UUID confirmed(UUID volunteer, UUID task, int minutes) {
    return confirmed(volunteer, task, UUID.randomUUID(), minutes);
  }

  UUID confirmed(UUID volunteer, UUID task, UUID record, int minutes) {
    var fact =
        new ServiceConfirmed(
            new RecordId(record),
            new TaskId(task),
            new NeedId(UUID.randomUUID()),
            new CommunityId(community),
            volunteer,
            new Category("CHILD_CARE"),
            clock.now(),
            minutes,
            Evidence.TIMED,
            clock.now());
    remembers(new RememberConfirmedService(), fact);
    hears(new WhenServiceConfirmedEarnPoints(services, schemes), fact);
    return AccountId.of(volunteer, new CommunityId(community)).value();
  }

  void accepted(UUID task, String result) {
    var fact =
        new AcceptanceFinal(new TaskId(task), new CommunityId(community), result, clock.now());
    remembers(new RememberTaskResult(), fact);
    hears(new WhenAcceptanceFinalSettlePoints(services, earned), fact);
  }

  UUID spendable(UUID volunteer, int minutes) {
    UUID task = UUID.randomUUID();
    UUID account = confirmed(volunteer, task, minutes);
    accepted(task, "PASSED");
    return account;
  }

  void corrected(UUID record, int minutes) {
    hears(
        new WhenRecordCorrectedCorrectEarning(services, earned, schemes),
        new RecordCorrected(
            new RecordId(record),
            new TaskId(UUID.randomUUID()),
            new CommunityId(community),
            UUID.randomUUID(),
            minutes,
            clock.now()));
  }

  void voided(UUID record) {
    var fact =
        new RecordVoided(
            new RecordId(record),
            new TaskId(UUID.randomUUID()),
            new CommunityId(community),
            UUID.randomUUID(),
            clock.now());
    remembers(new RememberVoidedRecord(), fact);
    hears(new WhenRecordVoidedClawBackPoints(services, earned), fact);
  }

  private <F> void remembers(InboundView<F> view, F fact) {
    QuarkusTransaction.requiringNew().run(() -> view.apply(rows, recorded(fact)));
  }

  private <F> void hears(Reaction<F> reaction, F fact) {
    List<Consequence> consequences =
        QuarkusTransaction.requiringNew().call(() -> reaction.on(recorded(fact)));
    for (Consequence consequence : consequences) {
      try {
        commands
            .handle(
                Ask.bySystem(UUID.randomUUID(), clock.now(), null, "matching/1/1"),
                consequence.steps())
            .positions()
            .forEach(p -> saw(p.toString()));
      } catch (Rejected already) {
        assertThat(already.refusal().kind()).isEqualTo(Refusal.Kind.ALREADY);
      }
    }
  }

  private <F> Recorded<F> recorded(F fact) {
    UUID stream = new UUID(0, 1);
    @Nullable UUID nobody = null;
    var meta = new Meta(nobody, "SYS", null, null, stream, Set.of(), null, null);
    return new Recorded<>(
        stream,
        1,
        LAST_FACT.incrementAndGet(),
        community,
        fact.getClass().getSimpleName(),
        1,
        clock.now(),
        meta,
        fact);
  }
}
