package org.jiebang.eventsourcing.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks by hand, such as no spreadsheet would write. */
final class Zipped {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String LINKS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  private Zipped() {}

  /**
   * @param rows what stands within {@code <sheetData>}
   */
  static Zipped sheet(String rows) {
    return new Zipped()
        .part(
            "xl/workbook.xml",
            "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='1' sheetId='1' r:id='rId7'/></sheets></workbook>"
                .formatted(MAIN, LINKS))
        .part(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='rId7' Target='worksheets/first.xml'/></Relationships>")
        .part(
            "xl/worksheets/first.xml",
            "<worksheet xmlns='%s'><sheetData>%s</sheetData></worksheet>".formatted(MAIN, rows));
  }

  Zipped part(String name, String xml) {
    return part(name, xml.getBytes(UTF_8));
  }

  Zipped part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A cell with a text of its own. */
  static String text(String address, String text) {
    return "<c r='%s' t='inlineStr'><is><t>%s</t></is></c>".formatted(address, text);
  }
}
