package org.jiebang.needs.need;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.need.NeedBody.Verdict;
import org.jiebang.needs.needlist.ListLevel;
import org.jiebang.needs.needlist.NeedListId;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/** A body on the workbench: taken apart, changed in place by one event, put together again. */
final class NeedSketch {

  final UUID id;
  String state = Stage.DRAFT.name();
  final CommunityId community;
  @Nullable EstateId estate;
  @Nullable Category category;
  @Nullable Channel channel;
  UUID author;
  @Nullable UUID collector;
  boolean anonymous;
  @Nullable Envelope authorName;
  @Nullable Envelope authorPhone;
  @Nullable Envelope text;
  @Nullable Envelope riskStatement;
  @Nullable Particulars particulars;
  final List<Envelope> notes = new ArrayList<>();
  @Nullable Envelope question;
  @Nullable Instant answerBy;
  @Nullable Envelope answer;
  @Nullable Instant submittedAt;
  @Nullable Instant verifyBy;
  @Nullable Urgency urgency;
  @Nullable String grid;
  @Nullable String microGrid;
  @Nullable Instant dueAt;
  final List<Stage> overdue = new ArrayList<>();
  final List<UUID> supporters = new ArrayList<>();
  final Map<NeedId, List<UUID>> carried = new LinkedHashMap<>();
  @Nullable NeedListId list;
  @Nullable ListLevel level;
  @Nullable UUID agendaItem;
  @Nullable UUID project;
  @Nullable UUID task;
  @Nullable Envelope holdReason;
  @Nullable NeedId mergedInto;
  @Nullable String declineCode;
  @Nullable Envelope declineText;
  boolean declinePublished;
  @Nullable String referredTo;
  @Nullable UUID acceptance;
  @Nullable ResolutionKind resolution;
  @Nullable UUID meeting;
  @Nullable Envelope evidence;
  int reopenings;
  final List<Verdict> verdicts = new ArrayList<>();

  NeedSketch(NeedId need, CommunityId community, UUID author) {
    this.id = need.value();
    this.community = community;
    this.author = author;
  }

  NeedSketch(NeedBody b) {
    id = b.id();
    community = b.community();
    author = b.author();
    state = b.state();
    estate = b.estate();
    category = b.category();
    channel = b.channel();
    collector = b.collector();
    anonymous = b.anonymous();
    authorName = b.authorName();
    authorPhone = b.authorPhone();
    text = b.text();
    riskStatement = b.riskStatement();
    particulars = b.particulars();
    notes.addAll(b.notes());
    question = b.question();
    answerBy = b.answerBy();
    answer = b.answer();
    submittedAt = b.submittedAt();
    verifyBy = b.verifyBy();
    urgency = b.urgency();
    grid = b.grid();
    microGrid = b.microGrid();
    dueAt = b.dueAt();
    overdue.addAll(b.overdue());
    supporters.addAll(b.supporters());
    carried.putAll(b.carried());
    list = b.list();
    level = b.level();
    agendaItem = b.agendaItem();
    project = b.project();
    task = b.task();
    holdReason = b.holdReason();
    mergedInto = b.mergedInto();
    declineCode = b.declineCode();
    declineText = b.declineText();
    declinePublished = b.declinePublished();
    referredTo = b.referredTo();
    acceptance = b.acceptance();
    resolution = b.resolution();
    meeting = b.meeting();
    evidence = b.evidence();
    reopenings = b.reopenings();
    verdicts.addAll(b.verdicts());
  }

  NeedBody body() {
    return new NeedBody(
        id,
        state,
        community,
        estate,
        category,
        channel,
        author,
        collector,
        anonymous,
        authorName,
        authorPhone,
        text,
        riskStatement,
        particulars,
        List.copyOf(notes),
        question,
        answerBy,
        answer,
        submittedAt,
        verifyBy,
        urgency,
        grid,
        microGrid,
        dueAt,
        List.copyOf(overdue),
        List.copyOf(supporters),
        carried,
        list,
        level,
        agendaItem,
        project,
        task,
        holdReason,
        mergedInto,
        declineCode,
        declineText,
        declinePublished,
        referredTo,
        acceptance,
        resolution,
        meeting,
        evidence,
        reopenings,
        List.copyOf(verdicts));
  }
}
