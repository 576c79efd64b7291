package org.jiebang.local.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * 育才街社区 and 西湖社区 (seed S1): six venues, the courses of the holidays and their timetable, a work
 * plan with its task map, the counters of study pushes, and an inspection from door to door ({@link
 * YucaijieVisits}).
 */
public final class Yucaijie implements Sample {

  /** S1:6 names four, S1:19 three; 青年之家 stands in both. */
  static final List<String> VENUES = List.of("青年之家", "儿童之家", "邻里驿家", "文娱活动室", "党群服务中心", "新时代文明实践站");

  /** 七彩假期, S1:29. */
  private static final List<String> COURSES = List.of("课业辅导", "绘画", "象棋", "手工", "亲子活动");

  private static final int HOLIDAY_ACTIVITIES = 17; // S1:29
  private static final int CAMPS = 3; // S1:29
  private static final int TRAININGS = 5; // S1:29
  private static final int THEMED_ACTIVITIES = 22; // S1:26

  /** S1:14 says 60余次. */
  private static final int STUDY_PUSHES = 61;

  private static final String FROM = "2026-01-01";
  private static final String UNTIL = "2026-12-31";

  @Override
  public String name() {
    return "yucaijie";
  }

  @Override
  public void load(Loader loader) {
    String yucaijie = loader.community("yucaijie", "育才街社区", "COMMUNITY");
    String xihu = loader.community("xihu", "西湖社区", "COMMUNITY");
    loader.person("desk", "育才街社区", "COM@community:" + yucaijie, "COM@community:" + xihu);
    for (int i = 0; i < VENUES.size(); i++) {
      resource(loader, i % 2 == 0 ? yucaijie : xihu, "venue-" + i, "VENUE", VENUES.get(i));
    }
    for (int i = 0; i < COURSES.size(); i++) {
      resource(loader, yucaijie, "course-" + i, "COURSE", COURSES.get(i));
    }
    venues(loader, List.of(yucaijie, xihu));
    plan(loader, yucaijie);
    activities(loader, yucaijie);
    pushes(loader, yucaijie);
    new YucaijieVisits(loader, yucaijie).load();
  }

  private static void resource(
      Loader loader, String community, String key, String kind, String name) {
    Resources.published(
        loader,
        key,
        community,
        kind,
        Map.of(
            "name",
            name,
            "provider",
            Map.of("name", "社区"),
            "setting",
            kind.equals("VENUE") ? "BOTH" : "INDOOR", // S1:6: 室内+室外
            "openings",
            List.of(
                Map.of("day", "SATURDAY", "from", "09:00", "until", "17:00"),
                Map.of("day", "SUNDAY", "from", "09:00", "until", "17:00")),
            "capacity",
            30,
            "validFrom",
            FROM));
  }

  private static void venues(Loader loader, List<String> communities) {
    var names = new HashSet<String>();
    for (String community : communities) {
      loader
          .get("desk", "/api/v1/resources?community=" + community + "&kind=VENUE&state=PUBLISHED")
          .path("items")
          .forEach(venue -> names.add(venue.at("/terms/name").asText()));
    }
    loader.checked(
        names.size() == VENUES.size(),
        "两社区共 " + names.size() + " 处阵地（4 + 3，青年之家只计一次）",
        names.size() + " distinct venues (4 + 3, 青年之家 in both lists)",
        "/api/v1/resources?kind=VENUE&community=" + communities.getFirst());
  }

  private static void plan(Loader loader, String community) {
    String path =
        Plans.adopted(
            loader,
            "plan",
            community,
            "社区青春行动年度计划",
            List.of(
                Plans.task("1", "青年摸底登记", FROM, "2026-03-31", List.of()),
                Plans.task("2", "经典诵读", "2026-04-01", "2026-10-31", List.of("1")),
                Plans.task("3", "假期托管营", "2026-07-01", "2026-08-31", List.of("1")),
                Plans.task("4", "年度总结", "2026-11-01", UNTIL, List.of("2", "3"))));
    int chain = loader.get("desk", path + "/outlook").path("longestChain").size();
    loader.checked(
        chain == 3,
        "工作计划：时间表与任务图，最长一链 " + chain + " 项",
        "a work plan, timetable and task map: its longest chain has " + chain + " tasks",
        path + "/outlook");
  }

  private static void activities(Loader loader, String community) {
    var tasks = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < HOLIDAY_ACTIVITIES; i++) {
      String title = "七彩假期·" + COURSES.get(i % COURSES.size());
      tasks.add(Plans.task("holiday-" + (i + 1), title, i < 6 ? "2026-02" : "2026-07"));
    }
    for (int i = 1; i <= CAMPS; i++) {
      tasks.add(Plans.task("camp-" + i, "户外夏令营第" + i + "期", "2026-08"));
    }
    for (int i = 1; i <= TRAININGS; i++) {
      tasks.add(Plans.task("safety-" + i, "护航未成年人·安全培训", "2026-06"));
    }
    for (int i = 1; i <= THEMED_ACTIVITIES; i++) {
      tasks.add(Plans.task("themed-" + i, "垃圾分类、创建文明城市", "2026-05"));
    }
    String path = Plans.done(loader, "activities", community, "七彩假期与主题活动", tasks);
    int done = Plans.doneTasks(loader, path);
    loader.checked(
        done == HOLIDAY_ACTIVITIES + CAMPS + TRAININGS + THEMED_ACTIVITIES,
        "假期活动 17、夏令营 3、安全培训 5、主题活动 22，均已办",
        "held: 17 holiday activities, 3 camps, 5 safety trainings, 22 themed activities",
        path);
  }

  private static void pushes(Loader loader, String community) {
    LocalDate today = loader.loadedOn(community);
    for (int i = 0; i < STUDY_PUSHES; i++) {
      Media.record(
          loader, community, "push-" + i, "STUDY_PUSH", "青年大学习", "青年大学习", today.minusWeeks(i));
    }
    Media.record(loader, community, "post", "ACCOUNT_POST", "社区青春行动", "青春灵武", today); // S1:8
    String path =
        "/api/v1/publicity-records/counts?community="
            + community
            + "&from="
            + today.minusWeeks(STUDY_PUSHES)
            + "&until="
            + today;
    int pushes = 0;
    for (var count : loader.get("desk", path)) {
      pushes +=
          count.path("kind").asText().equals("STUDY_PUSH") ? count.path("records").asInt() : 0;
    }
    loader.checked(
        pushes >= 60, "学习推送 " + pushes + " 次（≥ 60）", pushes + " study pushes (≥ 60)", path);
  }
}
