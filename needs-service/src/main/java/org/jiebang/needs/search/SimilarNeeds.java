package org.jiebang.needs.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedBody;
import org.jiebang.needs.need.NeedRow;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/**
 * Finds needs that may be the same as another one: of the same community, not ended, of the last
 * half year, with many of the same pairs of letters; those of another category or estate count
 * less.
 */
@ApplicationScoped
public class SimilarNeeds {

  private static final Duration RECENT = Duration.ofDays(183);

  private static final List<String> GOING_ON =
      Stream.of(
              Stage.SUBMITTED,
              Stage.INFO_REQUESTED,
              Stage.VERIFIED,
              Stage.LISTED,
              Stage.ON_AGENDA,
              Stage.PLANNED,
              Stage.IN_SERVICE,
              Stage.DELIVERED,
              Stage.ON_HOLD)
          .map(Stage::name)
          .toList();

  /** The rarest pairs of a text, which say most about it; of each the latest needs. */
  private static final int PAIRS = 16;

  private static final int EACH = 200;
  private static final int CANDIDATES = 60;

  private static final double OTHER_CATEGORY = 0.7;
  private static final double OTHER_ESTATE = 0.8;

  private final DataSource database;
  private final EntityManager rows;
  private final Generations generations;
  private final GramTokens tokens;

  SimilarNeeds(
      DataSource database, EntityManager rows, Generations generations, GramTokens tokens) {
    this.database = database;
    this.rows = rows;
    this.generations = generations;
    this.tokens = tokens;
  }

  /**
   * What others are compared with.
   *
   * @param except a need that is not its own duplicate
   */
  record Like(
      CommunityId community,
      @Nullable EstateId estate,
      @Nullable Category category,
      long[] tokens,
      @Nullable UUID except) {}

  /**
   * @param score 0 to 1
   */
  record Similar(UUID need, NeedBody body, double score) {}

  long[] tokens(CommunityId community, String text) {
    return tokens.of(community, Grams.of(text));
  }

  /** What the index has of a need; empty when its text was erased. */
  @Transactional
  public long[] tokens(UUID need) {
    return words(List.of(need)).getOrDefault(need, new long[0]);
  }

  /**
   * The most similar first.
   *
   * @param secluded whether those too that are for the desk only
   * @param least score
   */
  @Transactional
  public List<Similar> find(Like like, boolean secluded, double least, Instant now, int atMost) {
    List<UUID> candidates =
        candidates(like).stream().filter(need -> !need.equals(like.except())).toList();
    if (candidates.isEmpty()) {
      return List.of();
    }
    Map<UUID, Double> scores = scores(like, candidates, secluded, now);
    List<UUID> best =
        scores.entrySet().stream()
            .filter(scored -> scored.getValue() >= least)
            .sorted(Map.Entry.<UUID, Double>comparingByValue().reversed())
            .limit(atMost)
            .map(Map.Entry::getKey)
            .toList();
    return best.isEmpty() ? List.of() : similar(best, scores);
  }

  /** Of those that are still going on and recent; without their bodies, which cost most. */
  private Map<UUID, Double> scores(
      Like like, List<UUID> candidates, boolean secluded, Instant now) {
    Map<UUID, long[]> words = words(candidates);
    var scores = new HashMap<UUID, Double>();
    rows.createQuery(
            "select r.key.id, r.category, r.estate from NeedRow r where r.key.gen = :gen"
                + " and r.key.id in :ids and r.tenant = :tenant and r.state in :states"
                + " and r.submittedAt > :since"
                + (secluded ? "" : " and r.secluded = false"),
            Object[].class)
        .setParameter("gen", generations.live(Needs.INSTANCE.name()))
        .setParameter("ids", candidates)
        .setParameter("tenant", like.community().value())
        .setParameter("states", GOING_ON)
        .setParameter("since", now.minus(RECENT))
        .getResultStream()
        .forEach(
            row -> {
              UUID need = (UUID) row[0];
              double score =
                  TokenSet.likeness(like.tokens(), words.getOrDefault(need, new long[0]));
              scores.put(need, score * weight(like, (String) row[1], (UUID) row[2]));
            });
    return scores;
  }

  private static double weight(Like like, @Nullable String category, @Nullable UUID estate) {
    double weight = 1;
    if (like.category() != null && !like.category().value().equals(category)) {
      weight *= OTHER_CATEGORY;
    }
    if (like.estate() != null && estate != null && !like.estate().value().equals(estate)) {
      weight *= OTHER_ESTATE;
    }
    return weight;
  }

  private List<Similar> similar(List<UUID> best, Map<UUID, Double> scores) {
    return rows.createQuery(
            "select r from NeedRow r where r.key.gen = :gen and r.key.id in :ids", NeedRow.class)
        .setParameter("gen", generations.live(Needs.INSTANCE.name()))
        .setParameter("ids", best)
        .getResultStream()
        .map(row -> new Similar(row.key.id(), body(row), scores.getOrDefault(row.key.id(), 0.0)))
        .sorted(Comparator.comparingDouble(Similar::score).reversed())
        .toList();
  }

  private List<UUID> candidates(Like like) {
    long[] pairs = Arrays.stream(like.tokens()).filter(GramTokens::isPair).toArray();
    int gen = generations.live(NeedWordsView.NAME);
    try (Connection c = database.getConnection()) {
      long[] rarest =
          Postings.frequencies(c, gen, pairs, EACH).stream()
              .filter(pair -> pair.needs() > 0)
              .limit(PAIRS)
              .mapToLong(Postings.Frequency::token)
              .toArray();
      return Postings.havingMost(c, gen, rarest, EACH, CANDIDATES);
    } catch (SQLException e) {
      throw new StoreUnavailable("looking for similar needs", e);
    }
  }

  private Map<UUID, long[]> words(List<UUID> needs) {
    var words = new HashMap<UUID, long[]>();
    rows.createQuery(
            "select w.key.id, w.tokens from NeedWordsRow w where w.key.gen = :gen and w.key.id in :ids",
            Object[].class)
        .setParameter("gen", generations.live(NeedWordsView.NAME))
        .setParameter("ids", needs)
        .getResultStream()
        .forEach(row -> words.put((UUID) row[0], TokenSet.tokens((byte[]) row[1])));
    return words;
  }

  private static NeedBody body(NeedRow row) {
    try {
      return Json.EVENTS.readValue(row.body, NeedBody.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("row of need " + row.key, e);
    }
  }
}
