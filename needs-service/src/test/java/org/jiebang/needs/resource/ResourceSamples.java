package org.jiebang.needs.resource;

import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.needs.project.ProjectId;
import org.jiebang.needs.resource.ResourceCommand.AllocateResource;
import org.jiebang.needs.resource.ResourceEvent.ResourceAllocated;
import org.jiebang.needs.resource.ResourceEvent.ResourceDrafted;
import org.jiebang.needs.resource.ResourceEvent.ResourcePublished;
import org.jiebang.needs.resource.ResourceEvent.ResourceRetired;
import org.jiebang.needs.resource.ResourceEvent.ResourceSuspended;
import org.jspecify.annotations.Nullable;

/** Fixed resources for tests: the 青年之家 with room for three, valid through 2026. */
public final class ResourceSamples {

  public static final ResourceId HOME =
      new ResourceId(UUID.fromString("01900000-0000-7000-8000-000000000021"));
  public static final ProjectId FIRST =
      new ProjectId(UUID.fromString("01900000-0000-7000-8000-000000000031"));
  public static final ProjectId SECOND =
      new ProjectId(UUID.fromString("01900000-0000-7000-8000-000000000032"));
  public static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
  public static final LocalDate YEARS_END = LocalDate.of(2026, 12, 31);

  static final OpenHours MORNING = new OpenHours(LocalTime.of(8, 30), LocalTime.of(11, 30));
  static final OpenHours EVENING = new OpenHours(LocalTime.of(19, 0), LocalTime.MIDNIGHT);
  static final WeeklyOpening SATURDAYS = new WeeklyOpening(DayOfWeek.SATURDAY, MORNING, null, null);
  static final SpecialDay LABOUR_DAY = new SpecialDay(LocalDate.of(2026, 5, 2), null, "五一假期");

  private ResourceSamples() {}

  static ResourceSchedule schedule(WeeklyOpening... weekly) {
    return new ResourceSchedule(List.of(weekly), List.of(LABOUR_DAY));
  }

  public static ResourceTerms terms(int capacity, @Nullable LocalDate validUntil) {
    return new ResourceTerms(
        "青年之家",
        new ResourceProvider(null, "灵武团市委"),
        "育才街 6 号",
        Setting.BOTH,
        schedule(SATURDAYS),
        capacity,
        List.of("YOUTH"),
        List.of("CHILD_CARE"),
        NEW_YEAR,
        validUntil);
  }

  public static ResourceDrafted drafted() {
    return new ResourceDrafted(
        HOME, WUHUAN, "Asia/Shanghai", ResourceKind.VENUE, terms(3, YEARS_END), NINE);
  }

  public static ResourcePublished published() {
    return new ResourcePublished(HOME, NINE);
  }

  static LocalDate march(int day) {
    return LocalDate.of(2026, 3, day);
  }

  static ResourceAllocated allocated(
      ProjectId project, int quantity, LocalDate from, LocalDate until) {
    return new ResourceAllocated(HOME, project, quantity, from, until, NINE);
  }

  static AllocateResource allocate(
      ProjectId project, int quantity, LocalDate from, LocalDate until) {
    return new AllocateResource(HOME, WUHUAN, project, quantity, from, until, NINE);
  }

  /** Used by the first project in January, which is over at the time of the tests. */
  static ResourceAllocated inJanuary() {
    return allocated(FIRST, 3, NEW_YEAR, LocalDate.of(2026, 1, 31));
  }

  static Map<String, List<ResourceEvent>> histories() {
    var all = new LinkedHashMap<String, List<ResourceEvent>>();
    all.put("DRAFT", List.of(drafted()));
    all.put("PUBLISHED", List.of(drafted(), published(), inJanuary()));
    all.put(
        "SUSPENDED",
        List.of(drafted(), published(), inJanuary(), new ResourceSuspended(HOME, "装修", NINE)));
    all.put(
        "RETIRED",
        List.of(drafted(), published(), inJanuary(), new ResourceRetired(HOME, "拆除", NINE)));
    return all;
  }
}
