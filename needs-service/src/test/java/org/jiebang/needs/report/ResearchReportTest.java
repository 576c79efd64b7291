package org.jiebang.needs.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.AUTHOR;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.by;
import static org.jiebang.needs.need.NeedSamples.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.report.ResearchReportBody.SuggestionUptake;
import org.jiebang.needs.report.ResearchReportCommand.DraftReport;
import org.jiebang.needs.report.ResearchReportCommand.PublishReport;
import org.jiebang.needs.report.ResearchReportCommand.ReturnReport;
import org.jiebang.needs.report.ResearchReportCommand.ReviseReport;
import org.jiebang.needs.report.ResearchReportCommand.SubmitReport;
import org.jiebang.needs.report.ResearchReportCommand.TakeUpSuggestion;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportDrafted;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportPublished;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportReturned;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportRevised;
import org.jiebang.needs.report.ResearchReportEvent.ResearchReportSubmitted;
import org.jiebang.needs.report.ResearchReportEvent.SuggestionTakenUp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Studied in 荆州, 襄阳 and 十堰, as in S4:21. */
@Tag("N-34")
class ResearchReportTest {

  private static final ResearchReportId REPORT =
      new ResearchReportId(UUID.fromString("01900000-0000-7000-8000-000000000051"));
  private static final Actor ASSISTANT = by("VOL", AUTHOR);
  private static final Uptake BY_NEED = new Uptake(TargetKind.NEED, NEED.value());

  private final DeciderSpec<ResearchReportCommand, ResearchReport, ResearchReportEvent> spec =
      DeciderSpec.of(new ResearchReportDecider());

  private static ReportContent content(String... suggestions) {
    return new ReportContent(
        "社区治理调研",
        List.of("荆州", "襄阳", "十堰"),
        "网格员人手不足",
        List.of(suggestions),
        List.of(
            new AttachmentRef(
                "照片", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")));
  }

  private static ResearchReportDrafted drafted(String... suggestions) {
    return new ResearchReportDrafted(REPORT, WUHUAN, AUTHOR, content(suggestions), NINE);
  }

  private static ResearchReportSubmitted submitted() {
    return new ResearchReportSubmitted(REPORT, NINE);
  }

  private static ResearchReportPublished published() {
    return new ResearchReportPublished(REPORT, NINE);
  }

  private static TakeUpSuggestion takeUp(int number, boolean found) {
    return new TakeUpSuggestion(REPORT, number, BY_NEED, found, NINE);
  }

  private static Map<String, List<ResearchReportEvent>> histories() {
    var all = new LinkedHashMap<String, List<ResearchReportEvent>>();
    all.put("DRAFT", List.of(drafted("增设网格岗位")));
    all.put("SUBMITTED", List.of(drafted("增设网格岗位"), submitted()));
    all.put("PUBLISHED", List.of(drafted("增设网格岗位"), submitted(), published()));
    return all;
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<ResearchReport, ResearchReportCommand>> commands = new LinkedHashMap<>();
    commands.put("draft", always(new DraftReport(REPORT, WUHUAN, content("增设"), ASSISTANT, NINE)));
    commands.put("revise", always(new ReviseReport(REPORT, content(), ASSISTANT, NINE)));
    commands.put("submit", always(new SubmitReport(REPORT, ASSISTANT, NINE)));
    commands.put("return", always(new ReturnReport(REPORT, "补充数据", NINE)));
    commands.put("publish", always(new PublishReport(REPORT, NINE)));
    commands.put("takeUp", always(takeUp(1, true)));
    new LifecycleWalk<>(ResearchReports.INSTANCE, histories(), commands).check();
  }

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    new WireSpec(NeedsWiring.wire())
        .names(ResearchReportEvent.class)
        .samples(
            drafted("增设网格岗位"),
            new ResearchReportRevised(REPORT, content("增设网格岗位", "共用活动室"), NINE),
            submitted(),
            new ResearchReportReturned(REPORT, "补充数据", NINE),
            published(),
            new SuggestionTakenUp(REPORT, 1, BY_NEED, NINE))
        .check();
  }

  @Test
  void a_report_without_a_suggestion_is_not_handed_in() {
    spec.given(drafted())
        .when(new SubmitReport(REPORT, ASSISTANT, NINE))
        .thenRefused(ResearchReportRefusal.SUGGESTION_REQUIRED);
  }

  @Test
  void only_its_author_and_the_desk_change_it() {
    Actor other = by("VOL", new UUID(7, 7));
    spec.given(drafted("增设"))
        .when(new ReviseReport(REPORT, content("共用"), other, NINE))
        .thenRefused(ResearchReportRefusal.ROLE_NOT_ALLOWED);
    spec.given(drafted("增设"))
        .when(new SubmitReport(REPORT, other, NINE))
        .thenRefused(ResearchReportRefusal.ROLE_NOT_ALLOWED);
    spec.given(drafted("增设")).when(new SubmitReport(REPORT, desk(), NINE)).then(submitted());
  }

  @Test
  void a_revision_that_changes_nothing_is_none() {
    spec.given(drafted("增设"))
        .when(new ReviseReport(REPORT, content("增设"), ASSISTANT, NINE))
        .thenNothing();
  }

  @Test
  void giving_it_back_needs_a_reason() {
    spec.given(drafted("增设"), submitted())
        .when(new ReturnReport(REPORT, " ", NINE))
        .thenRefused(ResearchReportRefusal.REASON_REQUIRED);
  }

  @Test
  void a_suggestion_is_taken_up_by_something_that_is_there_and_once() {
    var past = spec.given(drafted("增设网格岗位"), submitted(), published());
    past.when(takeUp(1, true)).then(new SuggestionTakenUp(REPORT, 1, BY_NEED, NINE));
    past.when(takeUp(2, true)).thenRefused(ResearchReportRefusal.SUGGESTION_NOT_FOUND);
    past.when(takeUp(1, false)).thenRefused(ResearchReportRefusal.UPTAKE_NOT_FOUND);
    past.given(new SuggestionTakenUp(REPORT, 1, BY_NEED, NINE)).when(takeUp(1, true)).thenNothing();
  }

  @Test
  void everybody_sees_a_published_report() {
    assertThat(parties("DRAFT")).isEmpty();
    assertThat(parties("SUBMITTED")).isEmpty();
    assertThat(parties("PUBLISHED")).containsExactly(Aggregate.EVERYONE);
  }

  private Set<UUID> parties(String state) {
    return ResearchReports.INSTANCE.partiesOf(
        spec.given(requireNonNull(histories().get(state))).state());
  }

  @Test
  void the_body_says_what_became_of_the_suggestions() throws Exception {
    ResearchReportBody body =
        ViewSpec.<ResearchReportBody, ResearchReportEvent>picture(
            new ResearchReportPicture(),
            REPORT.value(),
            WUHUAN.value(),
            drafted(),
            new ResearchReportRevised(REPORT, content("增设网格岗位"), NINE),
            submitted(),
            new ResearchReportReturned(REPORT, "补充数据", NINE),
            submitted(),
            published(),
            new SuggestionTakenUp(REPORT, 1, BY_NEED, NINE));
    assertThat(body.state()).isEqualTo("PUBLISHED");
    assertThat(body.returnedFor()).isNull();
    assertThat(body.publishedAt()).isEqualTo(NINE);
    assertThat(body.uptakes())
        .containsExactly(new SuggestionUptake(1, TargetKind.NEED, NEED.value(), NINE));
    assertThat(
            Json.EVENTS.readValue(Json.EVENTS.writeValueAsString(body), ResearchReportBody.class))
        .isEqualTo(body);
  }
}
