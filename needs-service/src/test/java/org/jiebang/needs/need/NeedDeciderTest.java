package org.jiebang.needs.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.needs.need.NeedRefusal.ACCEPTANCE_REQUIRED;
import static org.jiebang.needs.need.NeedRefusal.ALREADY_REFERRED_BACK;
import static org.jiebang.needs.need.NeedRefusal.ALREADY_SUPPORTED;
import static org.jiebang.needs.need.NeedRefusal.COMMUNITY_CLOSED;
import static org.jiebang.needs.need.NeedRefusal.ESTATE_NOT_FOUND;
import static org.jiebang.needs.need.NeedRefusal.EVIDENCE_REQUIRED;
import static org.jiebang.needs.need.NeedRefusal.GONE_MERGED;
import static org.jiebang.needs.need.NeedRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.need.NeedRefusal.INFO_ALREADY_PROVIDED;
import static org.jiebang.needs.need.NeedRefusal.INFO_ALREADY_REQUESTED;
import static org.jiebang.needs.need.NeedRefusal.INFO_NOT_REQUESTED;
import static org.jiebang.needs.need.NeedRefusal.MERGE_ACROSS_COMMUNITY;
import static org.jiebang.needs.need.NeedRefusal.MERGE_CYCLE;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_LISTED;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_ON_AGENDA;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_RESOLVED;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_SUPPORTED;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_VERIFIED;
import static org.jiebang.needs.need.NeedRefusal.NEED_CLOSED;
import static org.jiebang.needs.need.NeedRefusal.NEED_INFO_PENDING;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_FOUND;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_VERIFIED;
import static org.jiebang.needs.need.NeedRefusal.NEED_STILL_OPEN;
import static org.jiebang.needs.need.NeedRefusal.NOT_DECIDED;
import static org.jiebang.needs.need.NeedRefusal.NO_RESOURCE_MATCH;
import static org.jiebang.needs.need.NeedRefusal.REASON_REQUIRED;
import static org.jiebang.needs.need.NeedRefusal.REOPEN_LIMIT;
import static org.jiebang.needs.need.NeedRefusal.REOPEN_WINDOW_OVER;
import static org.jiebang.needs.need.NeedRefusal.RISK_STATEMENT_REQUIRED;
import static org.jiebang.needs.need.NeedRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.needs.need.NeedRefusal.SELF_DEALING;
import static org.jiebang.needs.need.NeedRefusal.UNMERGE_WINDOW_OVER;
import static org.jiebang.needs.need.NeedSamples.ACCEPTANCE;
import static org.jiebang.needs.need.NeedSamples.AUTHOR;
import static org.jiebang.needs.need.NeedSamples.ESTATE;
import static org.jiebang.needs.need.NeedSamples.GRID_WORKER;
import static org.jiebang.needs.need.NeedSamples.ITEM;
import static org.jiebang.needs.need.NeedSamples.MONTH;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NEIGHBOUR;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.TASK;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.amend;
import static org.jiebang.needs.need.NeedSamples.by;
import static org.jiebang.needs.need.NeedSamples.confirm;
import static org.jiebang.needs.need.NeedSamples.day;
import static org.jiebang.needs.need.NeedSamples.desk;
import static org.jiebang.needs.need.NeedSamples.history;
import static org.jiebang.needs.need.NeedSamples.mergeInto;
import static org.jiebang.needs.need.NeedSamples.reopen;
import static org.jiebang.needs.need.NeedSamples.resident;
import static org.jiebang.needs.need.NeedSamples.resolveDirectly;
import static org.jiebang.needs.need.NeedSamples.submit;
import static org.jiebang.needs.need.NeedSamples.submitted;
import static org.jiebang.needs.need.NeedSamples.verified;
import static org.jiebang.needs.need.NeedSamples.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.needs.need.NeedCommand.BackToPlanned;
import org.jiebang.needs.need.NeedCommand.Citation;
import org.jiebang.needs.need.NeedCommand.ConfirmResult;
import org.jiebang.needs.need.NeedCommand.Council;
import org.jiebang.needs.need.NeedCommand.DeclineNeed;
import org.jiebang.needs.need.NeedCommand.DeliverNeed;
import org.jiebang.needs.need.NeedCommand.HoldNeed;
import org.jiebang.needs.need.NeedCommand.JoinNeed;
import org.jiebang.needs.need.NeedCommand.LapseInfoRequest;
import org.jiebang.needs.need.NeedCommand.LeaveNeed;
import org.jiebang.needs.need.NeedCommand.ListNeed;
import org.jiebang.needs.need.NeedCommand.MarkOverdue;
import org.jiebang.needs.need.NeedCommand.MergeNeed;
import org.jiebang.needs.need.NeedCommand.PlanNeed;
import org.jiebang.needs.need.NeedCommand.ProvideInfo;
import org.jiebang.needs.need.NeedCommand.PublishDecline;
import org.jiebang.needs.need.NeedCommand.RecordReferralAnswer;
import org.jiebang.needs.need.NeedCommand.ReferNeed;
import org.jiebang.needs.need.NeedCommand.ReleaseNeed;
import org.jiebang.needs.need.NeedCommand.RequestInfo;
import org.jiebang.needs.need.NeedCommand.ResolveNeed;
import org.jiebang.needs.need.NeedCommand.ResumeNeed;
import org.jiebang.needs.need.NeedCommand.ReworkNeed;
import org.jiebang.needs.need.NeedCommand.RollUpNeed;
import org.jiebang.needs.need.NeedCommand.SaveDraft;
import org.jiebang.needs.need.NeedCommand.StartService;
import org.jiebang.needs.need.NeedCommand.SubmitNeed;
import org.jiebang.needs.need.NeedCommand.UnmergeNeed;
import org.jiebang.needs.need.NeedCommand.UnplanNeed;
import org.jiebang.needs.need.NeedCommand.WithdrawNeed;
import org.jiebang.needs.need.NeedCommand.Words;
import org.jiebang.needs.need.NeedEvent.NeedAmended;
import org.jiebang.needs.need.NeedEvent.NeedAuthorAnonymised;
import org.jiebang.needs.need.NeedEvent.NeedDeclinePublished;
import org.jiebang.needs.need.NeedEvent.NeedDeclined;
import org.jiebang.needs.need.NeedEvent.NeedDraftErased;
import org.jiebang.needs.need.NeedEvent.NeedDraftSaved;
import org.jiebang.needs.need.NeedEvent.NeedInfoProvided;
import org.jiebang.needs.need.NeedEvent.NeedInfoRequestLapsed;
import org.jiebang.needs.need.NeedEvent.NeedListed;
import org.jiebang.needs.need.NeedEvent.NeedMerged;
import org.jiebang.needs.need.NeedEvent.NeedNoteAdded;
import org.jiebang.needs.need.NeedEvent.NeedOverdue;
import org.jiebang.needs.need.NeedEvent.NeedPlanned;
import org.jiebang.needs.need.NeedEvent.NeedReferralAnswered;
import org.jiebang.needs.need.NeedEvent.NeedReferred;
import org.jiebang.needs.need.NeedEvent.NeedReopened;
import org.jiebang.needs.need.NeedEvent.NeedResolved;
import org.jiebang.needs.need.NeedEvent.NeedResultConfirmed;
import org.jiebang.needs.need.NeedEvent.NeedResumed;
import org.jiebang.needs.need.NeedEvent.NeedSubmitted;
import org.jiebang.needs.need.NeedEvent.NeedSupported;
import org.jiebang.needs.need.NeedEvent.NeedSupportersCarried;
import org.jiebang.needs.need.NeedEvent.NeedSupportersReturned;
import org.jiebang.needs.need.NeedEvent.NeedUnmerged;
import org.jiebang.needs.need.NeedEvent.NeedUnsupported;
import org.jiebang.needs.need.NeedEvent.NeedVerified;
import org.jiebang.needs.needlist.ListLevel;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.EstateId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedDeciderTest {

  private final DeciderSpec<NeedCommand, Need, NeedEvent> spec =
      DeciderSpec.of(new NeedDecider(NeedPolicy.DEFAULT));

  private DeciderSpec<NeedCommand, Need, NeedEvent> at(String state, NeedEvent... more) {
    return spec.given(NeedSamples.and(history(state), more));
  }

  // --- submitting -------------------------------------------------------------------------------

  @Test
  void a_submitted_need_waits_three_days_for_verification() {
    spec.when(submit(Category.CHILD_CARE, ESTATE, resident())).then(submitted());
  }

  @Test
  void who_writes_a_need_down_for_a_resident_is_kept_as_its_collector() {
    var events = spec.when(submit(Category.CLEAN_HOME, null, by("GRD", GRID_WORKER))).events();
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            NeedSubmitted.class,
            e -> {
              assertThat(e.author()).isEqualTo(AUTHOR);
              assertThat(e.collector()).isEqualTo(GRID_WORKER);
              assertThat(e.channel()).isEqualTo(new Channel("GRID_WORKER"));
            });
  }

  @Test
  void a_risky_category_without_a_risk_statement_is_refused() {
    spec.when(
            new SubmitNeed(
                NEED,
                WUHUAN,
                true,
                Set.of(),
                null,
                Category.CHILD_CARE,
                true,
                false,
                null,
                AUTHOR,
                TEXT,
                TEXT,
                TEXT,
                null,
                Particulars.plain(false),
                null,
                resident(),
                NINE))
        .thenRefused(RISK_STATEMENT_REQUIRED);
  }

  @Test
  void a_closed_community_takes_no_needs() {
    spec.when(
            new SubmitNeed(
                NEED,
                WUHUAN,
                false,
                Set.of(),
                null,
                Category.CLEAN_HOME,
                false,
                false,
                null,
                AUTHOR,
                TEXT,
                TEXT,
                TEXT,
                null,
                Particulars.plain(false),
                null,
                resident(),
                NINE))
        .thenRefused(COMMUNITY_CLOSED);
  }

  @Test
  void an_estate_of_another_community_is_refused() {
    spec.when(submit(Category.CLEAN_HOME, new EstateId(new UUID(9, 9)), resident()))
        .thenRefused(ESTATE_NOT_FOUND);
  }

  @Test
  void a_draft_is_submitted_by_its_author_only() {
    at("DRAFT")
        .when(submit(Category.CLEAN_HOME, null, by("RES", NEIGHBOUR)))
        .thenRefused(NEED_NOT_FOUND);
  }

  @Test
  void saving_a_draft_again_starts_its_thirty_days_anew() {
    var words = new Words(null, null, TEXT, null);
    at("DRAFT")
        .when(
            new SaveDraft(NEED, WUHUAN, null, null, words, Duration.ofDays(30), resident(), day(5)))
        .then(
            new NeedDraftSaved(
                NEED, WUHUAN, null, null, AUTHOR, null, null, TEXT, null, day(35), day(5)));
  }

  @Test
  void an_erased_draft_is_over() {
    spec.given(history("DRAFT"))
        .given(new NeedDraftErased(NEED, day(30)))
        .when(submit(Category.CLEAN_HOME, null, resident()))
        .thenRefused(NEED_CLOSED);
  }

  // --- amending, asking, answering --------------------------------------------------------------

  @Test
  void a_need_that_others_joined_is_not_amended() {
    at("SUBMITTED")
        .given(new NeedSupported(NEED, NEIGHBOUR, NINE))
        .when(amend(false, resident()))
        .thenRefused(NEED_ALREADY_SUPPORTED);
  }

  @Test
  void but_gets_a_note() {
    at("SUBMITTED")
        .given(new NeedSupported(NEED, NEIGHBOUR, NINE))
        .when(amend(true, resident()))
        .then(new NeedNoteAdded(NEED, TEXT, NINE));
  }

  @Test
  void a_stranger_does_not_amend() {
    at("SUBMITTED").when(amend(false, by("RES", NEIGHBOUR))).thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void a_grid_worker_amends() {
    at("SUBMITTED")
        .when(amend(false, by("GRD", GRID_WORKER)))
        .then(new NeedAmended(NEED, null, TEXT, null, null, NINE));
  }

  @Test
  void an_open_question_stops_the_clock() {
    at("INFO_REQUESTED")
        .when(new ProvideInfo(NEED, TEXT, resident(), day(2)))
        .then(new NeedInfoProvided(NEED, TEXT, day(5), day(2)));
  }

  @Test
  void a_question_without_answer_lapses_and_the_clock_goes_on() {
    at("INFO_REQUESTED")
        .when(new LapseInfoRequest(NEED, SYSTEM, day(7)))
        .then(new NeedInfoRequestLapsed(NEED, day(10), day(7)));
  }

  @Test
  void answering_twice_is_refused() {
    at("INFO_REQUESTED")
        .given(new NeedInfoProvided(NEED, TEXT, day(3), NINE))
        .when(new ProvideInfo(NEED, TEXT, resident(), NINE))
        .thenRefused(INFO_ALREADY_PROVIDED);
  }

  @Test
  void answering_without_a_question_is_refused() {
    at("SUBMITTED")
        .when(new ProvideInfo(NEED, TEXT, resident(), NINE))
        .thenRefused(INFO_NOT_REQUESTED);
  }

  @Test
  void asking_twice_is_refused() {
    at("INFO_REQUESTED")
        .when(new RequestInfo(NEED, TEXT, desk(), NINE))
        .thenRefused(INFO_ALREADY_REQUESTED);
  }

  // --- verifying --------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({"DANGER,PT2H", "UTILITIES,PT24H", "GENERAL,P7D", "COMPLEX,P15D"})
  void a_verified_need_is_due_by_its_urgency(String urgency, Duration within) {
    at("SUBMITTED")
        .when(verify(new Urgency(urgency), by("GRD", GRID_WORKER)))
        .then(
            new NeedVerified(
                NEED, new Urgency(urgency), null, null, NINE.plus(within), GRID_WORKER, NINE));
  }

  @Test
  void verifying_twice_is_refused() {
    at("VERIFIED").when(verify(Urgency.DANGER, desk())).thenRefused(NEED_ALREADY_VERIFIED);
  }

  @Test
  void verifying_while_a_question_is_open_is_refused() {
    at("INFO_REQUESTED").when(verify(Urgency.DANGER, desk())).thenRefused(NEED_INFO_PENDING);
  }

  @Test
  void the_author_does_not_verify() {
    at("SUBMITTED").when(verify(Urgency.DANGER, by("GRD", AUTHOR))).thenRefused(SELF_DEALING);
  }

  @Test
  void what_a_grid_worker_collected_is_verified_by_another() {
    spec.given(submitted(Category.CLEAN_HOME, GRID_WORKER))
        .when(verify(Urgency.DANGER, by("GRD", GRID_WORKER)))
        .thenRefused(SELF_DEALING);
  }

  // --- deadlines --------------------------------------------------------------------------------

  @Test
  void a_deadline_is_missed_once_per_stage() {
    at("SUBMITTED")
        .given(new NeedOverdue(NEED, WUHUAN, Stage.SUBMITTED, day(3), day(3)))
        .when(new MarkOverdue(NEED, day(3), SYSTEM, day(4)))
        .thenNothing();
  }

  @Test
  void and_again_at_the_next_stage() {
    at("SUBMITTED")
        .given(new NeedOverdue(NEED, WUHUAN, Stage.SUBMITTED, day(3), day(3)), verified())
        .when(new MarkOverdue(NEED, day(7), SYSTEM, day(7)))
        .then(new NeedOverdue(NEED, WUHUAN, Stage.VERIFIED, day(7), day(7)));
  }

  // --- joining and merging ----------------------------------------------------------------------

  @Test
  void joining_twice_is_refused() {
    at("LISTED")
        .given(new NeedSupported(NEED, NEIGHBOUR, NINE))
        .when(new JoinNeed(NEED, by("RES", NEIGHBOUR), NINE))
        .thenRefused(ALREADY_SUPPORTED);
  }

  @Test
  void the_author_stands_behind_the_need_already() {
    at("LISTED").when(new JoinNeed(NEED, resident(), NINE)).thenRefused(ALREADY_SUPPORTED);
  }

  @Test
  void who_joined_may_leave() {
    at("LISTED")
        .given(new NeedSupported(NEED, NEIGHBOUR, NINE))
        .when(new LeaveNeed(NEED, by("RES", NEIGHBOUR), NINE))
        .then(new NeedUnsupported(NEED, NEIGHBOUR, NINE));
  }

  @Test
  void a_need_is_not_merged_into_itself() {
    at("SUBMITTED").when(mergeInto(NEED)).thenRefused(MERGE_CYCLE);
  }

  @Test
  void a_need_is_not_merged_into_what_was_merged_into_it() {
    at("SUBMITTED")
        .when(new MergeNeed(NEED, OTHER, WUHUAN, List.of(NEED), desk(), NINE))
        .thenRefused(MERGE_CYCLE);
  }

  @Test
  void needs_of_two_communities_are_not_merged() {
    var elsewhere = new CommunityId(new UUID(7, 7));
    at("SUBMITTED")
        .when(new MergeNeed(NEED, OTHER, elsewhere, List.of(), desk(), NINE))
        .thenRefused(MERGE_ACROSS_COMMUNITY);
  }

  @Test
  void supporters_come_along_with_a_merged_need() {
    var state =
        at("SUBMITTED")
            .given(new NeedSupportersCarried(NEED, OTHER, List.of(NEIGHBOUR), NINE))
            .state();
    assertThat(((Need.Filed) state).serves(NEIGHBOUR)).isTrue();
  }

  @Test
  void and_go_when_the_merge_is_undone() {
    at("SUBMITTED")
        .given(new NeedSupportersCarried(NEED, OTHER, List.of(NEIGHBOUR), NINE))
        .when(new ReleaseNeed(NEED, OTHER, desk(), NINE))
        .then(new NeedSupportersReturned(NEED, OTHER, NINE));
  }

  @Test
  void an_undone_merge_leads_back_to_the_stage_before() {
    spec.given(submitted(), verified(), new NeedMerged(NEED, OTHER, NINE))
        .when(new UnmergeNeed(NEED, desk(), day(30)))
        .then(new NeedUnmerged(NEED, OTHER, Stage.VERIFIED, day(7), day(30)));
  }

  @Test
  void a_merge_is_not_undone_after_thirty_days() {
    at("MERGED")
        .when(new UnmergeNeed(NEED, desk(), day(30).plusSeconds(1)))
        .thenRefused(UNMERGE_WINDOW_OVER);
  }

  @Test
  void a_merged_need_says_where_it_went() {
    var decider = new NeedDecider(NeedPolicy.DEFAULT);
    assertThatThrownBy(() -> decider.decide(verify(Urgency.DANGER, desk()), at("MERGED").state()))
        .isInstanceOfSatisfying(
            Rejected.class,
            e -> {
              assertThat(e.refusal()).isEqualTo(GONE_MERGED);
              assertThat(e.facts()).isEqualTo(Map.of("mergedInto", OTHER.value().toString()));
            });
  }

  // --- the desk ---------------------------------------------------------------------------------

  @Test
  void declining_without_a_reason_is_refused() {
    at("VERIFIED")
        .when(new DeclineNeed(NEED, "NOT_OURS", null, desk(), NINE))
        .thenRefused(REASON_REQUIRED);
  }

  @Test
  void a_decline_is_published_once() {
    at("DECLINED")
        .when(new PublishDecline(NEED, desk(), NINE))
        .then(new NeedDeclinePublished(NEED, NINE));
    at("DECLINED", new NeedDeclinePublished(NEED, NINE))
        .when(new PublishDecline(NEED, desk(), NINE))
        .thenNothing();
  }

  @Test
  void what_is_declined_again_is_not_public_again() {
    at(
            "DECLINED",
            new NeedDeclinePublished(NEED, NINE),
            new NeedReopened(NEED, TEXT, Urgency.GENERAL, day(7), NINE),
            new NeedDeclined(NEED, "NOT_OURS", TEXT, NINE))
        .when(new PublishDecline(NEED, desk(), NINE))
        .then(new NeedDeclinePublished(NEED, NINE));
  }

  @Test
  void what_is_not_declined_has_no_decline_to_publish() {
    at("LISTED").when(new PublishDecline(NEED, desk(), NINE)).thenRefused(ILLEGAL_TRANSITION);
    at("RESOLVED").when(new PublishDecline(NEED, desk(), NINE)).thenRefused(NEED_CLOSED);
  }

  @Test
  void holding_without_a_reason_is_refused() {
    at("PLANNED").when(new HoldNeed(NEED, null, desk(), NINE)).thenRefused(REASON_REQUIRED);
  }

  @Test
  void time_on_hold_does_not_count() {
    at("ON_HOLD")
        .when(new ResumeNeed(NEED, desk(), day(10)))
        .then(new NeedResumed(NEED, Stage.PLANNED, day(17), day(10)));
  }

  @Test
  void what_came_back_twice_stays_with_its_first_receiver() {
    var back = new NeedReferralAnswered(NEED, false, null, day(7), NINE);
    var away = new NeedReferred(NEED, "街道办", null, NINE);
    at("VERIFIED")
        .given(away, back, away, back)
        .when(new ReferNeed(NEED, "街道办", null, desk(), NINE))
        .thenRefused(ALREADY_REFERRED_BACK);
  }

  @Test
  void time_elsewhere_does_not_count() {
    at("REFERRED")
        .when(new RecordReferralAnswer(NEED, false, null, desk(), day(4)))
        .then(new NeedReferralAnswered(NEED, false, null, day(11), day(4)));
  }

  @Test
  void listing_twice_is_refused() {
    at("LISTED")
        .when(new ListNeed(NEED, MONTH, ListLevel.MONTHLY, desk(), NINE))
        .thenRefused(NEED_ALREADY_LISTED);
  }

  @Test
  void listing_before_verification_is_refused() {
    at("SUBMITTED")
        .when(new ListNeed(NEED, MONTH, ListLevel.MONTHLY, desk(), NINE))
        .thenRefused(NEED_NOT_VERIFIED);
  }

  @Test
  void rolling_up_twice_changes_nothing() {
    at("LISTED")
        .given(new NeedListed(NEED, MONTH, ListLevel.MONTHLY, NINE))
        .when(new RollUpNeed(NEED, MONTH, ListLevel.MONTHLY, SYSTEM, NINE))
        .thenNothing();
  }

  @Test
  void a_need_that_the_council_has_to_decide_on_waits_for_it() {
    at("LISTED")
        .when(
            new PlanNeed(
                NEED, null, Citation.NOT_NAMED, Council.UNDECIDED, true, null, desk(), NINE))
        .thenRefused(NOT_DECIDED);
  }

  @Test
  @Tag("N-16")
  void a_project_that_it_is_planned_in_is_under_way_and_cites_it() {
    UUID project = new UUID(5, 5);
    at("LISTED")
        .when(plannedIn(project, Citation.UNKNOWN))
        .thenRefused(NeedRefusal.PROJECT_NOT_FOUND);
    at("LISTED")
        .when(plannedIn(project, Citation.OTHER_NEEDS))
        .thenRefused(NeedRefusal.NEED_NOT_IN_PROJECT);
    at("LISTED")
        .when(plannedIn(project, Citation.NOT_UNDER_WAY))
        .thenRefused(NeedRefusal.PROJECT_NOT_UNDER_WAY);
    at("LISTED")
        .when(plannedIn(project, Citation.UNDER_WAY))
        .then(new NeedPlanned(NEED, WUHUAN, project, null, NINE));
  }

  private static PlanNeed plannedIn(UUID project, Citation citation) {
    return new PlanNeed(NEED, project, citation, Council.NOT_ASKED, true, null, desk(), NINE);
  }

  @Test
  void without_a_matching_resource_planning_needs_a_reason() {
    at("LISTED")
        .when(
            new PlanNeed(
                NEED, null, Citation.NOT_NAMED, Council.NOT_ASKED, false, null, desk(), NINE))
        .thenRefused(NO_RESOURCE_MATCH);
  }

  @Test
  void with_a_reason_it_is_planned_all_the_same() {
    at("LISTED")
        .when(
            new PlanNeed(
                NEED, null, Citation.NOT_NAMED, Council.NOT_ASKED, false, TEXT, desk(), NINE))
        .then(new NeedPlanned(NEED, WUHUAN, null, TEXT, NINE));
  }

  // --- service ----------------------------------------------------------------------------------

  @Test
  void a_task_that_does_not_serve_the_need_moves_nothing() {
    at("IN_SERVICE").when(new DeliverNeed(NEED, ITEM, SYSTEM, NINE)).thenNothing();
  }

  @Test
  void nor_does_it_when_the_need_has_gone_on_without_it() {
    // TASK serves: what becomes of another one that cites the need changes nothing, at any stage.
    for (String stage : List.of("IN_SERVICE", "DELIVERED", "RESOLVED")) {
      at(stage).when(new UnplanNeed(NEED, ITEM, "TASK_WITHDRAWN", SYSTEM, NINE)).thenNothing();
      at(stage).when(new BackToPlanned(NEED, ITEM, SYSTEM, NINE)).thenNothing();
      at(stage).when(new DeliverNeed(NEED, ITEM, SYSTEM, NINE)).thenNothing();
      at(stage).when(new ReworkNeed(NEED, ITEM, SYSTEM, NINE)).thenNothing();
    }
  }

  @Test
  void what_comes_of_a_task_after_its_need_is_closed_is_no_refusal() {
    for (String stage : List.of("RESOLVED", "DECLINED", "REFERRED", "MERGED", "WITHDRAWN")) {
      at(stage).when(new UnplanNeed(NEED, TASK, "TASK_WITHDRAWN", SYSTEM, NINE)).thenNothing();
      at(stage).when(new StartService(NEED, TASK, SYSTEM, NINE)).thenNothing();
      at(stage).when(new BackToPlanned(NEED, TASK, SYSTEM, NINE)).thenNothing();
      at(stage).when(new DeliverNeed(NEED, TASK, SYSTEM, NINE)).thenNothing();
      at(stage).when(new ReworkNeed(NEED, TASK, SYSTEM, NINE)).thenNothing();
    }
    for (String stage : List.of("DECLINED", "REFERRED", "MERGED", "WITHDRAWN")) {
      at(stage).when(new ResolveNeed(NEED, TASK, ACCEPTANCE, SYSTEM, NINE)).thenNothing();
    }
  }

  @Test
  void a_task_given_up_after_the_need_was_reopened_takes_nothing_back() {
    at("RESOLVED")
        .given(new NeedReopened(NEED, TEXT, Urgency.GENERAL, day(7), NINE))
        .when(new UnplanNeed(NEED, ITEM, "TASK_EXPIRED", SYSTEM, NINE))
        .thenNothing();
    at("LISTED").when(new BackToPlanned(NEED, ITEM, SYSTEM, NINE)).thenNothing();
  }

  @Test
  void a_task_given_up_before_its_start_leaves_the_need_planned() {
    at("PLANNED").when(new BackToPlanned(NEED, TASK, SYSTEM, NINE)).thenNothing();
  }

  @Test
  void a_need_is_resolved_by_an_acceptance_only() {
    at("DELIVERED")
        .when(new ResolveNeed(NEED, TASK, null, SYSTEM, NINE))
        .thenRefused(ACCEPTANCE_REQUIRED);
  }

  @Test
  void resolving_twice_is_refused() {
    at("RESOLVED")
        .when(new ResolveNeed(NEED, TASK, ACCEPTANCE, SYSTEM, NINE))
        .thenRefused(NEED_ALREADY_RESOLVED);
  }

  @Test
  void resolving_directly_takes_evidence() {
    at("VERIFIED")
        .when(resolveDirectly(ResolutionKind.ADVICE, null))
        .thenRefused(EVIDENCE_REQUIRED);
  }

  @Test
  void what_was_coordinated_names_the_meeting() {
    at("VERIFIED")
        .when(resolveDirectly(ResolutionKind.COORDINATED, TEXT))
        .thenRefused(EVIDENCE_REQUIRED);
  }

  @Test
  void the_result_is_confirmed_by_those_it_serves() {
    at("DELIVERED").when(confirm(true, by("RES", NEIGHBOUR))).thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void once_each() {
    at("DELIVERED")
        .given(new NeedResultConfirmed(NEED, AUTHOR, true, TEXT, NINE))
        .when(confirm(true, resident()))
        .thenNothing();
  }

  @Test
  void without_changing_ones_word() {
    at("DELIVERED")
        .given(new NeedResultConfirmed(NEED, AUTHOR, true, TEXT, NINE))
        .when(confirm(false, resident()))
        .thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void silence_counts_when_nobody_said_anything() {
    at("RESOLVED")
        .when(new ConfirmResult(NEED, true, null, SYSTEM, day(7)))
        .then(new NeedResultConfirmed(NEED, null, true, null, day(7)));
  }

  @Test
  void silence_does_not_count_after_a_word() {
    at("RESOLVED")
        .given(new NeedResultConfirmed(NEED, AUTHOR, false, TEXT, NINE))
        .when(new ConfirmResult(NEED, true, null, SYSTEM, day(7)))
        .thenNothing();
  }

  // --- reopening and withdrawing ----------------------------------------------------------------

  @Test
  void a_reopened_need_is_due_by_its_urgency_again() {
    at("RESOLVED")
        .when(reopen(resident(), day(30)))
        .then(new NeedReopened(NEED, TEXT, Urgency.GENERAL, day(37), day(30)));
  }

  @Test
  void a_resident_reopens_within_thirty_days() {
    at("RESOLVED").when(reopen(resident(), day(30).plusSeconds(1))).thenRefused(REOPEN_WINDOW_OVER);
  }

  @Test
  void the_desk_reopens_later_too() {
    at("RESOLVED")
        .when(reopen(desk(), day(60)))
        .then(new NeedReopened(NEED, TEXT, Urgency.GENERAL, day(67), day(60)));
  }

  @Test
  void a_stranger_does_not_reopen() {
    at("RESOLVED").when(reopen(by("RES", NEIGHBOUR), NINE)).thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void a_fourth_time_is_refused() {
    var reopened = new NeedReopened(NEED, TEXT, Urgency.GENERAL, day(7), NINE);
    var resolved = new NeedResolved(NEED, null, ResolutionKind.ADVICE, null, TEXT, NINE);
    at("RESOLVED")
        .given(reopened, resolved, reopened, resolved, reopened, resolved)
        .when(reopen(desk(), NINE))
        .thenRefused(REOPEN_LIMIT);
  }

  @Test
  void an_open_need_is_not_reopened() {
    at("PLANNED").when(reopen(desk(), NINE)).thenRefused(NEED_STILL_OPEN);
  }

  @Test
  void a_need_that_others_joined_is_not_withdrawn() {
    at("LISTED")
        .given(new NeedSupported(NEED, NEIGHBOUR, NINE))
        .when(new WithdrawNeed(NEED, false, resident(), NINE))
        .thenRefused(NEED_ALREADY_SUPPORTED);
  }

  @Test
  void but_its_author_may_take_the_name_back() {
    at("LISTED")
        .given(new NeedSupported(NEED, NEIGHBOUR, NINE))
        .when(new WithdrawNeed(NEED, true, resident(), NINE))
        .then(new NeedAuthorAnonymised(NEED, NINE));
  }

  @Test
  void a_need_on_the_agenda_is_not_withdrawn() {
    at("ON_AGENDA")
        .when(new WithdrawNeed(NEED, false, resident(), NINE))
        .thenRefused(NEED_ALREADY_ON_AGENDA);
  }
}
