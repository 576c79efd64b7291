package org.jiebang.needs.report;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.report.ResearchReportRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.report.ResearchReportRefusal.REASON_REQUIRED;
import static org.jiebang.needs.report.ResearchReportRefusal.RESEARCH_REPORT_NOT_FOUND;
import static org.jiebang.needs.report.ResearchReportRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.needs.report.ResearchReportRefusal.SUGGESTION_NOT_FOUND;
import static org.jiebang.needs.report.ResearchReportRefusal.SUGGESTION_REQUIRED;
import static org.jiebang.needs.report.ResearchReportRefusal.UPTAKE_NOT_FOUND;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.report.ResearchReport.Drafted;
import org.jiebang.needs.report.ResearchReport.Phase;
import org.jiebang.needs.report.ResearchReport.Undrafted;
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

/** The rules of a report: drafted, submitted, published; its suggestions are taken up. */
final class ResearchReportDecider
    implements Decider<ResearchReportCommand, ResearchReport, ResearchReportEvent> {

  @Override
  public ResearchReport initial() {
    return new Undrafted();
  }

  @Override
  public List<ResearchReportEvent> decide(ResearchReportCommand command, ResearchReport state) {
    return switch (command) {
      case DraftReport c ->
          switch (state) {
            case Undrafted() ->
                List.of(
                    new ResearchReportDrafted(
                        c.report(),
                        c.community(),
                        requireNonNull(c.by().person()),
                        c.content(),
                        c.at()));
            case Drafted _ -> refuse(ILLEGAL_TRANSITION);
          };
      case ReviseReport c -> revise(c, in(state, Phase.DRAFT));
      case SubmitReport c -> submit(c, in(state, Phase.DRAFT));
      case ReturnReport c -> {
        in(state, Phase.SUBMITTED);
        yield c.reason() == null || c.reason().isBlank()
            ? refuse(REASON_REQUIRED)
            : List.of(new ResearchReportReturned(c.report(), c.reason(), c.at()));
      }
      case PublishReport c -> {
        in(state, Phase.SUBMITTED);
        yield List.of(new ResearchReportPublished(c.report(), c.at()));
      }
      case TakeUpSuggestion c -> takeUp(c, in(state, Phase.SUBMITTED, Phase.PUBLISHED));
    };
  }

  private static List<ResearchReportEvent> revise(ReviseReport c, Drafted report) {
    byItsAuthor(c.by(), report);
    return c.content().equals(report.content())
        ? List.of()
        : List.of(new ResearchReportRevised(c.report(), c.content(), c.at()));
  }

  private static List<ResearchReportEvent> submit(SubmitReport c, Drafted report) {
    byItsAuthor(c.by(), report);
    return report.content().suggestions().isEmpty()
        ? refuse(SUGGESTION_REQUIRED)
        : List.of(new ResearchReportSubmitted(c.report(), c.at()));
  }

  private static void byItsAuthor(Actor by, Drafted report) {
    if (!by.is(report.author()) && !by.role().equals("COM")) {
      refuse(ROLE_NOT_ALLOWED);
    }
  }

  /** Several may take up the same suggestion, each once. */
  private static List<ResearchReportEvent> takeUp(TakeUpSuggestion c, Drafted report) {
    if (c.suggestion() > report.content().suggestions().size()) {
      return refuse(SUGGESTION_NOT_FOUND);
    }
    if (!c.found()) {
      return refuse(UPTAKE_NOT_FOUND);
    }
    return report.uptakesOf(c.suggestion()).contains(c.uptake())
        ? List.of()
        : List.of(new SuggestionTakenUp(c.report(), c.suggestion(), c.uptake(), c.at()));
  }

  private static Drafted in(ResearchReport state, Phase... phases) {
    return switch (state) {
      case Drafted report when Arrays.asList(phases).contains(report.phase()) -> report;
      case Drafted _ -> refuse(ILLEGAL_TRANSITION);
      case Undrafted() -> refuse(RESEARCH_REPORT_NOT_FOUND);
    };
  }

  @Override
  public ResearchReport evolve(ResearchReport state, ResearchReportEvent event) {
    return switch (event) {
      case ResearchReportDrafted e ->
          new Drafted(e.report(), e.community(), e.author(), Phase.DRAFT, e.content(), Map.of());
      case ResearchReportRevised e -> ((Drafted) state).with(e.content());
      case ResearchReportSubmitted _ -> ((Drafted) state).with(Phase.SUBMITTED);
      case ResearchReportReturned _ -> ((Drafted) state).with(Phase.DRAFT);
      case ResearchReportPublished _ -> ((Drafted) state).with(Phase.PUBLISHED);
      case SuggestionTakenUp e -> ((Drafted) state).with(e.suggestion(), e.uptake());
    };
  }
}
