package org.jiebang.matching.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.matching.inbound.Category;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is to show of a task; {@link TaskShown} is what a caller gets of it.
 *
 * @param terms null while it is a draft
 * @param round of posting, from 1; 0 while it is a draft
 * @param claims of all rounds, oldest first
 * @param award null while none stands
 * @param execution null while no plan stands
 * @param reworkItems what the last acceptance asked for
 * @param endReason why it ended, when somebody said so
 * @param published where else it stands, one for each platform
 */
public record TaskBody(
    UUID id,
    String state,
    UUID community,
    UUID need,
    Category category,
    TaskSheet sheet,
    int sheetVersion,
    @Nullable Terms terms,
    int round,
    boolean bidsOpen,
    List<ClaimBody> claims,
    @Nullable AwardBody award,
    @Nullable ExecutionBody execution,
    @Nullable DeliveryBody delivery,
    List<String> reworkItems,
    int reworks,
    @Nullable String endReason,
    List<PublicationBody> published) {

  /** What was kept before there were other platforms says nothing of them. */
  public TaskBody {
    published = Objects.requireNonNullElse(published, List.of());
  }

  /**
   * @param bid its text; null until the bids of its round are opened
   * @param reason why it was rejected or declined
   */
  public record ClaimBody(
      ClaimId id,
      UUID organisation,
      Claim.Standing state,
      int round,
      int sheetVersion,
      @Nullable String bid,
      List<Claim.Score> scores,
      @Nullable String reason) {

    ClaimBody stand(Claim.Standing next, @Nullable String why) {
      return new ClaimBody(id, organisation, next, round, sheetVersion, bid, scores, why);
    }

    ClaimBody answering(int version) {
      return new ClaimBody(id, organisation, state, round, version, bid, scores, reason);
    }

    ClaimBody opened(String text) {
      return new ClaimBody(id, organisation, state, round, sheetVersion, text, scores, reason);
    }

    ClaimBody scored(Claim.Score score) {
      var all = new ArrayList<>(scores);
      all.removeIf(
          s -> s.criterion().equals(score.criterion()) && s.scorer().equals(score.scorer()));
      all.add(score);
      return new ClaimBody(
          id, organisation, state, round, sheetVersion, bid, List.copyOf(all), reason);
    }
  }

  /**
   * @param total in thousandths of a weight point
   * @param reasons in the words of who chose it; RUNNER_UP alone: it passed to the second, because
   *     the first did not take it
   * @param appeal the reason of an open appeal; null when none is open
   */
  @Schema(name = "TaskAward")
  public record AwardBody(
      ClaimId claim,
      UUID organisation,
      long total,
      List<String> reasons,
      @Nullable ClaimId runnerUp,
      @Nullable TieBreak tieBreak,
      Instant at,
      Instant confirmBy,
      @Nullable String appeal,
      @Nullable String appealDecision) {

    AwardBody appealed(@Nullable String reason, @Nullable String decision) {
      return new AwardBody(
          claim, organisation, total, reasons, runnerUp, tieBreak, at, confirmBy, reason, decision);
    }
  }

  /** Who does it when. */
  @Schema(name = "TaskExecution")
  public record ExecutionBody(UUID department, List<PlannedSession> sessions) {}

  /** What was delivered last. */
  @Schema(name = "TaskDelivery")
  public record DeliveryBody(String report, List<String> proof, Instant at) {}

  /**
   * A task on another platform.
   *
   * @param channel which, e.g. {@code ZHIYUANHUI}
   * @param externalId what the activity is called there
   */
  @Schema(name = "Publication")
  public record PublicationBody(
      String channel, String externalId, @Nullable String url, Instant at) {}

  /** The last word for a platform replaces what was said of it before. */
  TaskBody published(PublicationBody there) {
    var all = new ArrayList<>(published);
    all.removeIf(p -> p.channel().equals(there.channel()));
    all.add(there);
    return new TaskBody(
        id,
        state,
        community,
        need,
        category,
        sheet,
        sheetVersion,
        terms,
        round,
        bidsOpen,
        claims,
        award,
        execution,
        delivery,
        reworkItems,
        reworks,
        endReason,
        List.copyOf(all));
  }

  TaskBody in(String next) {
    return new TaskBody(
        id,
        next,
        community,
        need,
        category,
        sheet,
        sheetVersion,
        terms,
        round,
        bidsOpen,
        claims,
        award,
        execution,
        delivery,
        reworkItems,
        reworks,
        endReason,
        published);
  }

  TaskBody ended(String end, @Nullable String why) {
    return new TaskBody(
        id,
        end,
        community,
        need,
        category,
        sheet,
        sheetVersion,
        terms,
        round,
        bidsOpen,
        claims,
        award,
        execution,
        delivery,
        reworkItems,
        reworks,
        why,
        published);
  }

  TaskBody withSheet(TaskSheet changed, int version) {
    return new TaskBody(
        id,
        state,
        community,
        need,
        category,
        changed,
        version,
        terms,
        round,
        bidsOpen,
        claims,
        award,
        execution,
        delivery,
        reworkItems,
        reworks,
        endReason,
        published);
  }

  TaskBody onBoard(Terms posted, int inRound) {
    return new TaskBody(
        id,
        "POSTED",
        community,
        need,
        category,
        sheet,
        sheetVersion,
        posted,
        inRound,
        false,
        claims,
        null,
        null,
        null,
        List.of(),
        0,
        null,
        published);
  }

  TaskBody withClaims(boolean open, List<ClaimBody> changed) {
    return new TaskBody(
        id,
        state,
        community,
        need,
        category,
        sheet,
        sheetVersion,
        terms,
        round,
        open,
        List.copyOf(changed),
        award,
        execution,
        delivery,
        reworkItems,
        reworks,
        endReason,
        published);
  }

  TaskBody claim(ClaimId claim, UnaryOperator<ClaimBody> how) {
    return withClaims(
        bidsOpen, claims.stream().map(c -> c.id().equals(claim) ? how.apply(c) : c).toList());
  }

  TaskBody awarded(String next, @Nullable AwardBody made) {
    return new TaskBody(
        id,
        next,
        community,
        need,
        category,
        sheet,
        sheetVersion,
        terms,
        round,
        bidsOpen,
        claims,
        made,
        execution,
        delivery,
        reworkItems,
        reworks,
        endReason,
        published);
  }

  TaskBody executedBy(String next, @Nullable ExecutionBody plan) {
    return new TaskBody(
        id,
        next,
        community,
        need,
        category,
        sheet,
        sheetVersion,
        terms,
        round,
        bidsOpen,
        claims,
        award,
        plan,
        delivery,
        reworkItems,
        reworks,
        endReason,
        published);
  }

  TaskBody delivered(DeliveryBody made) {
    return new TaskBody(
        id,
        "DELIVERED",
        community,
        need,
        category,
        sheet,
        sheetVersion,
        terms,
        round,
        bidsOpen,
        claims,
        award,
        execution,
        made,
        reworkItems,
        reworks,
        endReason,
        published);
  }

  TaskBody sentBack(List<String> items, int times) {
    return new TaskBody(
        id,
        "REWORK",
        community,
        need,
        category,
        sheet,
        sheetVersion,
        terms,
        round,
        bidsOpen,
        claims,
        award,
        execution,
        delivery,
        items,
        times,
        endReason,
        published);
  }
}
