package org.jiebang.eventsourcing.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.sheet.Read.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out does nothing in a spreadsheet, and comes back as it was. */
@Tag("G-02")
class SheetWriterTest {

  private static byte[] written(
      SheetFormat format, List<? extends List<? extends @Nullable Object>> rows) {
    var out = new ByteArrayOutputStream();
    try (SheetWriter sheet = format.writer(out)) {
      for (List<? extends @Nullable Object> each : rows) {
        sheet.row(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String csv(@Nullable Object... cells) {
    return new String(written(SheetFormat.CSV, List.of(Arrays.asList(cells))), UTF_8);
  }

  @Test
  void csv_is_marked_as_utf_8_because_spreadsheets_guess() {
    assertThat(csv("五环", "𠮷")).isEqualTo("\uFEFF五环,𠮷\r\n");
  }

  @Test
  void numbers_stay_numbers_and_flags_flags() {
    assertThat(csv(-5, new BigDecimal("-0.5"), 12L, true, null, "a,b"))
        .isEqualTo("\uFEFF-5,-0.5,12,true,,\"a,b\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+8613800000000",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "=cmd|' /C calc'!A0"
      })
  void a_text_that_a_spreadsheet_would_work_out_is_made_harmless(String text) {
    assertThat(Harmless.out(text)).isEqualTo("'" + text);
    String cell = csv(text).substring(1);
    assertThat(cell.replaceFirst("^\"", "")).startsWith("'");
    assertThat(sheetXml(written(SheetFormat.XLSX, List.of(List.of(text)))))
        .doesNotContain("<f>")
        .contains(">&apos;");
  }

  /** If nothing were dangerous, or everything, the test above would say little. */
  @ParameterizedTest
  @ValueSource(strings = {"", "a=1", "13800000000", "'quoted'", "1-2", "五环", " =1"})
  void other_texts_are_left_alone(String text) {
    assertThat(Harmless.out(text)).isEqualTo(text);
    assertThat(Harmless.in(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void what_is_written_is_read_back(SheetFormat format) {
    byte[] sheet =
        written(
            format,
            List.of(
                List.of("name", "note"),
                List.of("=1+1", "'=1+1"),
                List.of("𠮷野家 \"a\", b", "one\ntwo & <three>"),
                Arrays.asList("_x0041_", null),
                List.of(42, "'''@x"),
                List.of(9_007_199_254_740_993L, "a\u0001b")));
    assertThat(Read.all(Table.of(format, sheet, null, Read.COLUMNS, Limits.USUAL)))
        .containsExactly(
            row(2, "=1+1", "'=1+1"),
            row(3, "𠮷野家 \"a\", b", "one\ntwo & <three>"),
            row(4, "_x0041_"),
            row(5, "42", "'''@x"),
            row(6, "9007199254740993", "a\u0001b"));
  }

  @Test
  void a_text_longer_than_a_cell_ends_in_a_sign_of_it() {
    String long1 = "长".repeat(32_765) + "𠮷𠮷";
    String xml = sheetXml(written(SheetFormat.XLSX, List.of(List.of(long1))));
    assertThat(xml.substring(xml.indexOf("</t>") - 16)).startsWith("&#x957f;&#x2026;</t>");
  }

  /** A hundred thousand rows: what is written at the end is a trailer, and not the sheet. */
  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void rows_are_not_kept_until_the_end(SheetFormat format) throws IOException {
    var counted = new Counted();
    long before;
    try (SheetWriter sheet = format.writer(counted)) {
      for (int i = 0; i < 20_000; i++) {
        sheet.row(List.of(i, "row " + i * 7919L % 10_007, "居民 " + i));
      }
      before = counted.bytes;
    }
    assertThat(before).isGreaterThan(100_000);
    assertThat(counted.bytes - before).isLessThan(40_000);
  }

  private static final class Counted extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int off, int len) {
      bytes += len;
    }
  }

  private static String sheetXml(byte[] book) {
    try {
      return new String(new Zip(book).open("xl/worksheets/sheet1.xml").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
