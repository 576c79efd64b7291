package org.jiebang.needs.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.Violated;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.taxonomy.FieldDefinition.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

  private static FieldDefinition field(String code, FieldKind kind, boolean personal) {
    boolean choice = kind == FieldKind.CHOICE;
    boolean number = kind == FieldKind.NUMBER;
    return new FieldDefinition(
        code,
        code,
        code,
        kind,
        code.equals("people"),
        personal,
        kind == FieldKind.TEXT ? 5 : null,
        number ? "人" : null,
        number ? -2L : null,
        number ? 10L : null,
        choice ? List.of(new Choice("DAY", "日", "Day"), new Choice("EVE", "夜", "Eve")) : List.of());
  }

  private static final CategoryDefinition CATEGORY =
      new CategoryDefinition(
          new Category("OUTING"),
          "CULTURE",
          "出游",
          "Outing",
          "出游",
          "",
          false,
          false,
          false,
          false,
          null,
          List.of(
              field("people", FieldKind.NUMBER, false),
              field("note", FieldKind.TEXT, false),
              field("born", FieldKind.DATE, true),
              field("time", FieldKind.CHOICE, false),
              field("wheelchair", FieldKind.YES_NO, true)));

  private static Answers answers(String... codesAndTexts) {
    var given = new HashMap<String, String>();
    given.put("people", "2");
    for (int i = 0; i < codesAndTexts.length; i += 2) {
      given.put(codesAndTexts[i], codesAndTexts[i + 1]);
    }
    return Answers.of(CATEGORY, given, code -> "fields." + code);
  }

  @ParameterizedTest
  @CsvSource({
    "people, 2.50, 2.5",
    "people, 010, 10",
    "people, -0.0, 0",
    "people, 10, 10",
    "people, ' 7 ', 7",
    "time, EVE, EVE"
  })
  void an_answer_is_kept_in_its_one_spelling(String code, String given, String kept) {
    assertThat(answers(code, given).plain()).containsEntry(code, kept);
  }

  @ParameterizedTest
  @CsvSource({
    "people, two",
    "people, 1e3",
    "people, 2.555",
    "people, 11",
    "people, -3",
    "people, 1-2",
    "people, 0000000000000001",
    "people, ''",
    "note, 一二三四五六",
    "born, 2026-02-30",
    "born, 5.3.2026",
    "born, 24:00",
    "time, NOON",
    "wheelchair, true",
    "colour, red"
  })
  void what_does_not_answer_the_question_is_refused_by_its_name(String code, String given) {
    assertThatThrownBy(() -> answers(code, given))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused -> {
              assertThat(refused.refusal().name()).isEqualTo("VALIDATION_FAILED");
              assertThat((List<?>) refused.facts().get("violations"))
                  .singleElement()
                  .extracting(v -> ((Violated) v).field())
                  .isEqualTo("fields." + code);
            });
  }

  @Test
  void a_text_is_as_long_as_it_has_characters() {
    assertThat(answers("note", "𠮷𠮷𠮷𠮷𠮷").personal()).containsEntry("note", "𠮷𠮷𠮷𠮷𠮷");
  }

  @Test
  void what_is_about_somebody_and_every_text_is_sealed() {
    Answers answers =
        answers("note", "三楼", "born", "1948-02-29", "wheelchair", "YES", "time", "DAY");
    assertThat(answers.plain()).isEqualTo(Map.of("people", "2", "time", "DAY"));
    assertThat(answers.personal())
        .isEqualTo(Map.of("note", "三楼", "born", "1948-02-29", "wheelchair", "YES"));
  }

  @Test
  void a_taxonomy_follows_from_whose_it_is() {
    UUID district = new UUID(1, 2);
    assertThat(TaxonomyId.of(district)).isEqualTo(TaxonomyId.of(district));
    assertThat(TaxonomyId.of(district)).isNotEqualTo(TaxonomyId.of(new UUID(1, 3)));
  }
}
