package org.jiebang.needs;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.Service.Inbound;
import org.jiebang.eventsourcing.personal.Erasures;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.attachment.AttachedNeeds;
import org.jiebang.needs.attachment.AttachmentTimers;
import org.jiebang.needs.attachment.AttachmentWire;
import org.jiebang.needs.attachment.Attachments;
import org.jiebang.needs.attachment.AttachmentsView;
import org.jiebang.needs.attachment.FileVault;
import org.jiebang.needs.ballot.BallotTimers;
import org.jiebang.needs.ballot.BallotWire;
import org.jiebang.needs.ballot.Ballots;
import org.jiebang.needs.ballot.BallotsView;
import org.jiebang.needs.body.Bodies;
import org.jiebang.needs.body.BodiesView;
import org.jiebang.needs.body.BodyTimers;
import org.jiebang.needs.body.BodyWire;
import org.jiebang.needs.campaign.CampaignTimers;
import org.jiebang.needs.campaign.CampaignWire;
import org.jiebang.needs.campaign.Campaigns;
import org.jiebang.needs.campaign.CampaignsView;
import org.jiebang.needs.council.AgendaItemTimers;
import org.jiebang.needs.council.AgendaItemWire;
import org.jiebang.needs.council.AgendaItems;
import org.jiebang.needs.council.AgendaItemsView;
import org.jiebang.needs.council.MeetingWire;
import org.jiebang.needs.council.Meetings;
import org.jiebang.needs.council.MeetingsView;
import org.jiebang.needs.council.NeedAgenda;
import org.jiebang.needs.council.SecretVotes;
import org.jiebang.needs.district.DistrictWire;
import org.jiebang.needs.district.Districts;
import org.jiebang.needs.district.DistrictsView;
import org.jiebang.needs.grid.GridMapWire;
import org.jiebang.needs.grid.GridMaps;
import org.jiebang.needs.grid.GridMapsView;
import org.jiebang.needs.inbound.InboundTasks;
import org.jiebang.needs.inbound.MatchingFacts;
import org.jiebang.needs.need.NeedTexts;
import org.jiebang.needs.need.NeedTimers;
import org.jiebang.needs.need.NeedWire;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.NeedsOfAuthor;
import org.jiebang.needs.need.NeedsView;
import org.jiebang.needs.need.VerifiedNeeds;
import org.jiebang.needs.needlist.MonthlyTopics;
import org.jiebang.needs.needlist.NeedListTimers;
import org.jiebang.needs.needlist.NeedListWire;
import org.jiebang.needs.needlist.NeedLists;
import org.jiebang.needs.needlist.NeedListsView;
import org.jiebang.needs.notice.NeedFollowersView;
import org.jiebang.needs.notice.NoticeTimers;
import org.jiebang.needs.notice.NoticeWire;
import org.jiebang.needs.notice.Notices;
import org.jiebang.needs.notice.NoticesView;
import org.jiebang.needs.notice.Telling;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.CommunitiesView;
import org.jiebang.needs.place.CommunityWire;
import org.jiebang.needs.policy.Policies;
import org.jiebang.needs.policy.PoliciesView;
import org.jiebang.needs.policy.PolicyWire;
import org.jiebang.needs.project.ProjectTimers;
import org.jiebang.needs.project.ProjectWire;
import org.jiebang.needs.project.ProjectedNeeds;
import org.jiebang.needs.project.Projects;
import org.jiebang.needs.project.ProjectsView;
import org.jiebang.needs.publication.NeedUpdatesView;
import org.jiebang.needs.publication.Publicities;
import org.jiebang.needs.publication.PublicitiesView;
import org.jiebang.needs.publication.PublicityWire;
import org.jiebang.needs.publication.UpdatesView;
import org.jiebang.needs.reactions.WhenAcceptanceFinalResolveNeed;
import org.jiebang.needs.reactions.WhenPersonErasedEraseDrafts;
import org.jiebang.needs.reactions.WhenPersonErasedForgetWords;
import org.jiebang.needs.reactions.WhenTaskAbandonedUnplanNeed;
import org.jiebang.needs.reactions.WhenTaskCancelledUnplanNeed;
import org.jiebang.needs.reactions.WhenTaskClosedWithoutAwardUnplanNeed;
import org.jiebang.needs.reactions.WhenTaskDeliveredDeliverNeed;
import org.jiebang.needs.reactions.WhenTaskEndedAccountItem;
import org.jiebang.needs.reactions.WhenTaskExpiredUnplanNeed;
import org.jiebang.needs.reactions.WhenTaskFailedUnplanNeed;
import org.jiebang.needs.reactions.WhenTaskForfeitedBackToPlanned;
import org.jiebang.needs.reactions.WhenTaskSentToReworkReworkNeed;
import org.jiebang.needs.reactions.WhenTaskStartedStartService;
import org.jiebang.needs.reactions.WhenTaskWithdrawnUnplanNeed;
import org.jiebang.needs.report.ResearchReportWire;
import org.jiebang.needs.report.ResearchReports;
import org.jiebang.needs.report.ResearchReportsView;
import org.jiebang.needs.resource.ResourceWire;
import org.jiebang.needs.resource.Resources;
import org.jiebang.needs.resource.ResourcesView;
import org.jiebang.needs.search.ForgottenWords;
import org.jiebang.needs.search.GramTokens;
import org.jiebang.needs.search.NeedCoursesView;
import org.jiebang.needs.search.NeedWordsView;
import org.jiebang.needs.subscription.SubscriptionBooks;
import org.jiebang.needs.subscription.SubscriptionWire;
import org.jiebang.needs.subscription.Subscriptions;
import org.jiebang.needs.subscription.SubscriptionsView;
import org.jiebang.needs.taxonomy.Taxonomies;
import org.jiebang.needs.taxonomy.TaxonomiesView;
import org.jiebang.needs.taxonomy.TaxonomyWire;
import org.jiebang.needs.tripartite.TripartiteTimers;
import org.jiebang.needs.tripartite.TripartiteWire;
import org.jiebang.needs.tripartite.Tripartites;
import org.jiebang.needs.tripartite.TripartitesView;
import org.jiebang.needs.wire.OldShapes;
import org.jiebang.needs.workplan.WorkPlanWire;
import org.jiebang.needs.workplan.WorkPlans;
import org.jiebang.needs.workplan.WorkPlansView;

/** The only place that knows everything in this service: streams, views, timers, reactions. */
public class NeedsWiring {

  /** The names of all events of this service. */
  public static Wire wire() {
    return OldShapes.of(Wire.named())
        .and(CommunityWire.wire())
        .and(DistrictWire.wire())
        .and(GridMapWire.wire())
        .and(NeedWire.wire())
        .and(NeedListWire.wire())
        .and(MeetingWire.wire())
        .and(AgendaItemWire.wire())
        .and(BallotWire.wire())
        .and(CampaignWire.wire())
        .and(BodyWire.wire())
        .and(TripartiteWire.wire())
        .and(TaxonomyWire.wire())
        .and(PolicyWire.wire())
        .and(AttachmentWire.wire())
        .and(ResourceWire.wire())
        .and(ProjectWire.wire())
        .and(WorkPlanWire.wire())
        .and(ResearchReportWire.wire())
        .and(PublicityWire.wire())
        .and(SubscriptionWire.wire())
        .and(NoticeWire.wire())
        .build();
  }

  /**
   * @param commands asked for late, as the rest: the handler is made from this very service
   */
  @Produces
  @Singleton
  Service service(
      Provider<CommandHandler> commands,
      Provider<NeedTexts> texts,
      Provider<VerifiedNeeds> verified,
      Provider<PersonKeys> keys,
      Provider<FileVault> files,
      Provider<NeedsOfAuthor> authors,
      Provider<SecretVotes> votes,
      Provider<MonthlyTopics> topics,
      Provider<GramTokens> tokens,
      Provider<ForgottenWords> forgotten,
      Provider<Telling> telling) {
    return new Service(
        "needs",
        wire(),
        List.of(
            Communities.INSTANCE,
            Districts.INSTANCE,
            GridMaps.INSTANCE,
            Needs.INSTANCE,
            NeedLists.INSTANCE,
            Meetings.INSTANCE,
            AgendaItems.INSTANCE,
            Ballots.INSTANCE,
            Campaigns.INSTANCE,
            Bodies.INSTANCE,
            Tripartites.INSTANCE,
            Taxonomies.INSTANCE,
            Policies.INSTANCE,
            Attachments.INSTANCE,
            AttachedNeeds.INSTANCE,
            Resources.INSTANCE,
            Projects.INSTANCE,
            ProjectedNeeds.INSTANCE,
            WorkPlans.INSTANCE,
            ResearchReports.INSTANCE,
            Publicities.INSTANCE,
            Subscriptions.INSTANCE,
            SubscriptionBooks.INSTANCE,
            Notices.INSTANCE),
        List.of(
            new CommunitiesView(),
            new DistrictsView(),
            new GridMapsView(),
            new NeedsView(),
            new NeedWordsView(keys, tokens),
            new NeedCoursesView(),
            new NeedListsView(),
            new MeetingsView(),
            new AgendaItemsView(),
            new BallotsView(),
            new CampaignsView(),
            new BodiesView(),
            new TripartitesView(),
            new TaxonomiesView(),
            new PoliciesView(),
            new AttachmentsView(),
            new ResourcesView(),
            new ProjectsView(),
            new WorkPlansView(),
            new ResearchReportsView(),
            new PublicitiesView(),
            new NeedUpdatesView(),
            new UpdatesView(),
            new SubscriptionsView(),
            new NeedFollowersView(),
            new NoticesView()),
        List.of(
            NoticeTimers.beside(
                new NeedTimers(draft -> texts.get().destroyDraft(draft)), telling::get),
            NoticeTimers.beside(
                new NeedListTimers(commands::get, verified::get, topics::get), telling::get),
            NoticeTimers.of(Meetings.INSTANCE, telling::get),
            NoticeTimers.of(Publicities.INSTANCE, telling::get),
            new AgendaItemTimers(commands::get, votes::get),
            new BallotTimers(),
            new CampaignTimers(),
            new BodyTimers(),
            new AttachmentTimers(commands::get, file -> files.get().remove(file)),
            new TripartiteTimers(),
            new ProjectTimers(commands::get)),
        Map.of(
            "matching",
            matching(commands),
            Erasures.SOURCE,
            Erasures.inbound(
                keys,
                new WhenPersonErasedEraseDrafts(
                    commands, authors, draft -> texts.get().destroyDraft(draft)),
                new WhenPersonErasedForgetWords(person -> forgotten.get().of(person)))));
  }

  private static Inbound matching(Provider<CommandHandler> commands) {
    var reactions = new ArrayList<Reaction<?>>();
    reactions.addAll(
        List.of(
            new WhenTaskStartedStartService(),
            new WhenTaskForfeitedBackToPlanned(),
            new WhenTaskDeliveredDeliverNeed(),
            new WhenTaskSentToReworkReworkNeed(),
            new WhenTaskExpiredUnplanNeed(),
            new WhenTaskClosedWithoutAwardUnplanNeed(),
            new WhenTaskCancelledUnplanNeed(),
            new WhenTaskWithdrawnUnplanNeed(),
            new WhenTaskFailedUnplanNeed(),
            new WhenTaskAbandonedUnplanNeed(),
            new WhenAcceptanceFinalResolveNeed()));
    reactions.addAll(WhenTaskEndedAccountItem.all(need -> NeedAgenda.itemOf(commands.get(), need)));
    return new Inbound(MatchingFacts.wire(), List.of(new InboundTasks()), reactions);
  }
}
