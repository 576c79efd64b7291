package org.jiebang.points.scheme;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.scheme.SchemeBody.Version;
import org.jiebang.points.scheme.SchemeEvent.RuleSetDrafted;
import org.jiebang.points.scheme.SchemeEvent.RuleSetProposed;
import org.jiebang.points.scheme.SchemeEvent.RuleSetPublished;
import org.jiebang.points.scheme.SchemeEvent.RuleSetRevised;
import org.jspecify.annotations.Nullable;

/** Folds a scheme's events into what the API shows. */
public final class SchemePicture implements Picture<SchemeBody, SchemeEvent> {

  @Override
  public Class<SchemeBody> body() {
    return SchemeBody.class;
  }

  @Override
  public String state(SchemeBody body) {
    return body.state();
  }

  @Override
  public SchemeBody evolve(@Nullable SchemeBody body, Recorded<SchemeEvent> fact) {
    return switch (fact.event()) {
      case RuleSetDrafted e -> {
        var versions = new ArrayList<Version>();
        versions.add(new Version(e.version(), "DRAFT", e.effectiveFrom(), e.rules(), e.at()));
        versions.addAll(body == null ? List.of() : body.versions());
        yield new SchemeBody(e.scheme(), "DRAFT", e.community(), e.rules().name(), versions);
      }
      case RuleSetRevised e ->
          newest(body, new Version(e.version(), "DRAFT", e.effectiveFrom(), e.rules(), e.at()));
      case RuleSetProposed e -> {
        Version draft = requireNonNull(body).versions().getFirst();
        yield newest(
            body,
            new Version(e.version(), "PROPOSED", draft.effectiveFrom(), draft.rules(), e.at()));
      }
      case RuleSetPublished e ->
          newest(body, new Version(e.version(), "PUBLISHED", e.effectiveFrom(), e.rules(), e.at()));
    };
  }

  private static SchemeBody newest(@Nullable SchemeBody old, Version version) {
    SchemeBody body = requireNonNull(old);
    var versions = new ArrayList<>(body.versions());
    versions.set(0, version);
    return new SchemeBody(
        body.id(), version.state(), body.community(), version.rules().name(), versions);
  }
}
