package org.jiebang.needs.ballot;

import org.jiebang.eventsourcing.Refusal;

/** Why a ballot says no. */
public enum BallotRefusal implements Refusal {
  BALLOT_NOT_FOUND(Kind.NOT_FOUND, "There is no such ballot."),
  BALLOT_ALREADY_PREPARED(Kind.ALREADY, "The ballot has already been prepared."),
  BALLOT_WINDOW_INVALID(Kind.CONTENT, "Collecting must close after it opens, and not in the past."),
  CHOICES_INVALID(
      Kind.CONTENT,
      "Each choice needs a code of its own; an election has candidates with names, anything else"
          + " has labels; there are no more seats than choices."),
  TOO_MANY_HOUSEHOLDS(Kind.STATE, "A ballot does not take so many households or buildings."),
  NO_HOUSEHOLDS(Kind.STATE, "Nobody is entitled to vote yet."),
  COLLECTING_NOT_DUE(Kind.TOO_EARLY, "The time to open has not come."),
  COLLECTING_ALREADY_OPEN(Kind.ALREADY, "Collecting has been opened; the roll is fixed."),
  COLLECTING_NOT_OPEN(Kind.STATE, "Collecting has not been opened."),
  COLLECTING_STILL_OPEN(
      Kind.TOO_EARLY,
      "Papers are still being collected: until the time to close, or until every household has given"
          + " one back or wants none."),
  COLLECTING_CLOSED(Kind.STATE, "No papers are collected any more."),
  HOUSEHOLD_NOT_ENTITLED(Kind.STATE, "There is no such household on the roll."),
  HOUSEHOLD_ALREADY_VOTED(Kind.ALREADY, "The household has voted already."),
  PAPER_ALREADY_HANDED(Kind.ALREADY, "The household has a paper already."),
  PAPER_NOT_HANDED(Kind.TOO_EARLY, "The household was not handed a paper."),
  SHEET_ALREADY_COUNTED(Kind.STATE, "A sheet of this number has been counted in this round."),
  SHEET_INVALID(
      Kind.CONTENT,
      "The sheet does not add up: more spoiled papers than papers, an unknown choice, or more marks"
          + " than its papers may have."),
  SHEET_TOO_SMALL(
      Kind.STATE,
      "So few papers, on this sheet or left for the last one, would tell who voted how."),
  MORE_PAPERS_THAN_RETURNED(Kind.STATE, "More papers would be counted than were returned."),
  COUNT_INCOMPLETE(Kind.TOO_EARLY, "Fewer papers were counted than were returned."),
  BALLOT_NOT_DECLARED(Kind.TOO_EARLY, "The result has not been declared."),
  BALLOT_ALREADY_DECLARED(Kind.ALREADY, "The result has been declared."),
  CONTEST_WINDOW_OVER(Kind.STATE, "The time to contest the result is over."),
  ALREADY_CONTESTED(Kind.STATE, "The result is contested already."),
  BALLOT_NOT_CONTESTED(Kind.TOO_EARLY, "Nobody has contested the result."),
  BALLOT_CONTESTED(Kind.STATE, "The result is contested; the district decides."),
  BALLOT_ALREADY_FINAL(Kind.ALREADY, "The ballot is final."),
  ROLE_NOT_ALLOWED(Kind.FORBIDDEN, "This is for the ballot's own collectors, or for the district.");

  private final Kind kind;
  private final String detail;

  BallotRefusal(Kind kind, String detail) {
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
