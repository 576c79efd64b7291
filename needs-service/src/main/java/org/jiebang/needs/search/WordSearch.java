package org.jiebang.needs.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.needs.need.TextIndex;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.search.Postings.Frequency;
import org.jspecify.annotations.Nullable;

/**
 * Finds needs whose texts have all pieces of what somebody typed: walks along the rarest piece and
 * asks for the others. A need that has the pairs in another order is found too.
 */
@ApplicationScoped
class WordSearch implements TextIndex {

  /** Tokens are counted no further: any of them is common. */
  private static final int COMMON = 1_000;

  /** Needs of the first look where one piece is wanted: they mostly fill a page. */
  private static final int FIRST_OF_ONE = 32;

  /** Needs with the rarest piece that a further look goes along. */
  private static final int STEP = 1_024;

  /** Needs with all pieces, of one look. */
  private static final int FOUND = 64;

  /** Pieces that one statement asks for; a server joins no more than 61 tables. */
  private static final int AT_ONCE = 12;

  private final DataSource database;
  private final Generations generations;
  private final GramTokens tokens;

  WordSearch(DataSource database, Generations generations, GramTokens tokens) {
    this.database = database;
    this.generations = generations;
    this.tokens = tokens;
  }

  @Override
  public PageQuery.Among in(CommunityId community, String text) {
    Grams wanted = Grams.wanted(text);
    if (wanted.isEmpty()) {
      throw Violation.of("text", "must have a letter or digit", "须含文字或数字");
    }
    return new Walk(tokens.of(community, wanted));
  }

  /** Of one request. */
  private final class Walk implements PageQuery.Among {

    private final long[] wanted;
    private @Nullable List<Frequency> rarestFirst;
    private int step;

    Walk(long[] wanted) {
      this.wanted = wanted;
      this.step = wanted.length == 1 ? FIRST_OF_ONE : STEP;
    }

    @Override
    public PageQuery.Found after(@Nullable UUID after) {
      int gen = generations.live(NeedWordsView.NAME);
      try (Connection c = database.getConnection()) {
        if (rarestFirst == null) {
          rarestFirst = Postings.frequencies(c, gen, wanted, COMMON);
        }
        if (rarestFirst.getFirst().needs() == 0) {
          return new PageQuery.Found(List.of(), null);
        }
        return wanted.length == 1 ? ofOne(c, gen, after) : ofAll(c, gen, after, rarestFirst);
      } catch (SQLException e) {
        throw new StoreUnavailable("searching needs", e);
      }
    }

    private PageQuery.Found ofOne(Connection c, int gen, @Nullable UUID after) throws SQLException {
      List<UUID> found = Postings.having(c, gen, wanted[0], after, step);
      UUID reached = found.size() < step ? null : found.getLast();
      step = STEP;
      return new PageQuery.Found(found, reached);
    }

    private PageQuery.Found ofAll(
        Connection c, int gen, @Nullable UUID after, List<Frequency> rarestFirst)
        throws SQLException {
      long[] tokens = rarestFirst.stream().mapToLong(Frequency::token).toArray();
      UUID end = Postings.behind(c, gen, tokens[0], after, step);
      long[] first = Arrays.copyOf(tokens, Math.min(AT_ONCE, tokens.length));
      List<UUID> some = Postings.havingAll(c, gen, first, after, end, FOUND);
      UUID reached = some.size() < FOUND ? end : some.getLast();
      for (int i = first.length; i < tokens.length; i++) {
        some = Postings.alsoHaving(c, gen, tokens[i], some);
      }
      return new PageQuery.Found(some, reached);
    }
  }
}
