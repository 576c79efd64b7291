package org.jiebang.needs;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.Village.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sheets that somebody made to do harm, or saved in the letters of another program. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
@Tag("N-05")
class BadSheetsIT {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String LINKS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /**
   * Letters of the later planes, fewer than a quarter: more would not be believed to be GB18030.
   */
  private static final String WISH = "𠮷野家楼上漏水，路口的路灯也不亮，请社区派人看看㐀𪚥";

  private static final String HEAD = row("category", "text", "authorName", "authorPhone");
  private static final String LAMP = row("CLEAN_HOME", "楼道灯坏了", "居民甲", "13800000000");

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Village house;

  @BeforeEach
  void aVillage() throws Exception {
    house = new Village(base);
  }

  private static String row(String... cells) {
    var row = new StringBuilder("<row>");
    for (String cell : cells) {
      row.append("<c t='inlineStr'><is><t>").append(cell).append("</t></is></c>");
    }
    return row.append("</row>").toString();
  }

  /** By hand, as no spreadsheet would write it: with {@code zeros} bytes of nothing in it. */
  private static byte[] workbook(String rows, int zeros) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='1' sheetId='1' r:id='r1'/></sheets></workbook>"
              .formatted(MAIN, LINKS)
              .getBytes(UTF_8));
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id='r1' Target='worksheets/first.xml'/></Relationships>"
              .getBytes(UTF_8));
      part(
          zip,
          "xl/worksheets/first.xml",
          "<worksheet xmlns='%s'><sheetData>%s</sheetData></worksheet>"
              .formatted(MAIN, rows)
              .getBytes(UTF_8));
      part(zip, "xl/media/image.png", new byte[zeros]);
    }
    return bytes.toByteArray();
  }

  private static void part(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private Answer sent(String type, byte[] sheet) throws Exception {
    String path = "/api/v1/needs/imports?mode=CONTINUE&community=" + house.community;
    return house.post(house.desk, path, type, sheet);
  }

  private Answer sent(byte[] workbook) throws Exception {
    return sent(SheetFormat.XLSX.mediaType(), workbook);
  }

  private void assertNothingCameIn() throws Exception {
    Answer list = house.get(house.desk, "/api/v1/needs?community=" + house.community, null);
    assertThat(list.json().get("items")).isEmpty();
  }

  @Test
  void a_bomb_is_refused_before_it_unpacks() throws Exception {
    byte[] bomb = workbook(HEAD + LAMP, 40_000_000);
    assertThat(bomb).hasSizeLessThan(100_000);
    sent(bomb).refused(422, "SHEET_UNPACKS_TOO_LARGE");
    assertNothingCameIn();
  }

  @Test
  void a_formula_is_never_worked_out() throws Exception {
    String told =
        LAMP.replace("<c t='inlineStr'><is><t>楼道灯坏了</t></is></c>", "<c t='str'><f>1+1</f>%s</c>");
    sent(workbook(HEAD + LAMP + told.formatted(""), 0)).refused(422, "SHEET_CELL_UNREADABLE");
    sent(workbook(
            HEAD + LAMP.replace("t='inlineStr'><is><t>楼道灯坏了</t></is>", "t='e'><v>#REF!</v>"), 0))
        .refused(422, "SHEET_CELL_UNREADABLE");
    assertNothingCameIn();
    Answer taken = sent(workbook(HEAD + told.formatted("<v>=cmd|' /C calc'!A0</v>"), 0));
    Answer need = house.get(house.desk, "/api/v1/needs/" + taken.text("/rows/0/id"), null);
    assertThat(need.text("/text")).isEqualTo("=cmd|' /C calc'!A0");
  }

  @Test
  void letters_are_those_that_the_sheet_says() throws Exception {
    String sheet =
        "category,text,authorName,authorPhone\nCLEAN_HOME," + WISH + ",䶮先生,13800000000\n";
    Charset gb = Charset.forName("GB18030");
    sent("text/csv; charset=utf-8", sheet.getBytes(gb)).refused(422, "SHEET_ENCODING_UNKNOWN");
    sent("text/csv; charset=utf-16le", sheet.getBytes(UTF_16LE))
        .refused(422, "SHEET_ENCODING_UNKNOWN");
    assertNothingCameIn();
    for (Charset each : List.of(gb, UTF_8)) {
      Answer taken = sent("text/csv; charset=" + each.name(), sheet.getBytes(each));
      assertThat(taken.text("/rows/0/result")).as(taken.body()).isEqualTo("DONE");
      Answer need = house.get(house.desk, "/api/v1/needs/" + taken.text("/rows/0/id"), null);
      assertThat(need.text("/text")).isEqualTo(WISH);
      assertThat(need.text("/authorName")).isEqualTo("䶮先生");
    }
  }
}
