package org.jiebang.needs.council;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.council.AgendaItemRefusal.AGENDA_ITEM_NOT_FOUND;
import static org.jiebang.needs.council.AgendaItemRefusal.DISCUSSION_ALREADY_OPEN;
import static org.jiebang.needs.council.AgendaItemRefusal.DISCUSSION_NOT_OPEN;
import static org.jiebang.needs.council.AgendaItemRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.council.AgendaItemRefusal.ITEM_ALREADY_ACCOUNTED;
import static org.jiebang.needs.council.AgendaItemRefusal.ITEM_ALREADY_DECIDED;
import static org.jiebang.needs.council.AgendaItemRefusal.ITEM_ALREADY_DISCUSSED;
import static org.jiebang.needs.council.AgendaItemRefusal.ITEM_ALREADY_EXECUTING;
import static org.jiebang.needs.council.AgendaItemRefusal.ITEM_ALREADY_SCHEDULED;
import static org.jiebang.needs.council.AgendaItemRefusal.ITEM_CLOSED;
import static org.jiebang.needs.council.AgendaItemRefusal.ITEM_EXECUTING;
import static org.jiebang.needs.council.AgendaItemRefusal.ITEM_NOT_ADOPTED;
import static org.jiebang.needs.council.AgendaItemRefusal.ITEM_NOT_DECIDED;
import static org.jiebang.needs.council.AgendaItemRefusal.ITEM_NOT_EXECUTING;
import static org.jiebang.needs.council.AgendaItemRefusal.ITEM_NOT_SCHEDULED;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_ALREADY_CLOSED;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_ALREADY_OPEN;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_CLOSED;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_NOT_OPEN;

import org.jiebang.needs.council.AgendaItem.NotProposed;
import org.jiebang.needs.council.AgendaItem.Tabled;

/**
 * Lets a command pass at the stages where it is legal, else says no in the words of LIFECYCLES,
 * "The code for every illegal transition": one method per command, one line per stage.
 */
final class ItemGate {

  private ItemGate() {}

  static Tabled schedule(AgendaItem state) {
    Tabled item = known(state);
    return switch (item.stage()) {
      case PROPOSED, DEFERRED -> item;
      case SCHEDULED, DISCUSSING, VOTING, ADOPTED, REJECTED, EXECUTING ->
          refuse(ITEM_ALREADY_SCHEDULED);
      case ACCOUNTED, WITHDRAWN -> refuse(ITEM_CLOSED);
    };
  }

  static Tabled unschedule(AgendaItem state) {
    Tabled item = known(state);
    return switch (item.stage()) {
      case PROPOSED -> refuse(ITEM_NOT_SCHEDULED);
      case SCHEDULED -> item;
      case DISCUSSING, VOTING, ADOPTED, REJECTED, DEFERRED, EXECUTING -> refuse(ILLEGAL_TRANSITION);
      case ACCOUNTED, WITHDRAWN -> refuse(ITEM_CLOSED);
    };
  }

  static Tabled openDiscussion(AgendaItem state) {
    Tabled item = known(state);
    return switch (item.stage()) {
      case PROPOSED, DEFERRED -> refuse(ITEM_NOT_SCHEDULED);
      case SCHEDULED -> item;
      case DISCUSSING, VOTING, ADOPTED, REJECTED, EXECUTING -> refuse(DISCUSSION_ALREADY_OPEN);
      case ACCOUNTED, WITHDRAWN -> refuse(ITEM_CLOSED);
    };
  }

  /** What belongs into a discussion: moving on, contributing, opening the vote. */
  static Tabled discuss(AgendaItem state) {
    Tabled item = known(state);
    return switch (item.stage()) {
      case PROPOSED, SCHEDULED -> refuse(DISCUSSION_NOT_OPEN);
      case DISCUSSING -> item;
      case VOTING -> refuse(VOTE_ALREADY_OPEN);
      case ADOPTED, REJECTED, DEFERRED, EXECUTING -> refuse(ITEM_ALREADY_DECIDED);
      case ACCOUNTED, WITHDRAWN -> refuse(ITEM_CLOSED);
    };
  }

  static Tabled castVote(AgendaItem state) {
    Tabled item = known(state);
    return switch (item.stage()) {
      case PROPOSED, SCHEDULED, DISCUSSING -> refuse(VOTE_NOT_OPEN);
      case VOTING -> item;
      case ADOPTED, REJECTED, DEFERRED, EXECUTING -> refuse(VOTE_CLOSED);
      case ACCOUNTED, WITHDRAWN -> refuse(ITEM_CLOSED);
    };
  }

  static Tabled closeVote(AgendaItem state) {
    Tabled item = known(state);
    return switch (item.stage()) {
      case PROPOSED, SCHEDULED, DISCUSSING -> refuse(VOTE_NOT_OPEN);
      case VOTING -> item;
      case ADOPTED, REJECTED, DEFERRED, EXECUTING -> refuse(VOTE_ALREADY_CLOSED);
      case ACCOUNTED, WITHDRAWN -> refuse(ITEM_CLOSED);
    };
  }

  static Tabled decideTie(AgendaItem state) {
    Tabled item = known(state);
    return switch (item.stage()) {
      case PROPOSED, SCHEDULED, DISCUSSING -> refuse(VOTE_NOT_OPEN);
      case VOTING -> item;
      case ADOPTED, REJECTED, DEFERRED, EXECUTING -> refuse(ITEM_ALREADY_DECIDED);
      case ACCOUNTED, WITHDRAWN -> refuse(ITEM_CLOSED);
    };
  }

  static Tabled defer(AgendaItem state) {
    Tabled item = known(state);
    return switch (item.stage()) {
      case PROPOSED -> refuse(ITEM_NOT_SCHEDULED);
      case SCHEDULED, DISCUSSING, VOTING -> item;
      case ADOPTED, REJECTED, DEFERRED, EXECUTING -> refuse(ITEM_ALREADY_DECIDED);
      case ACCOUNTED, WITHDRAWN -> refuse(ITEM_CLOSED);
    };
  }

  static Tabled override(AgendaItem state) {
    Tabled item = known(state);
    return switch (item.stage()) {
      case PROPOSED, SCHEDULED, DISCUSSING, VOTING -> refuse(ITEM_NOT_DECIDED);
      case ADOPTED, REJECTED, DEFERRED -> item;
      case EXECUTING -> refuse(ITEM_EXECUTING);
      case ACCOUNTED, WITHDRAWN -> refuse(ITEM_CLOSED);
    };
  }

  static Tabled assign(AgendaItem state) {
    Tabled item = known(state);
    return switch (item.stage()) {
      case PROPOSED, SCHEDULED, DISCUSSING, VOTING -> refuse(ITEM_NOT_DECIDED);
      case ADOPTED -> item;
      case REJECTED, DEFERRED -> refuse(ITEM_NOT_ADOPTED);
      case EXECUTING -> refuse(ITEM_ALREADY_EXECUTING);
      case ACCOUNTED, WITHDRAWN -> refuse(ITEM_CLOSED);
    };
  }

  static Tabled account(AgendaItem state) {
    Tabled item = known(state);
    return switch (item.stage()) {
      case PROPOSED, SCHEDULED, DISCUSSING, VOTING, ADOPTED, REJECTED, DEFERRED ->
          refuse(ITEM_NOT_EXECUTING);
      case EXECUTING -> item;
      case ACCOUNTED -> refuse(ITEM_ALREADY_ACCOUNTED);
      case WITHDRAWN -> refuse(ITEM_CLOSED);
    };
  }

  static Tabled withdraw(AgendaItem state) {
    Tabled item = known(state);
    return switch (item.stage()) {
      case PROPOSED, SCHEDULED -> item;
      case DISCUSSING, VOTING, ADOPTED, REJECTED, DEFERRED, EXECUTING ->
          refuse(ITEM_ALREADY_DISCUSSED);
      case ACCOUNTED, WITHDRAWN -> refuse(ITEM_CLOSED);
    };
  }

  static Tabled known(AgendaItem state) {
    return switch (state) {
      case Tabled item -> item;
      case NotProposed() -> refuse(AGENDA_ITEM_NOT_FOUND);
    };
  }
}
