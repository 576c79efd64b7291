package org.jiebang.needs.needlist;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.http.Listing;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Stage;

/**
 * The problem list (问题清单): a closed monthly list, each of its needs with what has become of it
 * since.
 *
 * @param version of what the list says
 * @param hash of that version
 * @param triaged true when none of these problems is open any more
 * @param problems those that the caller may see
 * @param counts of those, by what became of them
 */
public record ProblemList(
    UUID list,
    UUID community,
    String period,
    int version,
    String hash,
    boolean triaged,
    Counts counts,
    List<ListedProblem> problems)
    implements Listing<ProblemList.ListedProblem> {

  /** What has become of a problem. */
  @Schema(name = "ProblemAnswer")
  public enum Answer {
    /** Nobody has answered yet. */
    OPEN,
    /** On the council's agenda. */
    IN_DISCUSSION,
    /** Planned, in service, delivered, referred elsewhere, or on hold for a reason. */
    IN_HAND,
    SOLVED,
    /** Declined, withdrawn, or one with another need. */
    CLOSED;

    static Answer of(Stage stage) {
      return switch (stage) {
        case DRAFT, SUBMITTED, INFO_REQUESTED, VERIFIED, LISTED -> OPEN;
        case ON_AGENDA -> IN_DISCUSSION;
        case PLANNED, IN_SERVICE, DELIVERED, REFERRED, ON_HOLD -> IN_HAND;
        case RESOLVED -> SOLVED;
        case DECLINED, WITHDRAWN, MERGED -> CLOSED;
      };
    }
  }

  /** One of the needs. */
  public record ListedProblem(NeedId need, Category category, Stage state, Answer answer) {}

  /**
   * How many there are of each.
   *
   * @param total all of them
   */
  @Schema(name = "ProblemCounts")
  public record Counts(int total, int open, int inDiscussion, int inHand, int solved, int closed) {

    private Counts plus(Answer answer) {
      return new Counts(
          total + 1,
          open + (answer == Answer.OPEN ? 1 : 0),
          inDiscussion + (answer == Answer.IN_DISCUSSION ? 1 : 0),
          inHand + (answer == Answer.IN_HAND ? 1 : 0),
          solved + (answer == Answer.SOLVED ? 1 : 0),
          closed + (answer == Answer.CLOSED ? 1 : 0));
    }
  }

  @Override
  public List<ListedProblem> items() {
    return problems;
  }

  /**
   * @param list closed
   * @param hash of its latest version
   * @param now the stage of a need
   * @param desk whether the caller sees what is secluded
   */
  static ProblemList of(
      NeedList.Opened list, String hash, Function<NeedId, Stage> now, boolean desk) {
    var problems = new ArrayList<ListedProblem>();
    var counts = new Counts(0, 0, 0, 0, 0, 0);
    for (ListItem item : list.frozen()) {
      Stage stage = now.apply(item.need());
      Answer answer = Answer.of(stage);
      if (desk || !item.secluded()) {
        counts = counts.plus(answer);
        problems.add(new ListedProblem(item.need(), item.category(), stage, answer));
      }
    }
    return new ProblemList(
        list.list().value(),
        list.community().value(),
        list.period().text(),
        list.version(),
        hash,
        counts.open() == 0,
        counts,
        List.copyOf(problems));
  }
}
