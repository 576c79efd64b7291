package org.jiebang.matching.evaluation;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the events of an evaluation set add up to, as far as the rules ask about it. */
public sealed interface Evaluation {

  /** Before the first event. */
  record Unopened() implements Evaluation {}

  /**
   * A set that is open, closed or published.
   *
   * @param author of the need; null when not known
   * @param submissions in the order in which they came
   * @param links by which beneficiaries without an account may rate, once each
   */
  record Existing(
      EvaluationId evaluation,
      UUID task,
      UUID need,
      UUID community,
      UUID organisation,
      UUID department,
      @Nullable UUID author,
      Phase phase,
      Instant closesAt,
      Map<SubmissionId, Submission> submissions,
      Map<UUID, Link> links)
      implements Evaluation {

    /** Whether the beneficiary has rated. */
    public boolean rated() {
      return submissions.values().stream().anyMatch(s -> s.kind() == EvaluationKind.BENEFICIARY);
    }

    Existing in(Phase next) {
      return new Existing(
          evaluation,
          task,
          need,
          community,
          organisation,
          department,
          author,
          next,
          closesAt,
          submissions,
          links);
    }

    Existing with(SubmissionId id, Submission submission) {
      var all = new LinkedHashMap<>(submissions);
      all.put(id, submission);
      return new Existing(
          evaluation,
          task,
          need,
          community,
          organisation,
          department,
          author,
          phase,
          closesAt,
          Collections.unmodifiableMap(all),
          links);
    }

    Existing with(UUID id, Link link) {
      var all = new LinkedHashMap<>(links);
      all.put(id, link);
      return new Existing(
          evaluation,
          task,
          need,
          community,
          organisation,
          department,
          author,
          phase,
          closesAt,
          submissions,
          Collections.unmodifiableMap(all));
    }
  }

  /** As LIFECYCLES names them. */
  enum Phase {
    OPEN,
    CLOSED,
    PUBLISHED
  }

  /**
   * A rating link, as far as the rules ask.
   *
   * @param codeHash keyed hash of the code that goes with it
   */
  record Link(String codeHash, boolean used) {}

  /** One submission, as far as the rules ask. */
  record Submission(EvaluationKind kind, UUID author, boolean excluded) {}
}
