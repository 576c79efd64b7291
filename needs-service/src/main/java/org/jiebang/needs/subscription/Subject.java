package org.jiebang.needs.subscription;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * What is followed.
 *
 * @param need where the kind is {@code NEED}, else null; so {@code category} and {@code grid}
 * @param grid number of the grid, as the community counts
 */
@Schema(name = "SubscriptionSubject")
public record Subject(
    SubjectKind kind,
    CommunityId community,
    @Nullable NeedId need,
    @Nullable Category category,
    @Nullable String grid) {

  public static Subject of(CommunityId community, NeedId need) {
    return new Subject(SubjectKind.NEED, community, need, null, null);
  }

  public static Subject of(CommunityId community) {
    return new Subject(SubjectKind.COMMUNITY, community, null, null, null);
  }

  public static Subject of(CommunityId community, Category category) {
    return new Subject(SubjectKind.CATEGORY, community, null, category, null);
  }

  public static Subject ofGrid(CommunityId community, String grid) {
    return new Subject(SubjectKind.GRID, community, null, null, grid);
  }

  /** The same for the same subject, whoever computes it; tables join by it. */
  public UUID key() {
    return switch (kind) {
      case NEED -> key(need);
      case COMMUNITY -> Ids.derived("subject/community", community.value());
      case CATEGORY ->
          Ids.derived(
              "subject/category/" + (category == null ? "" : category.value()), community.value());
      case GRID -> Ids.derived("subject/grid/" + grid, community.value());
    };
  }

  /** That of a need: its community need not be known. */
  public static UUID key(@Nullable NeedId need) {
    return Ids.derived("subject/need", need == null ? new UUID(0, 0) : need.value());
  }
}
