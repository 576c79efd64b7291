package org.jiebang.needs.taxonomy;

import static org.jiebang.needs.taxonomy.FieldKind.CHOICE;
import static org.jiebang.needs.taxonomy.FieldKind.DATE;
import static org.jiebang.needs.taxonomy.FieldKind.NUMBER;
import static org.jiebang.needs.taxonomy.FieldKind.TEXT;
import static org.jiebang.needs.taxonomy.FieldKind.YES_NO;

import java.util.List;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.taxonomy.FieldDefinition.Choice;
import org.jspecify.annotations.Nullable;

/**
 * What every district starts from, and what is in force where nobody has published anything: the
 * categories that the source documents name (S0:21, S2:30, S2:34, S4:15). Nothing in it is
 * required, because needs were taken before there were questions.
 */
public final class Seed {

  static final String FIELDS_OF_SERVICE = "SERVICE_FIELD";
  static final String DESK = "SERVICE_DESK";
  static final String CONVENIENCE = "CONVENIENCE";
  static final String NEIGHBOURS = "NEIGHBOURS";

  /** How needs of a category are treated, where it is not the ordinary way. */
  private enum Trait {
    RISKY,
    SECLUDED,
    COUNCIL,
    ANONYMOUS
  }

  private static final FieldDefinition WHEN =
      new FieldDefinition(
          "preferredDate",
          "希望日期",
          "Preferred day",
          DATE,
          false,
          false,
          null,
          null,
          null,
          null,
          List.of());

  /** S0:11, S0:49, S2:38. */
  public static final List<GroupDefinition> GROUPS =
      List.of(
          new GroupDefinition(TargetGroup.ELDERLY, "养老助老", "The elderly"),
          new GroupDefinition(TargetGroup.CHILDREN, "子女托管", "Children in care"),
          new GroupDefinition(TargetGroup.LITTLE_FRIENDS, "小朋友", "Little friends"),
          new GroupDefinition(TargetGroup.BIG_FRIENDS, "大朋友", "Big friends"),
          new GroupDefinition(TargetGroup.OLD_FRIENDS, "老朋友", "Old friends"));

  public static final List<CategoryDefinition> CATEGORIES =
      List.of(
          category(
              Category.ELDERLY_CARE,
              FIELDS_OF_SERVICE,
              "助老",
              "Elderly care",
              "陪伴、买菜、就医等老人照料。/ Company, errands and other help for the elderly.",
              "助老,老人,elderly,care",
              TargetGroup.ELDERLY,
              List.of(yesNo("livesAlone", "是否独居", "Lives alone"), WHEN)),
          category(
              Category.CHILD_CARE,
              FIELDS_OF_SERVICE,
              "子女托管",
              "Child care",
              "放学后和假期看护孩子。/ Care for children after school and in holidays.",
              "托管,孩子,children,care",
              TargetGroup.CHILDREN,
              List.of(
                  number("children", "孩子人数", "How many children", false, "人", 1L, 10L),
                  choice(
                      "period",
                      "时段",
                      "When",
                      new Choice("AFTER_SCHOOL", "放学后", "After school"),
                      new Choice("WINTER_HOLIDAY", "寒假", "Winter holidays"),
                      new Choice("SUMMER_HOLIDAY", "暑假", "Summer holidays"))),
              Trait.RISKY),
          category(
              Category.CLEAN_HOME,
              FIELDS_OF_SERVICE,
              "清洁家园",
              "Clean home",
              "楼道、绿地等公共空间的清洁。/ Clean stairways, greens and other common places.",
              "清洁,环境,cleaning",
              null,
              List.of(
                  choice(
                      "site",
                      "地点类型",
                      "What kind of place",
                      new Choice("STAIRWAY", "楼道", "Stairway"),
                      new Choice("GREEN", "绿地", "Green"),
                      new Choice("OTHER", "其他", "Other"))),
              Trait.ANONYMOUS),
          category(
              Category.ANTI_FRAUD,
              FIELDS_OF_SERVICE,
              "反诈",
              "Against fraud",
              "防诈骗宣传和帮助。/ Advice and help against fraud.",
              "反诈,诈骗,fraud",
              null,
              List.of(number("loss", "损失金额", "What was lost", true, "元", 0L, 100_000_000L)),
              Trait.ANONYMOUS),
          desk(Category.SOCIAL_INSURANCE, "社保", "Social insurance"),
          desk(Category.MEDICAL_INSURANCE, "医保", "Medical insurance"),
          desk(Category.PENSION_REVIEW, "退休证年审", "Yearly review of pensions"),
          desk(Category.LOW_INCOME_AID, "低保申请", "Application for low-income aid"),
          desk(Category.SENIOR_CARD, "老年证", "Senior citizen card"),
          convenience(Category.TAILORING, "缝纫", "Tailoring", List.of(WHEN)),
          convenience(Category.LOCK_AND_KEY, "配锁", "Locks and keys", List.of(WHEN)),
          convenience(
              Category.PLUMBING_AND_POWER,
              "水电",
              "Plumbing and power",
              List.of(
                  choice(
                      "trouble",
                      "故障类型",
                      "What is wrong",
                      new Choice("WATER", "水", "Water"),
                      new Choice("POWER", "电", "Power")),
                  WHEN)),
          convenience(Category.HAIRCUT, "理发", "Haircut", List.of(WHEN)),
          category(
              Category.MEDIATION,
              NEIGHBOURS,
              "矛盾调处",
              "Mediation",
              "邻里矛盾调解,仅本人和社区可见。/ Quarrels between neighbours; seen by you and the desk only.",
              "调解,邻里,mediation",
              null,
              List.of(),
              Trait.SECLUDED),
          category(
              Category.MUTUAL_HELP,
              NEIGHBOURS,
              "互帮互助",
              "Mutual help",
              "居民自助服务,邻里互相帮忙。/ Neighbours help one another.",
              "互助,自助,邻里,neighbours",
              null,
              List.of(text("inReturn", "可以回报的帮助", "What one can do in return", 200))),
          category(
              Category.FACILITY_WISH,
              "FACILITY",
              "增设设施",
              "New facility",
              "乒乓桌、涂鸦墙、活动室等公共设施,由议事会商议。/ Table tennis, a graffiti wall, a room: for the council to decide.",
              "设施,乒乓桌,涂鸦墙,舞蹈声乐室,facility",
              null,
              List.of(text("facility", "希望增设什么", "What is wished for", 100)),
              Trait.COUNCIL,
              Trait.ANONYMOUS));

  private Seed() {}

  /** Null when it is not among them. */
  public static @Nullable CategoryDefinition of(Category category) {
    return CATEGORIES.stream().filter(c -> c.code().equals(category)).findFirst().orElse(null);
  }

  private static CategoryDefinition desk(Category code, String name, String english) {
    return category(
        code,
        DESK,
        name,
        english,
        "民生服务窗口:" + name + "。/ At the service desk: " + english + ".",
        name + ",窗口,desk",
        null,
        List.of(WHEN));
  }

  private static CategoryDefinition convenience(
      Category code, String name, String english, List<FieldDefinition> fields) {
    return category(
        code,
        CONVENIENCE,
        name,
        english,
        "邻里便民服务:" + name + "。/ Services of neighbours: " + english + ".",
        name + ",便民,convenience",
        null,
        fields);
  }

  private static CategoryDefinition category(
      Category code,
      String group,
      String name,
      String english,
      String description,
      String keywords,
      @Nullable TargetGroup targetGroup,
      List<FieldDefinition> fields,
      Trait... traits) {
    List<Trait> has = List.of(traits);
    return new CategoryDefinition(
        code,
        group,
        name,
        english,
        description,
        keywords,
        has.contains(Trait.RISKY),
        has.contains(Trait.SECLUDED),
        has.contains(Trait.COUNCIL),
        has.contains(Trait.ANONYMOUS),
        targetGroup,
        fields);
  }

  private static FieldDefinition text(String code, String name, String english, int length) {
    return new FieldDefinition(
        code, name, english, TEXT, false, false, length, null, null, null, List.of());
  }

  private static FieldDefinition yesNo(String code, String name, String english) {
    return new FieldDefinition(
        code, name, english, YES_NO, false, true, null, null, null, null, List.of());
  }

  private static FieldDefinition number(
      String code,
      String name,
      String english,
      boolean personal,
      String unit,
      long minimum,
      long maximum) {
    return new FieldDefinition(
        code, name, english, NUMBER, false, personal, null, unit, minimum, maximum, List.of());
  }

  private static FieldDefinition choice(
      String code, String name, String english, Choice... choices) {
    return new FieldDefinition(
        code, name, english, CHOICE, false, false, null, null, null, null, List.of(choices));
  }
}
