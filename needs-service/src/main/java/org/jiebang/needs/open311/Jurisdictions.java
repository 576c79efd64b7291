package org.jiebang.needs.open311;

import static org.jiebang.eventsourcing.Rejected.refuse;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.CommunityBody;
import org.jiebang.needs.place.CommunityBody.EstateBody;
import org.jiebang.needs.place.CommunityEvent;
import org.jiebang.needs.place.CommunityPicture;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.taxonomy.Catalogue;
import org.jiebang.needs.taxonomy.Catalogues;
import org.jspecify.annotations.Nullable;

/** The communities, which Open311 calls jurisdictions. */
@Singleton
class Jurisdictions {

  private final CommandHandler commands;
  private final Catalogues catalogues;

  Jurisdictions(CommandHandler commands, Catalogues catalogues) {
    this.commands = commands;
    this.catalogues = catalogues;
  }

  /**
   * A community as far as a report asks about it.
   *
   * @param catalogue what it takes needs about today
   */
  record Jurisdiction(
      UUID id, String name, ZoneId zone, List<EstateBody> estates, Catalogue catalogue) {

    @Nullable String estate(@Nullable UUID id) {
      return estates.stream()
          .filter(e -> e.id().equals(id))
          .map(EstateBody::name)
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * @param id {@code jurisdiction_id}: the community's
   * @throws org.jiebang.eventsourcing.Rejected VALIDATION_FAILED without one, COMMUNITY_NOT_FOUND
   */
  Jurisdiction of(@Nullable String id) {
    if (id == null || id.isBlank()) {
      throw Violation.of("jurisdiction_id", "must be given: a community's id", "必须填写：社区编号");
    }
    UUID community = Uuids.of(id);
    List<Recorded<CommunityEvent>> told =
        community == null ? List.of() : commands.events(Communities.INSTANCE, community);
    if (community == null || told.isEmpty()) {
      return refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
    }
    return told(community, told);
  }

  private Jurisdiction told(UUID community, List<Recorded<CommunityEvent>> told) {
    var picture = new CommunityPicture();
    CommunityBody body = null;
    for (Recorded<CommunityEvent> fact : told) {
      body = picture.evolve(body, fact);
    }
    if (body == null) {
      throw new IllegalStateException("a community without events");
    }
    return new Jurisdiction(
        community,
        body.name(),
        ZoneId.of(body.timeZone()),
        body.estates().stream().filter(e -> e.closed() == null).toList(),
        catalogues.of(community, body.district()));
  }
}
