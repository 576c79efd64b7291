package org.jiebang.needs;

import static org.jiebang.needs.need.NeedSamples.ACCEPTANCE;
import static org.jiebang.needs.need.NeedSamples.AUTHOR;
import static org.jiebang.needs.need.NeedSamples.DAY;
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
import static org.jiebang.needs.need.NeedSamples.day;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.needs.attachment.AttachedNeedEvent;
import org.jiebang.needs.attachment.AttachedNeedEvent.AttachmentDropped;
import org.jiebang.needs.attachment.AttachedNeedEvent.AttachmentTaken;
import org.jiebang.needs.attachment.AttachmentEvent;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentAdded;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentErased;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentRemoved;
import org.jiebang.needs.attachment.AttachmentId;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.Channel;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedAmended;
import org.jiebang.needs.need.NeedEvent.NeedAuthorAnonymised;
import org.jiebang.needs.need.NeedEvent.NeedBackToPlanned;
import org.jiebang.needs.need.NeedEvent.NeedDeclinePublished;
import org.jiebang.needs.need.NeedEvent.NeedDeclined;
import org.jiebang.needs.need.NeedEvent.NeedDelivered;
import org.jiebang.needs.need.NeedEvent.NeedDraftErased;
import org.jiebang.needs.need.NeedEvent.NeedDraftSaved;
import org.jiebang.needs.need.NeedEvent.NeedHeld;
import org.jiebang.needs.need.NeedEvent.NeedInRework;
import org.jiebang.needs.need.NeedEvent.NeedInfoProvided;
import org.jiebang.needs.need.NeedEvent.NeedInfoRequestLapsed;
import org.jiebang.needs.need.NeedEvent.NeedInfoRequested;
import org.jiebang.needs.need.NeedEvent.NeedListed;
import org.jiebang.needs.need.NeedEvent.NeedLocated;
import org.jiebang.needs.need.NeedEvent.NeedMerged;
import org.jiebang.needs.need.NeedEvent.NeedNoteAdded;
import org.jiebang.needs.need.NeedEvent.NeedOverdue;
import org.jiebang.needs.need.NeedEvent.NeedPlanned;
import org.jiebang.needs.need.NeedEvent.NeedPutOnAgenda;
import org.jiebang.needs.need.NeedEvent.NeedReferralAnswered;
import org.jiebang.needs.need.NeedEvent.NeedReferred;
import org.jiebang.needs.need.NeedEvent.NeedReopened;
import org.jiebang.needs.need.NeedEvent.NeedResolved;
import org.jiebang.needs.need.NeedEvent.NeedResultConfirmed;
import org.jiebang.needs.need.NeedEvent.NeedResumed;
import org.jiebang.needs.need.NeedEvent.NeedServiceStarted;
import org.jiebang.needs.need.NeedEvent.NeedSubmitted;
import org.jiebang.needs.need.NeedEvent.NeedSupported;
import org.jiebang.needs.need.NeedEvent.NeedSupportersCarried;
import org.jiebang.needs.need.NeedEvent.NeedSupportersReturned;
import org.jiebang.needs.need.NeedEvent.NeedTakenOffAgenda;
import org.jiebang.needs.need.NeedEvent.NeedUnmerged;
import org.jiebang.needs.need.NeedEvent.NeedUnplanned;
import org.jiebang.needs.need.NeedEvent.NeedUnsupported;
import org.jiebang.needs.need.NeedEvent.NeedVerified;
import org.jiebang.needs.need.NeedEvent.NeedWithdrawn;
import org.jiebang.needs.need.NeedPolicy;
import org.jiebang.needs.need.Particulars;
import org.jiebang.needs.need.Particulars.Amendment;
import org.jiebang.needs.need.ResolutionKind;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.need.Urgency;
import org.jiebang.needs.needlist.ListItem;
import org.jiebang.needs.needlist.ListLevel;
import org.jiebang.needs.needlist.NeedListEvent;
import org.jiebang.needs.needlist.NeedListEvent.ChildListOpened;
import org.jiebang.needs.needlist.NeedListEvent.ChildListRolledUp;
import org.jiebang.needs.needlist.NeedListEvent.NeedAddedToList;
import org.jiebang.needs.needlist.NeedListEvent.NeedListClosed;
import org.jiebang.needs.needlist.NeedListEvent.NeedListCorrected;
import org.jiebang.needs.needlist.NeedListEvent.NeedListOpened;
import org.jiebang.needs.needlist.NeedListEvent.NeedListPublished;
import org.jiebang.needs.place.CommunityEvent;
import org.jiebang.needs.place.CommunityEvent.CommunityClosed;
import org.jiebang.needs.place.CommunityEvent.CommunityMarkedAsSandbox;
import org.jiebang.needs.place.CommunityEvent.CommunityRegistered;
import org.jiebang.needs.place.CommunityEvent.CommunityReopened;
import org.jiebang.needs.place.CommunityEvent.EstateAdded;
import org.jiebang.needs.policy.PolicyEvent;
import org.jiebang.needs.policy.PolicyEvent.CommunityPolicySet;
import org.jiebang.needs.policy.PolicyId;
import org.jiebang.needs.policy.PolicyValues;
import org.jiebang.needs.taxonomy.CategoryDefinition;
import org.jiebang.needs.taxonomy.FieldDefinition;
import org.jiebang.needs.taxonomy.FieldDefinition.Choice;
import org.jiebang.needs.taxonomy.FieldKind;
import org.jiebang.needs.taxonomy.GroupDefinition;
import org.jiebang.needs.taxonomy.TargetGroup;
import org.jiebang.needs.taxonomy.TaxonomyEvent;
import org.jiebang.needs.taxonomy.TaxonomyEvent.CategoryDefined;
import org.jiebang.needs.taxonomy.TaxonomyEvent.CategoryRetired;
import org.jiebang.needs.taxonomy.TaxonomyEvent.Level;
import org.jiebang.needs.taxonomy.TaxonomyEvent.TargetGroupDefined;
import org.jiebang.needs.taxonomy.TaxonomyEvent.TaxonomyBegun;
import org.jiebang.needs.taxonomy.TaxonomyEvent.TaxonomyPublished;
import org.jiebang.needs.taxonomy.TaxonomyId;
import org.junit.jupiter.api.Test;

class NeedsWireTest {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");
  private static final String HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private static final AttachmentId PHOTO =
      new AttachmentId(UUID.fromString("01900000-0000-7000-8000-0000000000e7"));
  private static final TaxonomyId TAXONOMY = TaxonomyId.of(DISTRICT);
  private static final CategoryDefinition CATEGORY =
      new CategoryDefinition(
          Category.CHILD_CARE,
          "SERVICE_FIELD",
          "子女托管",
          "Child care",
          "放学后看护孩子。/ Care for children.",
          "托管,children",
          true,
          false,
          false,
          false,
          TargetGroup.CHILDREN,
          List.of(
              new FieldDefinition(
                  "children",
                  "孩子人数",
                  "How many children",
                  FieldKind.NUMBER,
                  true,
                  false,
                  null,
                  "人",
                  1L,
                  10L,
                  List.of()),
              new FieldDefinition(
                  "period",
                  "时段",
                  "When",
                  FieldKind.CHOICE,
                  false,
                  false,
                  null,
                  null,
                  null,
                  null,
                  List.of(
                      new Choice("WINTER", "寒假", "Winter"), new Choice("SUMMER", "暑假", "Summer"))),
              new FieldDefinition(
                  "illness",
                  "病史",
                  "Illness",
                  FieldKind.TEXT,
                  false,
                  true,
                  200,
                  null,
                  null,
                  null,
                  List.of())));

  private static final Particulars PARTICULARS =
      new Particulars(
          TAXONOMY.value(),
          1,
          false,
          false,
          Map.of("children", "2"),
          Map.of("illness", TEXT),
          TargetGroup.CHILDREN,
          TEXT,
          false,
          "3",
          TEXT,
          new NeedPolicy(
              Duration.ofDays(1),
              Duration.ofDays(7),
              Duration.ofDays(30),
              Duration.ofDays(30),
              3,
              Duration.ofDays(30),
              2,
              Duration.ofDays(7),
              Map.of(Urgency.GENERAL, Duration.ofDays(5))));

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    var item = new ListItem(NEED, 3, Stage.LISTED, Category.CHILD_CARE, false);
    new WireSpec(NeedsWiring.wire())
        .names(
            CommunityEvent.class,
            NeedEvent.class,
            NeedListEvent.class,
            TaxonomyEvent.class,
            PolicyEvent.class,
            AttachmentEvent.class,
            AttachedNeedEvent.class)
        .samples(
            new AttachmentAdded(
                PHOTO, NEED, WUHUAN, TASK, "image/jpeg", 90_000, HASH, TEXT, false, NINE),
            new AttachmentRemoved(PHOTO, TEXT, NINE),
            new AttachmentErased(PHOTO, NINE),
            new AttachmentTaken(NEED, WUHUAN, PHOTO, NINE),
            new AttachmentDropped(NEED, PHOTO, NINE),
            new TaxonomyBegun(
                TAXONOMY,
                DISTRICT,
                Level.DISTRICT,
                List.of(CATEGORY),
                List.of(new GroupDefinition(TargetGroup.CHILDREN, "子女托管", "Children in care")),
                NINE),
            new CategoryDefined(TAXONOMY, CATEGORY, NINE),
            new CategoryRetired(TAXONOMY, Category.CHILD_CARE, NINE),
            new TargetGroupDefined(
                TAXONOMY,
                new GroupDefinition(TargetGroup.LITTLE_FRIENDS, "小朋友", "Little friends"),
                NINE),
            new TaxonomyPublished(
                TAXONOMY,
                1,
                List.of(CATEGORY),
                List.of(new GroupDefinition(TargetGroup.CHILDREN, "子女托管", "Children in care")),
                NINE),
            new CommunityPolicySet(
                PolicyId.of(WUHUAN), WUHUAN, PolicyValues.DEFAULT, day(30), "与街道一致", NINE),
            new CommunityRegistered(WUHUAN, "五环社区", DISTRICT, "Asia/Shanghai", NINE),
            new CommunityMarkedAsSandbox(WUHUAN, NINE),
            new EstateAdded(WUHUAN, ESTATE, "五环家园", NINE),
            new CommunityClosed(WUHUAN, "搬迁", NINE),
            new CommunityReopened(WUHUAN, NINE),
            new NeedDraftSaved(
                NEED,
                WUHUAN,
                ESTATE,
                Category.CHILD_CARE,
                AUTHOR,
                TEXT,
                TEXT,
                TEXT,
                TEXT,
                day(30),
                NINE),
            new NeedDraftErased(NEED, day(30)),
            new NeedSubmitted(
                NEED,
                WUHUAN,
                ESTATE,
                Category.CHILD_CARE,
                new Channel("GRID_WORKER"),
                AUTHOR,
                GRID_WORKER,
                TEXT,
                TEXT,
                TEXT,
                TEXT,
                PARTICULARS,
                day(3),
                NINE),
            new NeedLocated(NEED, "3", "3-2", NINE),
            new NeedAmended(
                NEED,
                ESTATE,
                TEXT,
                TEXT,
                new Amendment(
                    Map.of("children", "2"), Map.of(), TargetGroup.LITTLE_FRIENDS, "7", TEXT),
                NINE),
            new NeedNoteAdded(NEED, TEXT, NINE),
            new NeedInfoRequested(NEED, TEXT, day(7), NINE),
            new NeedInfoProvided(NEED, TEXT, day(4), NINE),
            new NeedInfoRequestLapsed(NEED, day(10), day(7)),
            new NeedOverdue(NEED, WUHUAN, Stage.SUBMITTED, day(3), day(3)),
            new NeedVerified(NEED, Urgency.GENERAL, "3", "3-2", day(7), GRID_WORKER, NINE),
            new NeedSupported(NEED, NEIGHBOUR, NINE),
            new NeedUnsupported(NEED, NEIGHBOUR, NINE),
            new NeedMerged(NEED, OTHER, NINE),
            new NeedUnmerged(NEED, OTHER, Stage.VERIFIED, day(7), NINE),
            new NeedSupportersCarried(NEED, OTHER, List.of(AUTHOR, NEIGHBOUR), NINE),
            new NeedSupportersReturned(NEED, OTHER, NINE),
            new NeedDeclined(NEED, "NOT_OURS", TEXT, NINE),
            new NeedDeclinePublished(NEED, NINE),
            new NeedReferred(NEED, "街道办", TEXT, NINE),
            new NeedReferralAnswered(NEED, false, TEXT, day(7), NINE),
            new NeedListed(NEED, DAY, ListLevel.DAILY, NINE),
            new NeedPutOnAgenda(NEED, ITEM, NINE),
            new NeedTakenOffAgenda(NEED, ITEM, "DEFERRED", NINE),
            new NeedPlanned(NEED, WUHUAN, ITEM, TEXT, NINE),
            new NeedUnplanned(NEED, TASK, "TASK_EXPIRED", NINE),
            new NeedServiceStarted(NEED, TASK, NINE),
            new NeedBackToPlanned(NEED, TASK, NINE),
            new NeedDelivered(NEED, TASK, NINE),
            new NeedInRework(NEED, TASK, NINE),
            new NeedResultConfirmed(NEED, AUTHOR, true, TEXT, NINE),
            new NeedResolved(NEED, ACCEPTANCE, ResolutionKind.COORDINATED, ITEM, TEXT, NINE),
            new NeedReopened(NEED, TEXT, Urgency.GENERAL, day(7), NINE),
            new NeedHeld(NEED, TEXT, NINE),
            new NeedResumed(NEED, Stage.PLANNED, day(9), NINE),
            new NeedWithdrawn(NEED, NINE),
            new NeedAuthorAnonymised(NEED, NINE),
            new NeedListOpened(DAY, WUHUAN, ListLevel.DAILY, "2026-03-02", day(1), NINE),
            new ChildListOpened(MONTH, DAY, NINE),
            new NeedAddedToList(DAY, NEED, NINE),
            new ChildListRolledUp(MONTH, DAY, List.of(NEED), NINE),
            new NeedListClosed(DAY, List.of(item), HASH, MONTH, NINE),
            new NeedListPublished(DAY, NINE),
            new NeedListCorrected(DAY, 2, List.of(item), List.of(OTHER), "重复", HASH, NINE))
        .check();
  }
}
