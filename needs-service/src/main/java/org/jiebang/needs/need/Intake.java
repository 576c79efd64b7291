package org.jiebang.needs.need;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.need.NeedRefusal.ANONYMOUS_NOT_ALLOWED;
import static org.jiebang.needs.need.NeedRefusal.CHANNEL_NOT_ALLOWED;
import static org.jiebang.needs.need.NeedRefusal.COMMUNITY_CLOSED;
import static org.jiebang.needs.need.NeedRefusal.ESTATE_NOT_FOUND;
import static org.jiebang.needs.need.NeedRefusal.GRID_NOT_ON_MAP;
import static org.jiebang.needs.need.NeedRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.need.NeedRefusal.INFO_ALREADY_PROVIDED;
import static org.jiebang.needs.need.NeedRefusal.INFO_ALREADY_REQUESTED;
import static org.jiebang.needs.need.NeedRefusal.INFO_NOT_REQUESTED;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_ON_AGENDA;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_SUPPORTED;
import static org.jiebang.needs.need.NeedRefusal.NEED_ALREADY_VERIFIED;
import static org.jiebang.needs.need.NeedRefusal.NEED_INFO_PENDING;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_FOUND;
import static org.jiebang.needs.need.NeedRefusal.NEED_NOT_SUBMITTED;
import static org.jiebang.needs.need.NeedRefusal.RISK_STATEMENT_REQUIRED;
import static org.jiebang.needs.need.NeedRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.needs.need.NeedRefusal.SELF_DEALING;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.needs.need.Need.Draft;
import org.jiebang.needs.need.Need.Erased;
import org.jiebang.needs.need.Need.Filed;
import org.jiebang.needs.need.Need.Unknown;
import org.jiebang.needs.need.NeedCommand.AmendNeed;
import org.jiebang.needs.need.NeedCommand.EraseDraft;
import org.jiebang.needs.need.NeedCommand.LapseInfoRequest;
import org.jiebang.needs.need.NeedCommand.ProvideInfo;
import org.jiebang.needs.need.NeedCommand.RequestInfo;
import org.jiebang.needs.need.NeedCommand.SaveDraft;
import org.jiebang.needs.need.NeedCommand.SubmitNeed;
import org.jiebang.needs.need.NeedCommand.VerifyNeed;
import org.jiebang.needs.need.NeedCommand.WithdrawNeed;
import org.jiebang.needs.need.NeedEvent.NeedAmended;
import org.jiebang.needs.need.NeedEvent.NeedAuthorAnonymised;
import org.jiebang.needs.need.NeedEvent.NeedDraftErased;
import org.jiebang.needs.need.NeedEvent.NeedDraftSaved;
import org.jiebang.needs.need.NeedEvent.NeedInfoProvided;
import org.jiebang.needs.need.NeedEvent.NeedInfoRequestLapsed;
import org.jiebang.needs.need.NeedEvent.NeedInfoRequested;
import org.jiebang.needs.need.NeedEvent.NeedLocated;
import org.jiebang.needs.need.NeedEvent.NeedNoteAdded;
import org.jiebang.needs.need.NeedEvent.NeedSubmitted;
import org.jiebang.needs.need.NeedEvent.NeedVerified;
import org.jiebang.needs.need.NeedEvent.NeedWithdrawn;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/** From the first word to verification, and the author's way back. */
final class Intake {

  private static final Gate AMEND =
      Gate.from(Stage.SUBMITTED, Stage.INFO_REQUESTED, ILLEGAL_TRANSITION, NEED_ALREADY_VERIFIED);
  private static final Gate ASK =
      Gate.at(Stage.SUBMITTED, ILLEGAL_TRANSITION, NEED_ALREADY_VERIFIED);
  private static final Gate LAPSE =
      Gate.at(Stage.INFO_REQUESTED, ILLEGAL_TRANSITION, ILLEGAL_TRANSITION);
  private static final Gate VERIFY =
      Gate.at(Stage.SUBMITTED, NEED_NOT_SUBMITTED, NEED_ALREADY_VERIFIED);
  private static final Gate WITHDRAW =
      Gate.from(Stage.SUBMITTED, Stage.LISTED, ILLEGAL_TRANSITION, NEED_ALREADY_ON_AGENDA);

  /** Open nowhere: names the codes of the stages that are the same for every command. */
  private static final Gate NOWHERE = Gate.at(Stage.DRAFT, ILLEGAL_TRANSITION, ILLEGAL_TRANSITION);

  private final NeedPolicy policy;

  Intake(NeedPolicy policy) {
    this.policy = policy;
  }

  List<NeedEvent> saveDraft(SaveDraft c, Need need) {
    return switch (need) {
      case Unknown() -> draft(c);
      case Draft d when c.by().is(d.author()) -> draft(c);
      case Draft _ -> refuse(NEED_NOT_FOUND);
      case Erased _, Filed _ -> {
        NOWHERE.pass(need);
        yield List.of();
      }
    };
  }

  private List<NeedEvent> draft(SaveDraft c) {
    return List.of(
        new NeedDraftSaved(
            c.need(),
            c.community(),
            c.estate(),
            c.category(),
            requireNonNull(c.by().person()),
            c.words().authorName(),
            c.words().authorPhone(),
            c.words().text(),
            c.words().riskStatement(),
            c.at().plus(c.kept()),
            c.at()));
  }

  List<NeedEvent> eraseDraft(EraseDraft c, Need need) {
    if (need instanceof Draft) {
      return List.of(new NeedDraftErased(c.need(), c.at()));
    }
    NOWHERE.pass(need);
    return List.of();
  }

  List<NeedEvent> submit(SubmitNeed c, Need need) {
    switch (need) {
      case Unknown() -> {}
      case Draft d -> {
        if (!c.by().is(d.author())) {
          return refuse(NEED_NOT_FOUND); // A draft is invisible to others.
        }
      }
      case Erased _, Filed _ -> NOWHERE.pass(need);
    }
    if (!c.communityOpen()) {
      return refuse(COMMUNITY_CLOSED);
    }
    inside(c.estate(), c.estates());
    if (c.risky() && c.riskStatement() == null) {
      return refuse(RISK_STATEMENT_REQUIRED);
    }
    if (c.particulars().anonymous() && !c.anonymousAllowed()) {
      return refuse(ANONYMOUS_NOT_ALLOWED);
    }
    Channel channel = channel(c);
    if (!channel.openTo(c.by().role())) {
      return refuse(CHANNEL_NOT_ALLOWED);
    }
    NeedPolicy inForce = c.particulars().policy() == null ? policy : c.particulars().policy();
    var submitted =
        new NeedSubmitted(
            c.need(),
            c.community(),
            c.estate(),
            c.category(),
            channel,
            c.particulars().anonymous() ? Needs.anonymous(c.need()) : c.author(),
            c.by().is(c.author()) ? null : c.by().person(),
            c.authorName(),
            c.authorPhone(),
            c.text(),
            c.riskStatement(),
            c.particulars(),
            c.at().plus(inForce.verifyWithin()),
            c.at());
    return c.whereabouts() == null || c.whereabouts().grid() == null
        ? List.of(submitted)
        : List.of(submitted, located(c.need(), c.whereabouts(), c.at()));
  }

  private static NeedEvent located(NeedId need, Whereabouts where, Instant at) {
    return new NeedLocated(need, where.grid(), where.microGrid(), at);
  }

  private static Channel channel(SubmitNeed c) {
    if (c.channel() != null) {
      return c.channel();
    }
    boolean forAnother = c.by().role().equals("RES") && c.particulars().onBehalfOf() != null;
    return forAnother ? Channel.ON_BEHALF : Channel.of(c.by().role());
  }

  List<NeedEvent> amend(AmendNeed c, Need state) {
    Filed need = AMEND.pass(state);
    if (!c.by().role().equals("GRD")) {
      byWhoBroughtIt(need, c.by());
    }
    if (c.note() && c.text() != null) {
      return List.of(new NeedNoteAdded(c.need(), c.text(), c.at()));
    }
    if (!need.support().isEmpty()) {
      return refuse(NEED_ALREADY_SUPPORTED);
    }
    inside(c.estate(), c.estates());
    var amended =
        new NeedAmended(c.need(), c.estate(), c.text(), c.riskStatement(), c.more(), c.at());
    return c.whereabouts() == null
        ? List.of(amended)
        : List.of(amended, located(c.need(), c.whereabouts(), c.at()));
  }

  List<NeedEvent> requestInfo(RequestInfo c, Need state) {
    if (state instanceof Filed f && f.stage() == Stage.INFO_REQUESTED) {
      return refuse(INFO_ALREADY_REQUESTED);
    }
    Filed need = ASK.pass(state);
    Instant answerBy = c.at().plus(need.policyOr(policy).answerWithin());
    return List.of(new NeedInfoRequested(c.need(), c.question(), answerBy, c.at()));
  }

  List<NeedEvent> provideInfo(ProvideInfo c, Need state) {
    boolean before = state instanceof Filed f && f.track().infoProvided();
    NeedRefusal late = before ? INFO_ALREADY_PROVIDED : INFO_NOT_REQUESTED;
    Filed need = Gate.at(Stage.INFO_REQUESTED, late, late).pass(state);
    byWhoBroughtIt(need, c.by());
    return List.of(new NeedInfoProvided(c.need(), c.answer(), verifyBy(need, c.at()), c.at()));
  }

  List<NeedEvent> lapseInfoRequest(LapseInfoRequest c, Need state) {
    Filed need = LAPSE.pass(state);
    return List.of(new NeedInfoRequestLapsed(c.need(), verifyBy(need, c.at()), c.at()));
  }

  List<NeedEvent> verify(VerifyNeed c, Need state) {
    if (state instanceof Filed f && f.stage() == Stage.INFO_REQUESTED) {
      return refuse(NEED_INFO_PENDING);
    }
    Filed need = VERIFY.pass(state);
    if (need.broughtBy(c.by().person())) {
      return refuse(SELF_DEALING);
    }
    if (!c.onMap()) {
      return refuse(GRID_NOT_ON_MAP);
    }
    return List.of(
        new NeedVerified(
            c.need(),
            c.urgency(),
            c.grid(),
            c.microGrid(),
            c.at().plus(need.policyOr(policy).within(c.urgency())),
            requireNonNull(c.by().person()),
            c.at()));
  }

  List<NeedEvent> withdraw(WithdrawNeed c, Need state) {
    Filed need = WITHDRAW.pass(state);
    byWhoBroughtIt(need, c.by());
    if (c.anonymise()) {
      return List.of(new NeedAuthorAnonymised(c.need(), c.at()));
    }
    if (!need.support().isEmpty()) {
      return refuse(NEED_ALREADY_SUPPORTED);
    }
    return List.of(new NeedWithdrawn(c.need(), c.at()));
  }

  private static Instant verifyBy(Filed need, Instant now) {
    return need.deadlines().shifted(need.deadlines().verifyBy(), now);
  }

  private static void byWhoBroughtIt(Filed need, Actor by) {
    if (!need.broughtBy(by.person())) {
      refuse(ROLE_NOT_ALLOWED);
    }
  }

  private static void inside(@Nullable EstateId estate, Set<EstateId> estates) {
    if (estate != null && !estates.contains(estate)) {
      refuse(ESTATE_NOT_FOUND);
    }
  }
}
