package org.jiebang.eventsourcing.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.sheet.Read.refused;
import static org.jiebang.eventsourcing.sheet.Read.row;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV as people have it: any end of line, whatever charset their spreadsheet saves. */
class CsvTableTest {

  private static final Charset GBK = Charset.forName("GBK");
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String LIST = "名称,备注\r\n五环家园,三号楼\r\n邮电学校宿舍,二单元有电梯\r\n";
  private static final List<TableRow> ROWS =
      List.of(row(2, "五环家园", "三号楼"), row(3, "邮电学校宿舍", "二单元有电梯"));

  private static List<TableRow> read(String text) {
    return Read.csv(text.getBytes(UTF_8), null);
  }

  private static void refusedBytes(SheetRefusal code, byte[] sent, @Nullable String charset) {
    refused(code, () -> Read.csv(sent, charset));
  }

  @Test
  void utf_8_is_read_with_and_without_a_mark() {
    assertThat(read(LIST)).isEqualTo(ROWS);
    assertThat(read("\uFEFF" + LIST)).isEqualTo(ROWS);
    assertThat(Read.csv(("\uFEFF" + LIST).getBytes(UTF_8), "UTF-8")).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gbk", "GB2312", "gb18030"})
  void gbk_is_read_when_it_is_declared(String charset) {
    assertThat(Read.csv(LIST.getBytes(GBK), charset)).isEqualTo(ROWS);
  }

  @Test
  void gbk_is_found_out_when_it_is_not_declared() {
    assertThat(Read.csv(LIST.getBytes(GBK), null)).isEqualTo(ROWS);
  }

  @Test
  void rare_characters_come_through_in_every_charset() {
    String rare = "名称,备注\n𠮷野家,镕基路与㐀𪚥之间的一片老房子没有电梯\n";
    List<TableRow> rows = List.of(row(2, "𠮷野家", "镕基路与㐀𪚥之间的一片老房子没有电梯"));
    assertThat(read(rare)).isEqualTo(rows);
    assertThat(Read.csv(rare.getBytes(GB18030), "gb18030")).isEqualTo(rows);
  }

  @Test
  void a_charset_that_is_not_the_declared_one_is_refused_and_never_misread() {
    refusedBytes(SheetRefusal.SHEET_ENCODING_UNKNOWN, LIST.getBytes(GBK), "utf-8");
    refusedBytes(SheetRefusal.SHEET_ENCODING_UNKNOWN, LIST.getBytes(UTF_8), "gbk");
    refusedBytes(SheetRefusal.SHEET_ENCODING_UNKNOWN, ("\uFEFF" + LIST).getBytes(UTF_8), "gbk");
    refusedBytes(SheetRefusal.SHEET_ENCODING_UNKNOWN, LIST.getBytes(UTF_8), "iso-8859-1");
    refusedBytes(SheetRefusal.SHEET_ENCODING_UNKNOWN, LIST.getBytes(UTF_8), "nonsense");
  }

  @Test
  void what_is_neither_is_refused_and_never_guessed() {
    String big5 = "name,note\n五環家園管理委員會,三號樓二單元沒有電梯\n";
    String latin = "name,note\nMüller Straße,crème brûlée à la façon de Zoë\n";
    refusedBytes(SheetRefusal.SHEET_ENCODING_UNKNOWN, big5.getBytes(Charset.forName("Big5")), null);
    refusedBytes(SheetRefusal.SHEET_ENCODING_UNKNOWN, latin.getBytes(ISO_8859_1), null);
    refusedBytes(SheetRefusal.SHEET_ENCODING_UNKNOWN, LIST.getBytes(UTF_16LE), null);
    refusedBytes(
        SheetRefusal.SHEET_ENCODING_UNKNOWN, "name\nhalf \uFFFD gone\n".getBytes(UTF_8), null);
    refusedBytes(SheetRefusal.SHEET_ENCODING_UNKNOWN, "name\na\0b\n".getBytes(UTF_8), null);
  }

  /** The test above would pass if GBK were never believed; the first ones see to that. */
  @Test
  void without_the_look_at_its_characters_utf_8_would_be_read_as_nonsense() {
    String nonsense = new String("五环家园小区".getBytes(UTF_8), GB18030);
    assertThat(nonsense).doesNotContain("五").doesNotContain("\uFFFD");
  }

  @Test
  void quotes_commas_and_ends_of_line_within_a_cell_are_text() {
    assertThat(read("name,note\n\"a,\"\"b\"\"\",\"one\ntwo\"\nc,\n"))
        .containsExactly(row(2, "a,\"b\"", "one\ntwo"), row(3, "c"));
  }

  @Test
  void rows_are_counted_as_a_spreadsheet_does() {
    assertThat(read("name\n\na\n\n , \nb\n".replace(" , ", " ")))
        .containsExactly(row(3, "a"), row(6, "b"));
  }

  @Test
  void formulas_are_text_and_lose_what_an_export_put_in_front() {
    assertThat(read("name,note\n=1+1,'=1+1\n'quoted',''=x\n"))
        .containsExactly(row(2, "=1+1", "=1+1"), row(3, "'quoted'", "'=x"));
  }

  @Test
  void a_name_is_known_in_both_languages_and_in_any_order() {
    assertThat(read("备注,NAME\nx,a\n")).containsExactly(row(2, "a", "x"));
  }

  @ParameterizedTest
  @CsvSource({
    "'note\nx\n', SHEET_HEADER_MISSING",
    "'name,age\na,3\n', SHEET_HEADER_UNKNOWN",
    "'name,名称\na,b\n', SHEET_HEADER_DUPLICATE",
    "'name,\na,b\n', SHEET_HEADER_MISSING",
    "'name\na,b\n', SHEET_HEADER_MISSING",
    "'name\n', SHEET_EMPTY",
    "'name\n\n \n', SHEET_EMPTY",
    "'', SHEET_EMPTY"
  })
  void a_wrong_header_is_refused(String text, SheetRefusal code) {
    refused(code, () -> read(text));
  }

  @Test
  void a_quote_that_is_never_closed_is_refused() {
    refused(SheetRefusal.SHEET_BROKEN, () -> read("name,note\na,\"b\nc,d\n"));
    refused(SheetRefusal.SHEET_BROKEN, () -> read("name\n\"a\"\"\n"));
    refused(
        SheetRefusal.SHEET_BROKEN, // it would take all the rest in
        () -> read("name\n\"" + "a".repeat(70_000) + "\nb\n".repeat(10_000)));
  }

  @Test
  void a_quote_within_a_cell_is_a_letter() {
    assertThat(read("name,note\n5\" pipe,\"\"\n6\",\"\"\"\"\n"))
        .containsExactly(row(2, "5\" pipe"), row(3, "6\"", "\""));
  }

  @Test
  void there_is_a_limit_on_everything() {
    assertThat(small("name\n1\n2\n3\n").size()).isEqualTo(3);
    assertThat(refused(SheetRefusal.SHEET_TOO_MANY_ROWS, () -> small("name\n1\n2\n3\n4\n")).facts())
        .containsEntry("mostRows", 3);
    assertThat(
            refused(
                    SheetRefusal.SHEET_CELL_TOO_LONG,
                    () -> small("name\nok\n" + "长".repeat(21) + "\n"))
                .facts())
        .containsEntry("row", 3)
        .containsEntry("column", 1);
    refused(SheetRefusal.SHEET_TOO_MANY_COLUMNS, () -> small("name,,,,x\na\n"));
  }

  private static Table small(String text) {
    return Table.of(SheetFormat.CSV, text.getBytes(UTF_8), null, Read.COLUMNS, Limits.SMALL);
  }
}
