package org.jiebang.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jiebang.client.Jiebang;
import org.jiebang.client.api.AcceptancesApi;
import org.jiebang.client.api.AccountsApi;
import org.jiebang.client.api.ClockApi;
import org.jiebang.client.api.CommunitiesApi;
import org.jiebang.client.api.NeedListsApi;
import org.jiebang.client.api.NeedsApi;
import org.jiebang.client.api.PersonsApi;
import org.jiebang.client.api.RedemptionsApi;
import org.jiebang.client.api.RewardsApi;
import org.jiebang.client.api.SessionsApi;
import org.jiebang.client.api.TasksApi;
import org.jiebang.client.invoker.ApiException;
import org.jiebang.client.model.Account;
import org.jiebang.client.model.AdvanceStoryTimeRequest;
import org.jiebang.client.model.AwardClaimRequest;
import org.jiebang.client.model.BidRequest;
import org.jiebang.client.model.CheckInRequest;
import org.jiebang.client.model.CheckOutRequest;
import org.jiebang.client.model.CriterionRequest;
import org.jiebang.client.model.DeliverTaskRequest;
import org.jiebang.client.model.DraftTaskRequest;
import org.jiebang.client.model.FormPanelRequest;
import org.jiebang.client.model.ListNeedRequest;
import org.jiebang.client.model.MeAnswer;
import org.jiebang.client.model.Need;
import org.jiebang.client.model.OpenNeedListRequest;
import org.jiebang.client.model.OpenSignupRequest;
import org.jiebang.client.model.PickUpRequest;
import org.jiebang.client.model.PlanNeedRequest;
import org.jiebang.client.model.PlanTaskRequest;
import org.jiebang.client.model.PostTaskRequest;
import org.jiebang.client.model.Problem;
import org.jiebang.client.model.RedeemRequest;
import org.jiebang.client.model.Redemption;
import org.jiebang.client.model.ReviewCriterionRequest;
import org.jiebang.client.model.Reward;
import org.jiebang.client.model.ScoreBidRequest;
import org.jiebang.client.model.Session;
import org.jiebang.client.model.SessionRequest;
import org.jiebang.client.model.SignInRequest;
import org.jiebang.client.model.SignUpRequest;
import org.jiebang.client.model.SubmitNeedRequest;
import org.jiebang.client.model.Task;
import org.jiebang.client.model.TaskSheetRequest;
import org.jiebang.client.model.VerifyNeedRequest;

/** From a need to a redeemed point, as a partner's program in Java would do it. */
final class JavaStory {

  /** What it has made. */
  record Told(UUID need, UUID redemption) {}

  private record Player(Jiebang jiebang, MeAnswer me) {

    UUID scope(String role) {
      return me.getGrants().stream()
          .filter(grant -> grant.startsWith(role + "@"))
          .map(grant -> UUID.fromString(grant.substring(grant.indexOf(':') + 1)))
          .findFirst()
          .orElseThrow();
    }
  }

  private static final Map<String, Object> NOTHING = Map.of();
  private static final List<String> SERVED = List.of("volunteer-1", "volunteer-2");
  private static final List<String> PANEL = List.of("panel-1", "panel-2", "panel-3");

  private final Jiebang nobody;
  private final Map<String, String> passwords;
  private final Map<String, Player> players = new HashMap<>();
  private final UUID community;

  JavaStory(URI address, Map<String, String> passwords) throws ApiException {
    this.nobody = Jiebang.at(address);
    this.passwords = passwords;
    this.community = player("desk").scope("COM");
  }

  private Player player(String account) throws ApiException {
    Player known = players.get(account);
    if (known == null) {
      Jiebang jiebang =
          nobody.as(new SignInRequest().account(account).password(passwords.get(account)));
      known = new Player(jiebang, jiebang.api(PersonsApi::new).getMe());
      players.put(account, known);
    }
    return known;
  }

  private Jiebang as(String account) throws ApiException {
    return player(account).jiebang();
  }

  private Instant now() throws ApiException {
    return as("desk").api(ClockApi::new).getStoryTime().getNow();
  }

  private void advanceTo(Instant moment) throws ApiException {
    long seconds = Duration.between(now(), moment).toSeconds() + 1;
    if (seconds > 0) {
      as("district")
          .api(ClockApi::new)
          .advanceStoryTime(new AdvanceStoryTimeRequest().seconds(seconds));
    }
  }

  private static <T> T until(Callable<T> ask, Predicate<T> there) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(20))
        .until(ask, there);
  }

  Told tell() throws ApiException {
    UUID need = demand();
    UUID task = board(need);
    UUID session = plan(task);
    UUID acceptance = formPanel(task);
    Account account = serve(session);
    accept(need, task, acceptance);
    return new Told(need, redeem(account));
  }

  private UUID demand() throws ApiException {
    UUID estate =
        as("resident")
            .api(CommunitiesApi::new)
            .getCommunity(community, null)
            .getEstates()
            .getFirst()
            .getId();
    UUID need =
        as("resident")
            .api(NeedsApi::new)
            .submitNeed(
                new SubmitNeedRequest()
                    .community(community)
                    .estate(estate)
                    .category("CHILD_CARE")
                    .text("双职工家庭,孩子四点半放学后到六点没有人看管。")
                    .riskStatement("未成年人,接送途中需成人陪同。")
                    .authorName("居民甲")
                    .authorPhone("+86 100 0000 0003"))
            .getId();
    as("grid").api(NeedsApi::new).verifyNeed(need, new VerifyNeedRequest().urgency("GENERAL"));
    UUID list = openMonth();
    NeedsApi desk = as("desk").api(NeedsApi::new);
    desk.listNeed(need, new ListNeedRequest()._list(list));
    as("desk").api(NeedListsApi::new).closeNeedList(list, NOTHING);
    desk.planNeed(need, new PlanNeedRequest());
    return need;
  }

  /** One list a month: the first month that has none yet. */
  private UUID openMonth() throws ApiException {
    NeedListsApi lists = as("desk").api(NeedListsApi::new);
    for (YearMonth month = YearMonth.from(now().atOffset(ZoneOffset.UTC));
        ;
        month = month.plusMonths(1)) {
      try {
        return lists
            .openNeedList(
                new OpenNeedListRequest()
                    .community(community)
                    .level("MONTHLY")
                    .period(month.toString()))
            .getId();
      } catch (ApiException refused) {
        assertThat(Jiebang.problem(refused)).map(Problem::getCode).contains("LIST_EXISTS");
      }
    }
  }

  private UUID board(UUID need) throws ApiException {
    TasksApi desk = as("desk").api(TasksApi::new);
    Instant closesAt = now().plus(Duration.ofHours(24));
    UUID task =
        desk.draftTask(
                new DraftTaskRequest()
                    .community(community)
                    .need(need)
                    .category("CHILD_CARE")
                    .sheet(
                        new TaskSheetRequest()
                            .title("“七彩”托管班")
                            .description("放学后托管:作业辅导与兴趣课,每次两小时。")
                            .riskStatement("未成年人在场,须两名以上志愿者。")
                            .insurance("团区委统一购买意外伤害综合保险")
                            .sessionsWanted(1)
                            .minimum(2)))
            .getId();
    desk.postTask(
        task,
        new PostTaskRequest()
            .mode("COMPETITIVE")
            .addCriteriaItem(new CriterionRequest().code("PLAN").title("方案").weight(60))
            .addCriteriaItem(new CriterionRequest().code("TEAM").title("队伍").weight(40))
            .closesAt(closesAt)
            .points(20)
            .capacity(4));
    as("uni-1").api(TasksApi::new).claimTask(task, new BidRequest().bid("学前教育专业 12 人轮班,教师带队。"));
    advanceTo(closesAt);
    Task opened =
        until(() -> desk.getTask(task, null), it -> it.getClaims().getFirst().getBid() != null);
    UUID claim = opened.getClaims().getFirst().getId();
    for (String member : PANEL.subList(0, 2)) {
      for (String criterion : List.of("PLAN", "TEAM")) {
        as(member)
            .api(TasksApi::new)
            .scoreBid(task, claim, new ScoreBidRequest().criterion(criterion).score(9));
      }
    }
    desk.awardClaim(task, claim, new AwardClaimRequest().addReasonsItem("专业对口"));
    return task;
  }

  private UUID plan(UUID task) throws ApiException {
    TasksApi university = as("uni-1").api(TasksApi::new);
    Instant startsAt = now().plus(Duration.ofHours(20));
    university.commitTask(task, NOTHING);
    Task planned =
        university.planTask(
            task,
            new PlanTaskRequest()
                .department(player("dep-1").scope("DEP"))
                .addSessionsItem(
                    new SessionRequest()
                        .startsAt(startsAt)
                        .endsAt(startsAt.plus(Duration.ofHours(2)))
                        .place("五环社区青年之家")
                        .capacity(4)));
    UUID session = planned.getExecution().getSessions().getFirst().getSession();
    as("dep-1")
        .api(SessionsApi::new)
        .openSignup(session, new OpenSignupRequest().waitlistPlaces(2));
    return session;
  }

  private UUID formPanel(UUID task) throws ApiException {
    FormPanelRequest panel = new FormPanelRequest().task(task).quorum(2);
    for (String member : PANEL) {
      panel.addMembersItem(player(member).me().getSub());
    }
    return as("desk").api(AcceptancesApi::new).formPanel(panel).getId();
  }

  /** The first volunteer's account, with points that are not active yet. */
  private Account serve(UUID id) throws ApiException {
    SessionsApi department = as("dep-1").api(SessionsApi::new);
    for (String volunteer : SERVED) {
      as(volunteer).api(SessionsApi::new).signUp(id, new SignUpRequest());
    }
    Session session = department.getSession(id, null);
    advanceTo(session.getStartsAt().minus(Duration.ofMinutes(5)));
    for (String volunteer : SERVED) {
      String code = department.getCheckInCode(id).getCode();
      as(volunteer).api(SessionsApi::new).checkIn(id, new CheckInRequest().code(code));
    }
    advanceTo(session.getEndsAt().minus(Duration.ofMinutes(2)));
    for (String volunteer : SERVED) {
      String code = department.getCheckInCode(id).getCode();
      as(volunteer).api(SessionsApi::new).checkOut(id, new CheckOutRequest().code(code));
    }
    advanceTo(session.getEndsAt());
    until(() -> department.getSession(id, null), it -> !it.getState().equals("RUNNING"));
    department.recordService(id, NOTHING);
    for (String volunteer : SERVED) {
      department.confirmService(id, player(volunteer).me().getSub(), NOTHING);
    }
    return points(mine -> mine.getPending() > 0);
  }

  private Account points(Predicate<Account> enough) throws ApiException {
    AccountsApi accounts = as(SERVED.getFirst()).api(AccountsApi::new);
    return until(() -> accounts.getMyAccount(community), enough);
  }

  private void accept(UUID need, UUID task, UUID acceptance) throws ApiException {
    as("dep-1")
        .api(TasksApi::new)
        .deliverTask(
            task, new DeliverTaskRequest().report("开展托管一次,服务儿童 12 名。").addProofItem("签到表"));
    for (String member : PANEL.subList(0, 2)) {
      for (String criterion : List.of("PLAN", "TEAM")) {
        as(member)
            .api(AcceptancesApi::new)
            .reviewCriterion(
                acceptance, new ReviewCriterionRequest().criterion(criterion).verdict("PASS"));
      }
    }
    as("panel-1").api(AcceptancesApi::new).decideAcceptance(acceptance, NOTHING);
    advanceTo(now().plus(Duration.ofDays(6))); // nobody contests
    NeedsApi resident = as("resident").api(NeedsApi::new);
    Need resolved =
        until(() -> resident.getNeed(need, null), it -> it.getState().equals("RESOLVED"));
    assertThat(resolved.getAcceptance()).isEqualTo(acceptance);
  }

  /** Of the cheapest good on offer, with points that have become active. */
  private UUID redeem(Account account) throws ApiException {
    points(mine -> mine.getAvailable() > 0);
    Jiebang volunteer = as(SERVED.getFirst());
    Reward cheapest =
        volunteer
            .api(RewardsApi::new)
            .listRewards(true, community, null, null, "PUBLISHED")
            .getItems()
            .stream()
            .min(Comparator.comparing(reward -> reward.getOffer().getPrice()))
            .orElseThrow();
    RedemptionsApi redemptions = volunteer.api(RedemptionsApi::new);
    UUID id =
        redemptions
            .redeem(new RedeemRequest().account(account.getId()).reward(cheapest.getId()))
            .getId();
    Redemption fulfilled =
        as("shop")
            .api(RedemptionsApi::new)
            .pickUp(
                id,
                new PickUpRequest()
                    .code(redemptions.getRedemption(id, null).getCode())
                    .pickupPoint(cheapest.getOffer().getPickupPoints().getFirst()));
    assertThat(fulfilled.getState()).isEqualTo("FULFILLED");
    return id;
  }
}
