package org.jiebang.needs.search;

import jakarta.inject.Provider;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedAmended;
import org.jiebang.needs.need.NeedEvent.NeedNoteAdded;
import org.jiebang.needs.need.NeedEvent.NeedSubmitted;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * The index of what submitted needs say. A text whose key is gone leaves nothing; while one is
 * indexed its key stays, so that whoever destroys it finds what there is to forget.
 */
public final class NeedWordsView implements View<NeedWordsRow, NeedEvent> {

  static final String NAME = "need-words";

  private static final String INDEXED = "INDEXED";

  private final Provider<PersonKeys> keys;
  private final Provider<GramTokens> tokens;

  public NeedWordsView(Provider<PersonKeys> keys, Provider<GramTokens> tokens) {
    this.keys = keys;
    this.tokens = tokens;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<NeedWordsRow> row() {
    return NeedWordsRow.class;
  }

  @Override
  public Class<NeedEvent> events() {
    return NeedEvent.class;
  }

  @Override
  public @Nullable NeedWordsRow evolve(@Nullable NeedWordsRow row, Recorded<NeedEvent> fact) {
    if (fact.event() instanceof NeedSubmitted e) {
      NeedWordsRow begun = row == null ? begun(fact) : row;
      begun.subject = e.text().sub();
      begun.tokens = tokens(e.text(), "text", fact);
      begun.version = fact.version();
      return begun;
    }
    if (row != null && fact.event() instanceof NeedAmended e && e.text() != null) {
      row.tokens = tokens(e.text(), "text", fact);
      row.version = fact.version();
    }
    if (row != null && fact.event() instanceof NeedNoteAdded e) {
      long[] more = TokenSet.tokens(tokens(e.note(), "note", fact));
      row.noteTokens = TokenSet.bytes(TokenSet.union(TokenSet.tokens(row.noteTokens), more));
      row.version = fact.version();
    }
    return row;
  }

  private static NeedWordsRow begun(Recorded<NeedEvent> fact) {
    var row = new NeedWordsRow();
    row.tenant = fact.tenant();
    row.state = INDEXED;
    row.since = fact.at();
    row.body = "{}";
    return row;
  }

  private byte[] tokens(Envelope sealed, String field, Recorded<NeedEvent> fact) {
    UUID need = fact.stream();
    String text = keys.get().stays(sealed.sub()) ? keys.get().open(sealed, need, field) : null;
    return text == null
        ? TokenSet.NONE
        : TokenSet.bytes(tokens.get().of(new CommunityId(fact.tenant()), Grams.of(text)));
  }

  @Override
  public List<String> besides() {
    return List.of(Postings.TABLE);
  }

  @Override
  public void keep(Connection database, int gen, Collection<NeedWordsRow> rows)
      throws SQLException {
    var entries = new ArrayList<Postings.Entry>();
    for (NeedWordsRow row : rows) {
      UUID need = row.key.id();
      long[] now = row.all();
      Postings.remove(database, gen, need, TokenSet.without(row.indexed, now));
      for (long token : TokenSet.without(now, row.indexed)) {
        entries.add(new Postings.Entry(token, need));
      }
      row.indexed = now;
    }
    Postings.add(database, gen, entries);
  }
}
