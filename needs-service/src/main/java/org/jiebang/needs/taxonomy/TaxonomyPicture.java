package org.jiebang.needs.taxonomy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.taxonomy.Taxonomy.Content;
import org.jiebang.needs.taxonomy.TaxonomyBody.Published;
import org.jiebang.needs.taxonomy.TaxonomyEvent.CategoryDefined;
import org.jiebang.needs.taxonomy.TaxonomyEvent.CategoryRetired;
import org.jiebang.needs.taxonomy.TaxonomyEvent.TargetGroupDefined;
import org.jiebang.needs.taxonomy.TaxonomyEvent.TaxonomyBegun;
import org.jiebang.needs.taxonomy.TaxonomyEvent.TaxonomyPublished;
import org.jspecify.annotations.Nullable;

/** Folds a taxonomy's events into what the API shows. */
public final class TaxonomyPicture implements Picture<TaxonomyBody, TaxonomyEvent> {

  @Override
  public Class<TaxonomyBody> body() {
    return TaxonomyBody.class;
  }

  @Override
  public String state(TaxonomyBody body) {
    return body.state();
  }

  @Override
  public TaxonomyBody evolve(@Nullable TaxonomyBody body, Recorded<TaxonomyEvent> fact) {
    if (fact.event() instanceof TaxonomyBegun e) {
      return new TaxonomyBody(
          e.taxonomy().value(),
          "DRAFTED",
          e.owner(),
          e.level(),
          0,
          List.of(),
          List.of(),
          e.categories(),
          e.targetGroups(),
          List.of());
    }
    TaxonomyBody b = requireNonNull(body);
    Content draft = Content.of(b.draft(), b.draftGroups());
    return switch (fact.event()) {
      case TaxonomyBegun _ -> b;
      case CategoryDefined e -> drafting(b, draft.with(e.category()));
      case CategoryRetired e -> drafting(b, draft.without(e.category()));
      case TargetGroupDefined e -> drafting(b, draft.with(e.group()));
      case TaxonomyPublished e -> {
        var versions = new ArrayList<>(b.versions());
        versions.add(new Published(e.version(), e.at()));
        yield new TaxonomyBody(
            b.id(),
            "PUBLISHED",
            b.owner(),
            b.level(),
            e.version(),
            e.categories(),
            e.targetGroups(),
            e.categories(),
            e.targetGroups(),
            List.copyOf(versions));
      }
    };
  }

  private static TaxonomyBody drafting(TaxonomyBody b, Content draft) {
    boolean changed =
        b.version() == 0 || !draft.equals(Content.of(b.categories(), b.targetGroups()));
    return new TaxonomyBody(
        b.id(),
        changed ? "DRAFTED" : "PUBLISHED",
        b.owner(),
        b.level(),
        b.version(),
        b.categories(),
        b.targetGroups(),
        List.copyOf(draft.categories().values()),
        List.copyOf(draft.groups().values()),
        b.versions());
  }
}
