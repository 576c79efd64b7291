package org.jiebang.needs.resource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.resource.ResourceSamples.EVENING;
import static org.jiebang.needs.resource.ResourceSamples.FIRST;
import static org.jiebang.needs.resource.ResourceSamples.HOME;
import static org.jiebang.needs.resource.ResourceSamples.MORNING;
import static org.jiebang.needs.resource.ResourceSamples.SATURDAYS;
import static org.jiebang.needs.resource.ResourceSamples.SECOND;
import static org.jiebang.needs.resource.ResourceSamples.YEARS_END;
import static org.jiebang.needs.resource.ResourceSamples.allocate;
import static org.jiebang.needs.resource.ResourceSamples.allocated;
import static org.jiebang.needs.resource.ResourceSamples.drafted;
import static org.jiebang.needs.resource.ResourceSamples.histories;
import static org.jiebang.needs.resource.ResourceSamples.march;
import static org.jiebang.needs.resource.ResourceSamples.published;
import static org.jiebang.needs.resource.ResourceSamples.schedule;
import static org.jiebang.needs.resource.ResourceSamples.terms;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.resource.Resource.Drafted;
import org.jiebang.needs.resource.ResourceCommand.AllocateResource;
import org.jiebang.needs.resource.ResourceCommand.AmendResource;
import org.jiebang.needs.resource.ResourceCommand.DraftResource;
import org.jiebang.needs.resource.ResourceCommand.PublishResource;
import org.jiebang.needs.resource.ResourceCommand.ReleaseResource;
import org.jiebang.needs.resource.ResourceCommand.ResumeResource;
import org.jiebang.needs.resource.ResourceCommand.RetireResource;
import org.jiebang.needs.resource.ResourceCommand.SuspendResource;
import org.jiebang.needs.resource.ResourceEvent.ResourceAmended;
import org.jiebang.needs.resource.ResourceEvent.ResourceReleased;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-16")
@Tag("M-54")
class ResourceTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final DeciderSpec<ResourceCommand, Resource, ResourceEvent> spec =
      DeciderSpec.of(new ResourceDecider(ResourcePolicy.DEFAULT));

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<Resource, ResourceCommand>> commands = new LinkedHashMap<>();
    commands.put("draft", always(draft(terms(3, YEARS_END))));
    commands.put("publish", always(new PublishResource(HOME, NINE)));
    commands.put("amend", always(new AmendResource(HOME, terms(4, null), NINE)));
    commands.put("suspend", always(new SuspendResource(HOME, "装修", NINE)));
    commands.put("resume", always(new ResumeResource(HOME, NINE)));
    commands.put("retire", always(new RetireResource(HOME, "拆除", NINE)));
    commands.put("allocate", always(allocate(SECOND, 1, march(5), march(9))));
    commands.put("release", always(new ReleaseResource(HOME, FIRST, NINE)));
    new LifecycleWalk<>(Resources.INSTANCE, histories(), commands).check();
  }

  private static DraftResource draft(ResourceTerms terms) {
    return new DraftResource(HOME, WUHUAN, SHANGHAI, ResourceKind.VENUE, terms, NINE);
  }

  @Test
  void a_resource_is_given_as_far_as_it_reaches() {
    spec.given(drafted(), published(), allocated(FIRST, 2, march(1), march(10)))
        .when(allocate(SECOND, 1, march(5), march(20)))
        .then(allocated(SECOND, 1, march(5), march(20)));
  }

  @Test
  void beyond_that_it_is_full() {
    spec.given(drafted(), published(), allocated(FIRST, 2, march(1), march(10)))
        .when(allocate(SECOND, 2, march(10), march(20)))
        .thenRefused(ResourceRefusal.RESOURCE_FULL);
  }

  @Test
  void the_day_after_it_is_free_again() {
    spec.given(drafted(), published(), allocated(FIRST, 3, march(1), march(10)))
        .when(allocate(SECOND, 3, march(11), march(20)))
        .then(allocated(SECOND, 3, march(11), march(20)));
  }

  @Test
  void what_counts_is_the_fullest_day_of_the_period() {
    Resource resource =
        spec.given(
                drafted(),
                published(),
                allocated(FIRST, 1, march(1), march(10)),
                allocated(SECOND, 2, march(8), march(9)))
            .state();
    assertThat(((Drafted) resource).left(march(1), march(7))).isEqualTo(2);
    assertThat(((Drafted) resource).left(march(1), march(31))).isZero();
    assertThat(((Drafted) resource).left(march(10), march(31))).isEqualTo(2);
  }

  @Test
  void a_full_list_of_projects_is_full_whatever_the_capacity() {
    DeciderSpec.of(new ResourceDecider(new ResourcePolicy(1)))
        .given(drafted(), published(), allocated(FIRST, 1, march(1), march(10)))
        .when(allocate(SECOND, 1, march(20), march(20)))
        .thenRefused(ResourceRefusal.RESOURCE_FULL);
  }

  @Test
  void what_is_not_valid_to_the_last_day_is_expired() {
    spec.given(drafted(), published())
        .when(allocate(FIRST, 1, YEARS_END, YEARS_END.plusDays(1)))
        .thenRefused(ResourceRefusal.RESOURCE_EXPIRED);
  }

  @Test
  void what_is_not_valid_yet_is_not_given_either() {
    spec.given(drafted(), published())
        .when(allocate(FIRST, 1, LocalDate.of(2025, 12, 31), march(1)))
        .thenRefused(ResourceRefusal.RESOURCE_EXPIRED);
  }

  @Test
  void a_resource_is_published_before_it_expires() {
    spec.given(
            new ResourceEvent.ResourceDrafted(
                HOME, WUHUAN, "Asia/Shanghai", ResourceKind.VENUE, terms(3, march(1)), NINE))
        .when(new PublishResource(HOME, NINE))
        .thenRefused(ResourceRefusal.RESOURCE_EXPIRED);
  }

  @Test
  void its_last_day_is_that_of_the_community() {
    // 23:59 and 00:00 in Shanghai.
    var last =
        spec.given(
            new ResourceEvent.ResourceDrafted(
                HOME, WUHUAN, "Asia/Shanghai", ResourceKind.VENUE, terms(3, march(1)), NINE));
    last.when(new PublishResource(HOME, java.time.Instant.parse("2026-03-01T15:59:00Z")))
        .then(
            new ResourceEvent.ResourcePublished(
                HOME, java.time.Instant.parse("2026-03-01T15:59:00Z")));
    last.when(new PublishResource(HOME, java.time.Instant.parse("2026-03-01T16:00:00Z")))
        .thenRefused(ResourceRefusal.RESOURCE_EXPIRED);
  }

  @Test
  void a_draft_is_not_given() {
    spec.given(drafted())
        .when(allocate(FIRST, 1, march(1), march(2)))
        .thenRefused(ResourceRefusal.RESOURCE_NOT_PUBLISHED);
  }

  @Test
  void nor_is_what_is_suspended() {
    spec.given(past("SUSPENDED"))
        .when(allocate(SECOND, 1, march(1), march(2)))
        .thenRefused(ResourceRefusal.RESOURCE_SUSPENDED);
  }

  @Test
  void a_resource_of_another_community_does_not_exist() {
    spec.given(drafted(), published())
        .when(
            new AllocateResource(
                HOME, new CommunityId(new UUID(8, 8)), FIRST, 1, march(1), march(2), NINE))
        .thenRefused(ResourceRefusal.RESOURCE_NOT_FOUND);
  }

  @Test
  void a_project_gets_its_share_once() {
    spec.given(drafted(), published(), allocated(FIRST, 2, march(1), march(2)))
        .when(allocate(FIRST, 2, march(1), march(2)))
        .thenNothing();
  }

  @Test
  void a_share_is_given_back_once() {
    var given = spec.given(drafted(), published(), allocated(FIRST, 2, march(1), march(2)));
    given
        .when(new ReleaseResource(HOME, FIRST, NINE))
        .then(new ResourceReleased(HOME, FIRST, NINE));
    given.when(new ReleaseResource(HOME, SECOND, NINE)).thenNothing();
  }

  @Test
  void an_amendment_is_a_version_of_its_own() {
    spec.given(drafted(), published())
        .when(new AmendResource(HOME, terms(5, null), NINE))
        .then(new ResourceAmended(HOME, 2, terms(5, null), NINE));
  }

  @Test
  void one_that_changes_nothing_is_none() {
    spec.given(drafted(), published())
        .when(new AmendResource(HOME, terms(3, YEARS_END), NINE))
        .thenNothing();
  }

  @Test
  void nothing_is_taken_away_from_who_uses_it() {
    var used = spec.given(drafted(), published(), allocated(FIRST, 2, march(1), march(20)));
    used.when(new AmendResource(HOME, terms(1, YEARS_END), NINE))
        .thenRefused(ResourceRefusal.RESOURCE_IN_USE);
    used.when(new AmendResource(HOME, terms(3, march(19)), NINE))
        .thenRefused(ResourceRefusal.RESOURCE_IN_USE);
    used.when(new RetireResource(HOME, "拆除", NINE)).thenRefused(ResourceRefusal.RESOURCE_IN_USE);
    used.when(new AmendResource(HOME, terms(2, march(20)), NINE))
        .then(new ResourceAmended(HOME, 2, terms(2, march(20)), NINE));
  }

  @Test
  void suspending_and_retiring_need_a_reason() {
    spec.given(drafted(), published())
        .when(new SuspendResource(HOME, " ", NINE))
        .thenRefused(ResourceRefusal.REASON_REQUIRED);
    spec.given(drafted())
        .when(new RetireResource(HOME, null, NINE))
        .thenRefused(ResourceRefusal.REASON_REQUIRED);
  }

  @Test
  void contradictory_openings_are_refused() {
    var reversed = new OpenHours(LocalTime.NOON, LocalTime.of(9, 0));
    var monday = new WeeklyOpening(DayOfWeek.MONDAY, MORNING, null, null);
    Map.of(
            schedule(new WeeklyOpening(DayOfWeek.MONDAY, reversed, null, null)),
            "openings[0]",
            schedule(SATURDAYS, monday, SATURDAYS),
            "openings[2]",
            schedule(monday, new WeeklyOpening(DayOfWeek.TUESDAY, MORNING, march(9), march(2))),
            "openings[1]",
            new ResourceSchedule(
                List.of(),
                List.of(
                    ResourceSamples.LABOUR_DAY,
                    new SpecialDay(ResourceSamples.LABOUR_DAY.date(), MORNING, null))),
            "exceptions[1]")
        .forEach((schedule, field) -> invalid(spec.when(draft(with(schedule))), field));
    invalid(
        spec.given(drafted())
            .when(new AmendResource(HOME, terms(3, LocalDate.of(2025, 12, 31)), NINE)),
        "validUntil");
  }

  private static void invalid(DeciderSpec.Outcome<ResourceEvent> outcome, String field) {
    outcome.thenRefused(ResourceRefusal.SCHEDULE_INVALID, Map.of("field", field));
  }

  private static ResourceTerms with(ResourceSchedule schedule) {
    ResourceTerms t = terms(3, YEARS_END);
    return new ResourceTerms(
        t.name(),
        t.provider(),
        t.place(),
        t.setting(),
        schedule,
        t.capacity(),
        t.audience(),
        t.fields(),
        t.validFrom(),
        t.validUntil());
  }

  @Test
  void a_schedule_has_seasons_and_exceptions_and_goes_to_midnight() {
    var summer =
        new WeeklyOpening(
            DayOfWeek.SATURDAY, EVENING, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 31));
    var weekly = schedule(SATURDAYS, summer);
    assertThat(weekly.contradiction()).isNull();
    assertThat(weekly.on(LocalDate.of(2026, 3, 7))).containsExactly(MORNING);
    assertThat(weekly.on(LocalDate.of(2026, 7, 4))).containsExactly(MORNING, EVENING);
    assertThat(weekly.on(LocalDate.of(2026, 3, 8))).isEmpty();
    assertThat(weekly.on(LocalDate.of(2026, 5, 2))).isEmpty();
    assertThat(weekly.on(LocalDate.of(2028, 2, 29))).isEmpty();
  }

  @Test
  @Tag("N-17")
  void services_have_a_list_of_their_own() {
    assertThat(ResourceKind.SERVICE.list()).isEqualTo(ResourceList.SERVICES);
    assertThat(ResourceKind.VENUE.list()).isEqualTo(ResourceList.RESOURCES);
  }

  @Test
  void everybody_sees_what_is_published_and_nothing_else() {
    assertThat(parties("DRAFT")).isEmpty();
    assertThat(parties("PUBLISHED")).containsExactly(Aggregate.EVERYONE);
    assertThat(parties("SUSPENDED")).isEmpty();
    assertThat(parties("RETIRED")).isEmpty();
  }

  private Set<UUID> parties(String state) {
    return Resources.INSTANCE.partiesOf(spec.given(past(state)).state());
  }

  private static List<ResourceEvent> past(String state) {
    return requireNonNull(histories().get(state));
  }
}
