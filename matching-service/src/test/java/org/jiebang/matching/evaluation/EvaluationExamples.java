package org.jiebang.matching.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.matching.evaluation.EvaluationEvent.*;
import org.jspecify.annotations.Nullable;

/** What resident, volunteers and desk say of the after-school care of 五环社区. */
public final class EvaluationExamples {

  static final Instant OPENED = Instant.parse("2026-03-16T01:00:00Z");
  static final Instant CLOSES = OPENED.plus(Duration.ofDays(14));

  static final UUID TASK = uuid(0x101);
  static final EvaluationId EVALUATION = EvaluationId.of(TASK);
  static final UUID NEED = uuid(0x201);
  static final UUID WUHUAN = uuid(0x301);
  static final UUID UNIVERSITY = uuid(0x401);
  static final UUID DEPARTMENT = uuid(0x402);
  static final UUID AUTHOR = uuid(0x71);
  static final UUID LINK = uuid(0x501);
  static final UUID ANNA = uuid(0xA);
  static final UUID BO = uuid(0xB);

  static final Actor RESIDENT = new Actor(AUTHOR, "RES", WUHUAN, null);
  static final Actor DESK = new Actor(uuid(0x91), "COM", WUHUAN, null);
  static final SubmissionId RATING =
      SubmissionId.of(EVALUATION, EvaluationKind.BENEFICIARY, AUTHOR, null);

  private EvaluationExamples() {}

  static UUID uuid(long n) {
    return new UUID(0x7000, Long.MIN_VALUE | n << 6);
  }

  static Envelope sealed(UUID key, String ct) {
    return new Envelope(key, 1, "AAAAAAAAAAAAAAAA", ct);
  }

  static EvaluationOpened opened() {
    return new EvaluationOpened(
        EVALUATION, TASK, NEED, WUHUAN, UNIVERSITY, DEPARTMENT, AUTHOR, CLOSES, OPENED);
  }

  static EvaluationSubmitted submitted(
      EvaluationKind kind, UUID author, @Nullable UUID subject, String score) {
    return new EvaluationSubmitted(
        EVALUATION,
        SubmissionId.of(EVALUATION, kind, author, subject),
        TASK,
        kind,
        author,
        subject,
        sealed(EVALUATION.value(), score),
        sealed(author, "d29yZHM"),
        OPENED);
  }

  static EvaluationSubmitted rated() {
    return submitted(EvaluationKind.BENEFICIARY, AUTHOR, null, "5");
  }

  static EvaluationAmended amended() {
    return new EvaluationAmended(EVALUATION, RATING, sealed(EVALUATION.value(), "3"), null, OPENED);
  }

  static EvaluationExcluded excluded() {
    return new EvaluationExcluded(EVALUATION, RATING, "ABUSIVE", OPENED);
  }

  static RatingLinkIssued linkIssued() {
    return new RatingLinkIssued(EVALUATION, LINK, "c0de", OPENED);
  }

  static EvaluationSubmitted ratedByLink() {
    return submitted(EvaluationKind.BENEFICIARY, LINK, null, "4");
  }

  static RatingLinkUsed linkUsed() {
    return new RatingLinkUsed(EVALUATION, LINK, OPENED);
  }

  static EvaluationClosed closed() {
    return new EvaluationClosed(EVALUATION, CLOSES.plus(Duration.ofDays(1)), CLOSES);
  }

  static EvaluationPublished published(int submissions) {
    return new EvaluationPublished(EVALUATION, TASK, submissions, CLOSES);
  }

  public static List<Object> everyEvent() {
    return List.of(
        opened(),
        submitted(EvaluationKind.PEER, ANNA, BO, "4"),
        amended(),
        excluded(),
        linkIssued(),
        linkUsed(),
        closed(),
        published(1));
  }
}
