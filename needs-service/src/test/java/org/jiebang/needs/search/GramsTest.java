package org.jiebang.needs.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.util.Arrays;
import java.util.UUID;
import org.jiebang.needs.place.CommunityId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-06")
class GramsTest {

  private static final GramTokens TOKENS = new GramTokens(new byte[32]);

  private static long[] tokens(String text) {
    return TOKENS.of(WUHUAN, Grams.of(text));
  }

  private static boolean finds(String query, String text) {
    long[] wanted = TOKENS.of(WUHUAN, Grams.wanted(query));
    return wanted.length > 0 && TokenSet.without(wanted, tokens(text)).length == 0;
  }

  @Test
  void a_text_has_its_letters_and_its_pairs() {
    Grams grams = Grams.of("楼道漏水,漏水!");
    assertThat(grams.letters()).containsExactly("楼", "道", "漏", "水");
    assertThat(grams.pairs()).containsExactly("楼道", "道漏", "漏水");
  }

  @Test
  void a_letter_of_a_far_plane_is_one_letter() {
    Grams grams = Grams.of("𠮷野家");
    assertThat(grams.letters()).containsExactly("𠮷", "野", "家");
    assertThat(grams.pairs()).containsExactly("𠮷野", "野家");
    assertThat(finds("𠮷", "住在𠮷野家楼上")).isTrue();
    assertThat(finds("吉", "住在𠮷野家楼上")).isFalse();
    assertThat(finds("𠮷野", "住在𠮷野家楼上")).isTrue();
  }

  @Test
  void one_letter_is_found_anywhere() {
    assertThat(finds("水", "楼道漏水")).isTrue();
    assertThat(finds("楼", "楼道漏水")).isTrue();
    assertThat(finds("电", "楼道漏水")).isFalse();
  }

  @Test
  void the_other_way_of_writing_finds_it_too() {
    assertThat(finds("樓道漏水", "楼道漏水三天了")).isTrue();
    assertThat(finds("楼道", "樓道漏水三天了")).isTrue();
    assertThat(finds("wifi", "公共 ＷｉＦｉ 断了")).isTrue();
  }

  @Test
  void words_may_stand_apart() {
    assertThat(finds("三楼 漏水", "漏水的是三楼")).isTrue();
    assertThat(finds("三楼漏水", "漏水的是三楼")).isFalse();
  }

  @Test
  void punctuation_alone_wants_nothing() {
    assertThat(Grams.wanted("?!…  ").isEmpty()).isTrue();
  }

  @Test
  void tokens_say_nothing_across_communities() {
    var other = new CommunityId(new UUID(4, 4));
    long[] here = tokens("楼道漏水");
    long[] there = TOKENS.of(other, Grams.of("楼道漏水"));
    assertThat(here).hasSameSizeAs(there).doesNotContain(there);
  }

  @Test
  void tokens_follow_from_the_key() {
    byte[] key = new byte[32];
    key[0] = 1;
    assertThat(new GramTokens(key).of(WUHUAN, Grams.of("水"))).isNotEqualTo(tokens("水"));
    assertThat(tokens("水")).isEqualTo(tokens("水"));
  }

  @Test
  void a_communitys_tokens_lie_together_and_pairs_are_told_from_letters() {
    long[] all = tokens("楼道漏水");
    assertThat(Arrays.stream(all).map(t -> t >>> 48).distinct()).hasSize(1);
    assertThat(Arrays.stream(all).filter(GramTokens::isPair)).hasSize(3);
  }

  @Test
  void likeness_is_of_pairs() {
    assertThat(TokenSet.likeness(tokens("楼道漏水"), tokens("樓道漏水"))).isEqualTo(1);
    assertThat(TokenSet.likeness(tokens("楼道漏水"), tokens("楼道停电"))).isEqualTo(1.0 / 3);
    assertThat(TokenSet.likeness(tokens("水"), tokens("水"))).isZero();
  }

  @Test
  void tokens_are_kept_as_bytes() {
    assertThat(TokenSet.tokens(TokenSet.bytes(tokens("楼道漏水")))).isEqualTo(tokens("楼道漏水"));
  }
}
