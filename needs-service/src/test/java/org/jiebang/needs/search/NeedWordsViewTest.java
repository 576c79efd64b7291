package org.jiebang.needs.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.AUTHOR;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.history;
import static org.jiebang.needs.need.NeedSamples.submitted;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedAmended;
import org.jiebang.needs.need.NeedEvent.NeedNoteAdded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-06")
class NeedWordsViewTest {

  private static final GramTokens TOKENS = new GramTokens(new byte[32]);

  /** A text is sealed as it is; what is in samples says "漏水". */
  private static final class ClearKeys implements PersonKeys {

    private final Set<UUID> destroyed = new HashSet<>();

    @Override
    public Envelope seal(UUID subject, UUID stream, String field, String text) {
      return new Envelope(subject, 1, "clear", text);
    }

    @Override
    public @Nullable String open(Envelope envelope, UUID stream, String field) {
      // As if the key were still in somebody's cache: only what stays may be kept.
      return envelope.iv().equals("clear") ? envelope.ct() : "漏水";
    }

    @Override
    public void destroy(UUID subject) {
      destroyed.add(subject);
    }

    @Override
    public boolean stays(UUID subject) {
      return !destroyed.contains(subject);
    }
  }

  private final ClearKeys keys = new ClearKeys();
  private final NeedWordsView view = new NeedWordsView(() -> keys, () -> TOKENS);

  private @Nullable NeedWordsRow row(NeedEvent... events) {
    return ViewSpec.row(view, NEED.value(), WUHUAN.value(), events);
  }

  private NeedWordsRow kept(NeedEvent... events) {
    return requireNonNull(row(events));
  }

  private Envelope sealed(String text) {
    return keys.seal(AUTHOR, NEED.value(), "text", text);
  }

  private static long[] tokens(String text) {
    return TOKENS.of(WUHUAN, Grams.of(text));
  }

  @Test
  void a_submitted_need_is_indexed() {
    NeedWordsRow row = kept(submitted());
    assertThat(row.all()).isEqualTo(tokens("漏水"));
    assertThat(row.subject).isEqualTo(AUTHOR);
    assertThat(row.tenant).isEqualTo(WUHUAN.value());
  }

  @Test
  void a_draft_is_not() {
    assertThat(row(history("DRAFT").getFirst())).isNull();
  }

  @Test
  void what_is_amended_is_found_by_its_new_words_only() {
    var amended = new NeedAmended(NEED, null, sealed("停电"), null, null, NINE);
    assertThat(kept(submitted(), amended).all()).isEqualTo(tokens("停电"));
    var elsewhere = new NeedAmended(NEED, null, null, null, null, NINE);
    assertThat(kept(submitted(), elsewhere).all()).isEqualTo(tokens("漏水"));
  }

  @Test
  void notes_are_found_beside_the_text() {
    long[] all = kept(submitted(), new NeedNoteAdded(NEED, sealed("停电"), NINE)).all();
    assertThat(all).isEqualTo(TokenSet.union(tokens("漏水"), tokens("停电")));
    long[] amended =
        kept(
                submitted(),
                new NeedNoteAdded(NEED, sealed("停电"), NINE),
                new NeedAmended(NEED, null, sealed("噪音"), null, null, NINE))
            .all();
    assertThat(amended).isEqualTo(TokenSet.union(tokens("噪音"), tokens("停电")));
  }

  @Test
  void of_an_erased_author_nothing_is_indexed() {
    keys.destroy(AUTHOR);
    assertThat(kept(submitted()).all()).isEmpty();
    assertThat(kept(submitted(), new NeedNoteAdded(NEED, sealed("停电"), NINE)).all()).isEmpty();
  }

  @Test
  void nothing_readable_is_kept() {
    NeedWordsRow row = kept(submitted());
    assertThat(row.body).isEqualTo("{}");
    assertThat(new String(row.tokens, java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("漏", "水");
  }
}
