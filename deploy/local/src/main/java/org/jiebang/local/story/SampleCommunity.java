package org.jiebang.local.story;

import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jiebang.local.Secrets;

/**
 * The sample community 五环社区 (seed S0): seven estates, nine universities with agreements and one
 * without, demo accounts of every role the story needs, the point scheme, goods. Loaded through the
 * public API. Every request has a fixed idempotency key, so loading again, also after half a load,
 * changes nothing.
 */
public final class SampleCommunity {

  /** The account that exists from the first start. */
  public static final String DISTRICT = "district";

  /** S0:11 names three of the seven estates; the others are numbered. */
  private static final List<String> ESTATES =
      List.of("五环小区", "五环嘉园", "邮电学校", "第四小区", "第五小区", "第六小区", "第七小区");

  /**
   * S0:11 and S0:49 name five of the nine universities; the others are numbered. The tenth has no
   * agreement.
   */
  static final List<String> UNIVERSITIES =
      List.of(
          "武汉工程大学",
          "武汉城市职业学院",
          "武汉体育学院",
          "湖北商贸学院",
          "武汉工程大学邮电与信息工程学院",
          "结对高校六",
          "结对高校七",
          "结对高校八",
          "结对高校九",
          "尚未签约的高校");

  private static final List<String> FIELDS =
      List.of("ELDERLY_CARE", "CHILD_CARE", "CLEAN_HOME", "ANTI_FRAUD"); // S0:21

  static final int VOLUNTEERS = 6;

  private final Api api;
  private final Cast cast;
  private final Secrets secrets;
  private final PrintStream out;
  private final boolean chinese;
  private int phones;

  private SampleCommunity(Api api, Secrets secrets, Lang lang, PrintStream out) {
    this.api = api;
    this.cast = new Cast(api, secrets);
    this.secrets = secrets;
    this.out = out;
    this.chinese = lang == Lang.ZH;
  }

  /**
   * @param gateway base address without a slash at its end
   * @throws StoryFailed when a step is refused
   */
  public static void load(URI gateway, Secrets secrets, Lang lang, PrintStream out) {
    load(new Api(gateway), secrets, lang, out);
  }

  /** The same through {@code api}, which knows where people sign in. */
  public static void load(Api api, Secrets secrets, Lang lang, PrintStream out) {
    new SampleCommunity(api, secrets, lang, out).load();
  }

  private void load() {
    String district = cast.player(DISTRICT).scope("DIS");
    String community =
        create(
            DISTRICT,
            "/api/v1/communities",
            "community",
            Map.of("name", "五环社区", "timeZone", "Asia/Shanghai", "district", district));
    for (int i = 0; i < ESTATES.size(); i++) {
      post(
          DISTRICT,
          "/api/v1/communities/" + community + "/estates",
          "estate-" + i,
          Map.of("name", ESTATES.get(i)),
          200);
    }
    say("社区与 7 个小区", "community and 7 estates");
    people(community);
    universities(community, district);
    volunteers(community);
    scheme(community);
    goods(community);
  }

  /** Trained and insured, so that they may look after children (LAW, art. 16 and 17). */
  private void volunteers(String community) {
    for (int i = 1; i <= VOLUNTEERS; i++) {
      String volunteer =
          create(
              "volunteer-" + i,
              "/api/v1/volunteers",
              "volunteer-" + i,
              Map.of("community", community, "birthDate", "2005-09-0" + i));
      String path = "/api/v1/volunteers/" + volunteer;
      post(
          "desk",
          path + "/trainings",
          "training-" + i,
          Map.of("category", "CHILD_CARE", "validUntil", "2099-12-31T16:00:00Z"),
          200);
      post(
          "desk",
          path + "/insurances",
          "insurance-" + i,
          Map.of("insuredUntil", "2099-12-31T16:00:00Z"),
          200);
    }
    say("志愿者已培训、已投保", "volunteers trained and insured");
  }

  private void people(String community) {
    String at = "@community:" + community;
    person("desk", "社区团支部", "COM" + at);
    person("grid", "网格员甲", "GRD" + at);
    person("resident", "居民甲", "RES" + at);
    person("neighbour", "居民乙", "RES" + at);
    for (int i = 1; i <= 3; i++) {
      person("panel-" + i, "评议员" + i, "PNL" + at);
    }
    person("shop", "兑换点", "MER" + at);
    for (int i = 1; i <= VOLUNTEERS; i++) {
      person("volunteer-" + i, "志愿者" + i, "VOL" + at);
    }
    council(community);
    say("居民、网格员、评议团、志愿者账号", "accounts of residents, grid worker, panel, volunteers");
  }

  /** Of three; the age limit and the owners are the pilots' (S3). */
  private void council(String community) {
    String council =
        create(
            "desk",
            "/api/v1/bodies",
            "council",
            Map.of("place", community, "kind", "COUNCIL", "name", "五环社区青年议事会")); // S0:31
    String path = "/api/v1/bodies/" + council;
    for (int i = 1; i <= 3; i++) {
      String member = "council-" + i;
      String id = person(member, "议事会委员" + i, "CNC@community:" + community);
      post(
          "desk",
          path + "/appoint-member",
          "appoint-" + i,
          Map.of("person", id, "from", "2026-01-01"),
          200);
      if (i == 1) {
        post(
            "desk",
            path + "/elect-chair",
            "elect-chair",
            Map.of("person", id, "from", "2026-01-01"),
            200);
      }
    }
  }

  private void universities(String community, String district) {
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= UNIVERSITIES.size(); i++) {
      String university =
          create(
              DISTRICT,
              "/api/v1/organisations",
              "university-" + i,
              Map.of("name", UNIVERSITIES.get(i - 1), "kind", "UNIVERSITY", "district", district));
      person("uni-" + i, UNIVERSITIES.get(i - 1) + "团委", "UNI@organisation:" + university);
      ids.add(university);
    }
    for (int i = 1; i <= 2; i++) {
      String department =
          create(
              DISTRICT,
              "/api/v1/organisations",
              "department-" + i,
              Map.of("name", "学前教育学院团总支", "kind", "DEPARTMENT", "parent", ids.get(i - 1)));
      person("dep-" + i, "院系团总支" + i, "DEP@organisation:" + department);
    }
    for (int i = 1; i < UNIVERSITIES.size(); i++) {
      agreement(community, ids.get(i - 1), i);
    }
    say("10 所高校,其中 9 所签订共建协议", "10 universities, 9 of them with agreements");
  }

  private void agreement(String community, String university, int number) {
    String agreement =
        create(
            "desk",
            "/api/v1/agreements",
            "agreement-" + number,
            Map.of(
                "community",
                community,
                "organisation",
                university,
                "fields",
                FIELDS,
                "principle",
                "资源共享、双向互动、合作共建、实现双赢", // S4:7
                "from",
                "2026-01-01T00:00:00Z",
                "until",
                "2099-12-31T16:00:00Z",
                "cadreQuota",
                10)); // S0:47
    post("desk", "/api/v1/agreements/" + agreement + "/sign", "sign-desk-" + number, Map.of(), 200);
    post(
        "uni-" + number,
        "/api/v1/agreements/" + agreement + "/sign",
        "sign-uni-" + number,
        Map.of(),
        200);
  }

  private void scheme(String community) {
    var rules = new TreeMap<String, Object>();
    rules.put("name", "五环社区志愿积分兑换方案"); // S0:63
    rules.put("pointsPerHour", 10);
    rules.put("rounding", Map.of("stepMinutes", 30, "direction", "DOWN"));
    rules.put("dailyCap", 80);
    rules.put("validity", Map.of("kind", "DAYS", "amount", 365));
    String scheme =
        create("desk", "/api/v1/schemes", "scheme", Map.of("community", community, "rules", rules));
    String path = "/api/v1/schemes/" + scheme;
    post("desk", path + "/propose-rule-set", "scheme-propose", Map.of(), 200);
    post(DISTRICT, path + "/publish-rule-set", "scheme-publish", Map.of(), 200);
    say("积分兑换方案", "point scheme");
  }

  private void goods(String community) {
    String soap =
        create(
            "desk",
            "/api/v1/rewards",
            "reward-1",
            Map.of(
                "community",
                community,
                "name",
                "洗衣液",
                "price",
                10,
                "stock",
                100,
                "pickupPoints",
                List.of("社区服务站")));
    String umbrella =
        create(
            "desk",
            "/api/v1/rewards",
            "reward-2",
            Map.of(
                "community",
                community,
                "name",
                "雨伞",
                "price",
                15,
                "stock",
                20,
                "pickupPoints",
                List.of("社区服务站")));
    post("desk", "/api/v1/rewards/" + soap + "/publish", "reward-publish-1", Map.of(), 200);
    post("desk", "/api/v1/rewards/" + umbrella + "/publish", "reward-publish-2", Map.of(), 200);
    say("可兑换的物资", "goods to redeem");
  }

  private String person(String account, String name, String... grants) {
    // Numbers of a range that is not given out; names of nobody.
    String phone = "+86 100 0000 " + String.format("%04d", ++phones);
    return create(
        DISTRICT,
        "/api/v1/persons",
        "person-" + account,
        Map.of(
            "name", name,
            "phone", phone,
            "account", account,
            "password", secrets.accountPassword(account),
            "grants", List.of(grants)));
  }

  private String create(String account, String path, String key, Object body) {
    return post(account, path, key, body, 201).id();
  }

  private Answer post(String account, String path, String key, Object body, int status) {
    return api.post(path, cast.token(account), body, "sample-" + key).expect(status);
  }

  private void say(String zh, String en) {
    out.println("  " + (chinese ? zh : en));
  }
}
