package org.jiebang.gateway.feed;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.view.Generations;
import org.jspecify.annotations.Nullable;

/**
 * Where places lie, as far as the feed has told. One fact is shown to many, so what is known is
 * remembered for a while; what is not known is asked again each time.
 */
@Singleton
final class Places {

  private static final int MOST_LEVELS = 5;

  /**
   * Where a place lies.
   *
   * @param above directly above it
   * @param district at the top
   */
  record Place(boolean community, UUID above, UUID district) {}

  private final LoadingCache<UUID, Place> known;
  private final Duration patience;
  private final Clock clock;

  @Inject
  Places(EntityManager rows, Generations generations, FeedConfig config, Clock clock) {
    this(place -> find(rows, generations, place), config, clock);
  }

  /**
   * @param find null for what the feed has not told of
   */
  Places(Function<UUID, @Nullable Place> find, FeedConfig config, Clock clock) {
    this.known =
        Caffeine.newBuilder()
            .maximumSize(config.places())
            .expireAfterWrite(config.placesFor())
            .build(find::apply);
    this.patience = config.unknownPlacesFor();
    this.clock = clock;
  }

  private static @Nullable Place find(EntityManager rows, Generations generations, UUID place) {
    FeedPlaceRow row =
        QuarkusTransaction.joiningExisting()
            .call(
                () ->
                    rows.createQuery(
                            "from FeedPlaceRow r where r.key.gen = :gen and r.key.id = :id",
                            FeedPlaceRow.class)
                        .setParameter("gen", generations.live(FeedPlacesView.NAME))
                        .setParameter("id", place)
                        .getResultStream()
                        .findFirst()
                        .orElse(null));
    return row == null
        ? null
        : new Place(row.state.equals(FeedPlaceRow.COMMUNITY), row.above, row.district);
  }

  /** Directly above it; null for what is not known, and at the top. */
  @Nullable UUID above(UUID scope) {
    Place place = known.get(scope);
    return place == null ? null : place.above();
  }

  /** A community is above nothing. False for what is not known. */
  boolean isCommunity(UUID scope) {
    Place place = known.get(scope);
    return place != null && place.community();
  }

  /**
   * Whether all is known that decides who may see the fact. What has stood in the feed for long
   * counts as known: a place that nobody ever tells of must not hold up who reads on.
   */
  boolean knowsEnough(FeedLine line) {
    return reachesTheTop(line.fact().tenant())
            && organisations(line.fact()).allMatch(this::reachesTheTop)
        || !clock.now().isBefore(line.fedAt().plus(patience));
  }

  /** Parties that the fact calls an organisation; others may be persons, who lie nowhere. */
  private static Stream<UUID> organisations(PublishedFact fact) {
    return Stream.of("organisation", "department")
        .map(fact::id)
        .filter(id -> id != null && fact.parties().contains(id));
  }

  private boolean reachesTheTop(UUID scope) {
    UUID at = scope;
    UUID district = null;
    for (int level = 0; level < MOST_LEVELS && !at.equals(district); level++) {
      Place place = known.get(at);
      if (place == null) {
        return false;
      }
      district = place.district();
      at = place.above();
    }
    return true;
  }
}
