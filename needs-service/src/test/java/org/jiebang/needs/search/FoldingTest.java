package org.jiebang.needs.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("N-06")
class FoldingTest {

  @ParameterizedTest
  @CsvSource({
    "樓道漏水,楼道漏水",
    "後院,后院",
    "皇后,皇后",
    "頭髮,头发",
    "發電,发电",
    "乾淨,干净",
    "臺灣,台湾",
    "廣場舞擾民,广场舞扰民",
    "ＷｉＦｉ,wifi",
    "３號樓,3号楼",
    "ABC abc,abc abc",
    "㈱,(株)",
    "Straße,strasse",
    "ﾊﾝｶｸ,ハンカク",
    "豈,岂",
    "神\uFE00,神",
  })
  void what_means_the_same_looks_the_same(String text, String folded) {
    assertThat(Folding.fold(text)).isEqualTo(folded);
  }

  @Test
  void a_rare_character_stays_itself() {
    assertThat(Folding.fold("𠮷田")).isEqualTo("𠮷田");
    assertThat(Folding.fold("𠮷")).isNotEqualTo(Folding.fold("吉"));
  }

  @Test
  void a_piece_folds_as_the_whole_does() {
    String text = "著名的乾隆,頭髮後發臺階瞭望";
    var pieces = new StringBuilder();
    text.codePoints().forEach(c -> pieces.append(Folding.fold(Character.toString(c))));
    assertThat(Folding.fold(text)).isEqualTo(pieces.toString());
  }

  @Test
  void folding_twice_changes_nothing_more() {
    String once = Folding.fold("廣場舞擾民 ＷｉＦｉ 𠮷 ㈱");
    assertThat(Folding.fold(once)).isEqualTo(once);
  }
}
