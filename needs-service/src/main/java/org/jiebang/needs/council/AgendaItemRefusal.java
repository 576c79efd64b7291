package org.jiebang.needs.council;

import org.jiebang.eventsourcing.Refusal;

/** Why an agenda item says no: the codes of LIFECYCLES, "Council agenda item". */
public enum AgendaItemRefusal implements Refusal {
  AGENDA_ITEM_NOT_FOUND(Kind.NOT_FOUND, "There is no such agenda item."),
  ROLE_NOT_ALLOWED(Kind.FORBIDDEN, "Only who chairs the body, or proposed the item, may do this."),
  NEED_PRIVATE(Kind.CONTENT, "What is private goes before no council."),
  DUPLICATE_TOPIC(Kind.STATE, "One of these needs is before the council already."),
  ITEM_NOT_SCHEDULED(Kind.TOO_EARLY, "The item is not on the agenda of a meeting."),
  ITEM_ALREADY_SCHEDULED(Kind.ALREADY, "The item is already on the agenda of a meeting."),
  MEETING_NOT_CONVENED(Kind.TOO_EARLY, "The meeting has not been convened."),
  MEETING_CLOSED(Kind.STATE, "The meeting is over."),
  NO_QUORUM(Kind.STATE, "Not enough members are present."),
  NOT_PRESENT(Kind.STATE, "Only members who have come in may do this."),
  DISCUSSION_NOT_OPEN(Kind.TOO_EARLY, "The discussion has not been opened."),
  DISCUSSION_ALREADY_OPEN(Kind.ALREADY, "The discussion has been opened already."),
  VOTE_NOT_OPEN(Kind.TOO_EARLY, "The vote has not been opened."),
  VOTE_ALREADY_OPEN(Kind.ALREADY, "The vote has been opened already."),
  VOTE_STILL_OPEN(Kind.TOO_EARLY, "The vote is still open; only the chair may close it now."),
  VOTE_CLOSED(Kind.STATE, "The vote is closed."),
  VOTE_ALREADY_CLOSED(Kind.ALREADY, "The vote has been closed already."),
  ALREADY_VOTED(Kind.ALREADY, "The member has voted already."),
  VOTE_IS_SECRET(Kind.STATE, "The vote is secret: ask for a ballot paper."),
  VOTE_IS_OPEN(Kind.STATE, "The vote is not secret: cast it as yourself."),
  VOTE_RULES_INCOMPLETE(Kind.CONTENT, "These are not the rules that the method asks for."),
  CHOICE_NOT_OFFERED(Kind.CONTENT, "This is not a choice that the vote offers."),
  BALLOT_PAPER_INVALID(Kind.CONTENT, "This is not a ballot paper of this vote."),
  ITEM_NOT_DECIDED(Kind.TOO_EARLY, "The item has not been decided."),
  ITEM_ALREADY_DECIDED(Kind.ALREADY, "The item has been decided already."),
  ITEM_NOT_ADOPTED(Kind.STATE, "The item was not adopted."),
  ITEM_EXECUTING(Kind.STATE, "Tasks follow from the item already."),
  ITEM_ALREADY_EXECUTING(Kind.ALREADY, "Tasks follow from the item already."),
  ITEM_NOT_EXECUTING(Kind.TOO_EARLY, "No tasks follow from the item yet."),
  TASK_NOT_KNOWN(
      Kind.TOO_EARLY,
      "Nothing was heard of such a task in this community, or not yet: name the position at which"
          + " it was drafted in X-Min-Position, or try again soon."),
  TASK_SERVES_OTHER_NEED(Kind.CONTENT, "The task serves none of the needs of the item."),
  TASKS_OPEN(Kind.TOO_EARLY, "Not all of its tasks have ended."),
  ITEM_ALREADY_ACCOUNTED(Kind.ALREADY, "The item has been accounted for already."),
  ITEM_ALREADY_DISCUSSED(Kind.STATE, "The item has been discussed; defer it instead."),
  ITEM_CLOSED(Kind.STATE, "The item is closed."),
  ILLEGAL_TRANSITION(Kind.STATE, "The item is not in a state for this.");

  private final Kind kind;
  private final String detail;

  AgendaItemRefusal(Kind kind, String detail) {
    this.kind = kind;
    this.detail = detail;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String detail() {
    return detail;
  }
}
