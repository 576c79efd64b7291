package org.jiebang.eventsourcing.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.sheet.Read.refused;
import static org.jiebang.eventsourcing.sheet.Read.row;
import static org.jiebang.eventsourcing.sheet.Zipped.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workbooks as spreadsheets write them, and as people write them who mean harm. */
class XlsxTableTest {

  private static final String HEAD =
      "<row r='1'>" + text("A1", "name") + text("B1", "note") + "</row>";

  private interface Filling {
    void fill(Worksheet sheet);
  }

  private static byte[] book(Filling filling) {
    var out = new ByteArrayOutputStream();
    try (var book = new org.dhatim.fastexcel.Workbook(out, "Test", "1.0")) {
      Worksheet sheet = book.newWorksheet("居民");
      sheet.value(0, 0, "名称");
      sheet.value(0, 1, "备注");
      filling.fill(sheet);
      book.newWorksheet("another").value(0, 0, "not read");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] rows(String rows) {
    return Zipped.sheet(HEAD + rows).bytes();
  }

  @Test
  void a_cell_is_read_as_a_person_sees_it() {
    byte[] book =
        book(
            sheet -> {
              sheet.value(1, 0, "𠮷野家");
              sheet.value(1, 1, 13800000000L);
              sheet.value(2, 0, 0.1 + 0.2);
              sheet.value(2, 1, true);
              sheet.value(4, 0, LocalDate.of(2024, 2, 29));
              sheet.style(4, 0).format("yyyy-MM-dd").set();
              sheet.value(4, 1, LocalDateTime.of(2026, 3, 5, 23, 59, 59));
              sheet.style(4, 1).format("yyyy/m/d h:mm:ss").set();
            });
    assertThat(Read.xlsx(book))
        .containsExactly(
            row(2, "𠮷野家", "13800000000"),
            row(3, "0.3", "true"),
            row(5, "2024-02-29", "2026-03-05T23:59:59"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 12:00",
    "1, 1900-01-01",
    "59, 1900-02-28",
    "61, 1900-03-01",
    "46086, 2026-03-05",
    "46086.25, 2026-03-05T06:00",
    "46085.9999999, 2026-03-05" // a second and less below midnight is midnight
  })
  void days_are_those_of_a_spreadsheet(double number, String day) throws Exception {
    assertThat(new Dates(null, false).text(number)).isEqualTo(day);
    assertThat(new Dates(null, true).text(0)).isEqualTo("1904-01-01");
    assertThat(new Dates(null, false).text(3_000_000)).isNull();
    assertThat(new Dates(null, false).text(-1)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "14, , true",
    "31, , true",
    "2, , false",
    "164, yyyy年m月d日, true",
    "165, '0.00\" days\"', false",
    "166, '[Red]0', false",
    "167, '[h]:mm', true",
    "168, General, false"
  })
  void a_number_is_a_day_by_its_format(String id, String code, boolean date) {
    assertThat(Dates.isDate(id, code)).isEqualTo(date);
  }

  @Test
  void of_a_formula_its_stored_result_is_text() {
    assertThat(
            Read.xlsx(
                rows(
                    "<row r='2'><c r='A2' t='str'><f>HYPERLINK(\"http://x\")</f><v>=cmd|x</v></c>"
                        + "<c r='B2'><f>1+1</f><v>2</v></c></row>")))
        .containsExactly(row(2, "=cmd|x", "2"));
  }

  @Test
  void a_formula_without_a_result_and_an_error_are_refused_by_their_place() {
    byte[] formula = book(sheet -> sheet.formula(1, 0, "1+1"));
    assertThat(refused(SheetRefusal.SHEET_CELL_UNREADABLE, () -> Read.xlsx(formula)).facts())
        .containsEntry("row", 2)
        .containsEntry("column", 1);
    refused(
        SheetRefusal.SHEET_CELL_UNREADABLE,
        () -> Read.xlsx(rows("<row r='2'><c r='A2' t='e'><v>#REF!</v></c></row>")));
    refused(
        SheetRefusal.SHEET_CELL_UNREADABLE,
        () -> Read.xlsx(rows("<row r='2'><c r='A2'><v>1e999</v></c></row>")));
  }

  @Test
  void how_a_text_is_pronounced_is_not_read_and_its_runs_are_one() {
    assertThat(
            Read.xlsx(
                rows(
                    "<row><c t='inlineStr'><is><r><t>东</t></r><rPh><t>dōng</t></rPh><r><t>京"
                        + "</t></r></is></c></row>")))
        .containsExactly(row(2, "东京"));
  }

  @Test
  void escapes_are_the_characters_they_stand_for() {
    assertThat(Read.xlsx(rows("<row r='2'>" + text("A2", "a_x000D_b_x005F_x0041_") + "</row>")))
        .containsExactly(row(2, "a\rb_x0041_"));
    refused(
        SheetRefusal.SHEET_BROKEN,
        () -> Read.xlsx(rows("<row r='2'>" + text("A2", "a_x0000_") + "</row>")));
    refused(
        SheetRefusal.SHEET_BROKEN,
        () -> Read.xlsx(rows("<row r='2'>" + text("A2", "a_xD842_") + "</row>")));
  }

  @Test
  void what_unpacks_to_far_more_than_was_sent_is_refused() {
    byte[] zeros = Zipped.sheet(HEAD).part("xl/media/image.png", new byte[5_000_000]).bytes();
    assertThat(zeros).hasSizeLessThan(10_000);
    refused(SheetRefusal.SHEET_UNPACKS_TOO_LARGE, () -> Read.xlsx(zeros));
  }

  @Test
  void what_unpacks_to_more_than_is_ever_read_is_refused() {
    var noise = new byte[4_100_000];
    new java.util.Random(7).nextBytes(noise);
    byte[] large = Zipped.sheet(HEAD).part("xl/media/image.png", noise).bytes();
    refused(
        SheetRefusal.SHEET_UNPACKS_TOO_LARGE,
        () -> Table.of(SheetFormat.XLSX, large, null, Read.COLUMNS, Limits.SMALL));
  }

  @Test
  void texts_that_are_shared_by_nobody_are_not_kept_without_end() {
    byte[] shared =
        Zipped.sheet(HEAD)
            .part(
                "xl/sharedStrings.xml",
                "<sst>" + "<si><t>0123456789</t></si>".repeat(200) + "</sst>")
            .bytes();
    refused(
        SheetRefusal.SHEET_UNPACKS_TOO_LARGE,
        () -> Table.of(SheetFormat.XLSX, shared, null, Read.COLUMNS, Limits.SMALL));
  }

  @Test
  void nothing_is_made_room_for_by_an_address() {
    refused(
        SheetRefusal.SHEET_TOO_MANY_COLUMNS,
        () -> Read.xlsx(rows("<row r='2'>" + text("ZZZZZZZ2", "far") + "</row>")));
    refused(
        SheetRefusal.SHEET_BROKEN,
        () -> Read.xlsx(rows("<row r='2147483647'>" + text("A2", "far") + "</row>")));
  }

  @Test
  void a_document_type_is_refused_and_nothing_outside_is_read() {
    for (String type :
        new String[] {
          "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>",
          "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY x '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
        }) {
      byte[] book =
          Zipped.sheet("")
              .part(
                  "xl/worksheets/first.xml",
                  type
                      + "<worksheet><sheetData>"
                      + HEAD
                      + "<row r='2'>"
                      + text("A2", "&x;")
                      + "</row></sheetData></worksheet>")
              .bytes();
      refused(SheetRefusal.SHEET_BROKEN, () -> Read.xlsx(book));
    }
  }

  @Test
  void what_is_no_workbook_or_damaged_is_refused() {
    byte[] good = rows("<row r='2'>" + text("A2", "a") + "</row>");
    assertThat(Read.xlsx(good)).containsExactly(row(2, "a"));
    byte[] old = new byte[2_000];
    old[0] = (byte) 0xD0;
    old[1] = (byte) 0xCF;
    for (byte[] bad :
        new byte[][] {
          {},
          "name\na\n".getBytes(UTF_8),
          old, // .xls, and what is protected
          Arrays.copyOf(good, good.length / 3),
          Zipped.sheet("").part("xl/worksheets/first.xml", "<worksheet/>").bytes(),
          Zipped.sheet("").part("xl/worksheets/first.xml", "no xml").bytes(),
          Zipped.sheet("").part("xl/_rels/workbook.xml.rels", "<Relationships/>").bytes(),
          rows("<row r='3'/><row r='2'/>"),
          rows("<row r='2'>" + text("B2", "b") + text("A2", "a") + "</row>"),
          rows("<row r='2'><c r='A2' t='s'><v>9</v></c></row>"),
          rows("<row r='2'><c r='A2' t='s'><v>-1</v></c></row>"),
          rows("<row r='2'><c r='A2'><v>one</v></c></row>")
        }) {
      refused(SheetRefusal.SHEET_BROKEN, () -> Read.xlsx(bad));
    }
  }

  @Test
  void an_empty_sheet_is_refused() {
    refused(SheetRefusal.SHEET_EMPTY, () -> Read.xlsx(rows("")));
    refused(SheetRefusal.SHEET_EMPTY, () -> Read.xlsx(Zipped.sheet("").bytes()));
    refused(
        SheetRefusal.SHEET_EMPTY,
        () -> Read.xlsx(rows("<row r='2'>" + text("A2", " ") + "</row>")));
  }

  @Test
  void there_is_a_limit_on_everything() {
    byte[] four =
        book(sheet -> java.util.stream.IntStream.range(1, 5).forEach(i -> sheet.value(i, 0, i)));
    refused(SheetRefusal.SHEET_TOO_MANY_ROWS, () -> small(four));
    refused(
        SheetRefusal.SHEET_CELL_TOO_LONG,
        () -> small(book(s -> s.inlineString(1, 0, "长".repeat(21)))));
    refused(
        SheetRefusal.SHEET_CELL_TOO_LONG, () -> small(book(s -> s.value(1, 0, "长".repeat(21)))));
    refused(SheetRefusal.SHEET_TOO_MANY_COLUMNS, () -> small(book(s -> s.value(1, 4, "x"))));
  }

  private static Table small(byte[] sent) {
    return Table.of(SheetFormat.XLSX, sent, null, Read.COLUMNS, Limits.SMALL);
  }
}
