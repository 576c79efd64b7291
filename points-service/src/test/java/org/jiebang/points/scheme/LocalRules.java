package org.jiebang.points.scheme;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.points.inbound.Category;
import org.jiebang.points.inbound.CommunityId;
import org.jiebang.points.inbound.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Rules as a test needs them: 1 point for each completed hour, for ever, at once after acceptance;
 * and the real local rules of SCENARIOS, "Ready-made point-rule fixtures".
 */
public final class LocalRules {

  public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  public static final CommunityId WUHUAN =
      new CommunityId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
  public static final Category CARE = new Category("CHILD_CARE");

  /** Monday, 2 March 2026, 09:00 in Shanghai. */
  public static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");

  private String name = "五环社区志愿积分兑换方案";
  private int pointsPerHour = 1;
  private final Map<Category, Integer> percent = new HashMap<>();
  private Rounding rounding = new Rounding(60, Rounding.Direction.DOWN);
  private int minimumMinutes;
  private @Nullable Integer maximumMinutes;
  private @Nullable Integer dailyCap;
  private @Nullable Integer storageCap;
  private Validity validity = new Validity(Validity.Kind.UNLIMITED, 0);
  private Activation activation = Activation.ON_ACCEPTANCE;
  private int publicationDays;
  private int redeemFromHours;
  private RedemptionWindow window = RedemptionWindow.ALWAYS;
  private boolean transferable;
  private @Nullable Zeroing zeroing;

  private LocalRules() {}

  public static LocalRules plain() {
    return new LocalRules();
  }

  /** As many points as minutes: convenient for arithmetic. */
  public static LocalRules aPointAMinute() {
    return plain().named("每分钟一分").perHour(60).steps(1, Rounding.Direction.DOWN);
  }

  /** 黄石: an hour a point, to the end of the same year. */
  public static Rules huangshi() {
    return plain().lasting(Validity.Kind.END_OF_YEAR, 0).rules();
  }

  /** 黄山: points last 3 years. */
  public static Rules huangshan() {
    return plain().lasting(Validity.Kind.YEARS, 3).rules();
  }

  /** 广州: redeem from the first star of 100 hours, at most 1,500 points. */
  public static Rules guangzhou() {
    return plain().redeemFromHours(100).storageCap(1_500).rules();
  }

  /** 长宁: 2 coins a day, 600 a person. */
  public static Rules changning() {
    return plain().dailyCap(2).storageCap(600).rules();
  }

  /** 瑞安: multiples of half an hour; 2 points an hour, so that a half hour is a whole point. */
  public static Rules ruian() {
    return plain().perHour(2).steps(30, Rounding.Direction.DOWN).rules();
  }

  /** 海林: 2 hours of an activity count, redeem once a quarter. */
  public static Rules hailin() {
    return plain()
        .atMost(120)
        .window(RedemptionWindow.ONCE_PER_QUARTER)
        .zeroing(Zeroing.By.ORGANISER, 2)
        .rules();
  }

  /** 胶州: an hour that was begun counts; the list is public for a month. */
  public static Rules jiaozhou() {
    return plain().steps(60, Rounding.Direction.UP).published(30).rules();
  }

  /** Ferndale: rounded up to a quarter; 4 points an hour, so that a quarter is a whole point. */
  public static Rules ferndale() {
    return plain().perHour(4).steps(15, Rounding.Direction.UP).rules();
  }

  public LocalRules named(String text) {
    name = text;
    return this;
  }

  public LocalRules perHour(int points) {
    pointsPerHour = points;
    return this;
  }

  public LocalRules percent(Category category, int of) {
    percent.put(category, of);
    return this;
  }

  public LocalRules steps(int minutes, Rounding.Direction direction) {
    rounding = new Rounding(minutes, direction);
    return this;
  }

  public LocalRules atLeast(int minutes) {
    minimumMinutes = minutes;
    return this;
  }

  public LocalRules atMost(int minutes) {
    maximumMinutes = minutes;
    return this;
  }

  public LocalRules dailyCap(int points) {
    dailyCap = points;
    return this;
  }

  public LocalRules storageCap(int points) {
    storageCap = points;
    return this;
  }

  public LocalRules lasting(Validity.Kind kind, int amount) {
    validity = new Validity(kind, amount);
    return this;
  }

  public LocalRules activation(Activation when) {
    activation = when;
    return this;
  }

  public LocalRules published(int days) {
    publicationDays = days;
    return this;
  }

  public LocalRules redeemFromHours(int hours) {
    redeemFromHours = hours;
    return this;
  }

  public LocalRules window(RedemptionWindow when) {
    window = when;
    return this;
  }

  public LocalRules zeroing(Zeroing.By by, int below) {
    zeroing = new Zeroing(by, below, 1);
    return this;
  }

  public LocalRules transferable() {
    transferable = true;
    return this;
  }

  public Rules rules() {
    return new Rules(
        name,
        pointsPerHour,
        Map.copyOf(percent),
        rounding,
        minimumMinutes,
        maximumMinutes,
        dailyCap,
        storageCap,
        validity,
        List.of(Evidence.TIMED),
        activation,
        publicationDays,
        redeemFromHours,
        window,
        transferable,
        zeroing,
        SHANGHAI);
  }

  /** Version 1, in force since the beginning of 2026. */
  public RuleSet set() {
    return set(rules());
  }

  public static RuleSet set(Rules rules) {
    return new RuleSet(SchemeId.of(WUHUAN), 1, Instant.parse("2025-12-31T16:00:00Z"), rules);
  }
}
