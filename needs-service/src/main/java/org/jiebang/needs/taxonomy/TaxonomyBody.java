package org.jiebang.needs.taxonomy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.taxonomy.TaxonomyEvent.Level;

/**
 * A taxonomy as the API shows it.
 *
 * @param state {@code DRAFTED} when there is something to publish, else {@code PUBLISHED}
 * @param owner the district or community
 * @param version the latest that was published; 0 before the first
 * @param categories what the latest version says; so {@code targetGroups}
 * @param draft what the next version will say; so {@code draftGroups}
 * @param versions oldest first
 */
@Schema(name = "Taxonomy")
public record TaxonomyBody(
    UUID id,
    String state,
    UUID owner,
    Level level,
    int version,
    List<CategoryDefinition> categories,
    List<GroupDefinition> targetGroups,
    List<CategoryDefinition> draft,
    List<GroupDefinition> draftGroups,
    List<Published> versions) {

  /** When a version came out. */
  @Schema(name = "PublishedTaxonomy")
  public record Published(int version, Instant at) {}
}
