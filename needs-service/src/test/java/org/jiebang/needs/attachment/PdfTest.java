package org.jiebang.needs.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a PDF says of who made it does not come in with it. */
class PdfTest {

  private static final String END = "trailer << /Root 1 0 R /Info 9 0 R >>\nstartxref\n9\n%%EOF\n";

  private static byte[] pdf(String objects, String end) {
    return ("%PDF-1.7\n" + objects + end).getBytes(ISO_8859_1);
  }

  private static String cleaned(String objects, String end) {
    byte[] sent = pdf(objects, end);
    byte[] kept = requireNonNull(Pdf.document(sent));
    assertThat(kept).hasSameSizeAs(sent); // its parts are found by their places
    return new String(kept, ISO_8859_1);
  }

  private static void refused(Refusal why, byte[] sent) {
    assertThatExceptionOfType(Rejected.class)
        .isThrownBy(() -> Pdf.document(sent))
        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(why));
  }

  private static String stream(String dictionary, byte[] data) {
    return "5 0 obj << "
        + dictionary
        + " >>\nstream\n"
        + new String(data, ISO_8859_1)
        + "\nendstream endobj\n";
  }

  private static byte[] packed(byte[] data) {
    var deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    var some = new byte[8192];
    while (!deflater.finished()) {
      out.write(some, 0, deflater.deflate(some));
    }
    deflater.end();
    return out.toByteArray();
  }

  @Test
  void its_information_is_blanked_and_all_else_is_as_it_was() {
    String kept =
        cleaned(
            "1 0 obj << /Title (Chapter one) >> endobj\n"
                + "9 0 obj << /Author (Wang \\(Fang\\) (of 5)) /Creator <FEFF738B> /Producer (P)\n"
                + " /CreationDate (D:20260301) >> endobj\n",
            END);
    assertThat(kept)
        .doesNotContain("Wang", "Fang", "of 5", "FEFF", "D:2026")
        .contains("/Title (Chapter one)", "/Creator <        >", "/Producer ( )", END);
  }

  @Test
  void so_is_an_earlier_state_of_it() {
    String kept =
        cleaned(
            "9 0 obj << /Author (Wang) >> endobj\n19 0 obj (Chen) endobj\n"
                + "9 0 obj << /Author (Zhou) >> endobj\n",
            END);
    assertThat(kept).doesNotContain("Wang", "Zhou").contains("Chen");
  }

  @Test
  void so_are_packets_of_metadata_and_what_a_camera_wrote_into_its_photos() throws Exception {
    byte[] photo = CleanFileTest.picture("jpg");
    byte[] talkative = CleanFileTest.talkative(photo);
    String kept =
        cleaned(
            stream(
                    "/Type /Metadata /Subtype /XML",
                    "<dc:creator>Wang</dc:creator>".getBytes(ISO_8859_1))
                + stream("/Filter /DCTDecode", talkative)
                + stream("/Length 4", "(Wu)".getBytes(ISO_8859_1)),
            "%%EOF");
    assertThat(kept)
        .doesNotContain("Wang", new String(talkative, ISO_8859_1))
        .contains("(Wu)", new String(photo, ISO_8859_1));
  }

  @Test
  void an_encrypted_one_is_refused() {
    String end = END.replace("/Info", "/Encrypt 7 0 R /Info");
    refused(AttachmentRefusal.FILE_ENCRYPTED, pdf("9 0 obj << >> endobj\n", end));
  }

  /** As writers of PDF 1.5 put it: three objects in one list, found by a packed table. */
  private static byte[] listed(String extra, String info) {
    String root = "<< /Type /Catalog /Pages 2 0 R >> ";
    String pages = "<< /Type /Pages /Kids [] /Count 0 " + extra + ">> ";
    String places = "1 0 2 %d 9 %d ".formatted(root.length(), root.length() + pages.length());
    byte[] objects = packed((places + root + pages + info).getBytes(ISO_8859_1));
    String list = "/Type /ObjStm /N 3 /Filter /FlateDecode\n/First " + places.length();
    String table = "/Type /XRef /Root 1 0 R /Info 9 0 R /W [1 2 1] /Filter /FlateDecode";
    return pdf(stream(list, objects) + stream(table, packed(new byte[40])), "startxref\n9\n%%EOF");
  }

  private static String unpacked(byte[] document) throws Exception {
    String text = new String(document, ISO_8859_1);
    int begin = text.indexOf("stream\n") + 7;
    var inflater = new Inflater();
    inflater.setInput(document, begin, text.indexOf("\nendstream", begin) - begin);
    var objects = new byte[4096];
    int length = inflater.inflate(objects);
    assertThat(inflater.finished()).isTrue();
    inflater.end();
    return new String(objects, 0, length, ISO_8859_1);
  }

  @Test
  void information_in_a_list_of_objects_is_blanked_there() throws Exception {
    byte[] sent = listed("", "<< /Author (Wang \\(Fang\\)) /Creator <FEFF738B> /Producer(P) >>");
    byte[] before = sent.clone();
    byte[] kept = requireNonNull(Pdf.document(sent));
    assertThat(sent).isEqualTo(before);
    assertThat(kept).hasSameSizeAs(sent);
    String objects = unpacked(kept);
    assertThat(unpacked(sent)).hasSameSizeAs(objects).contains("Wang"); // the canary
    assertThat(objects)
        .doesNotContain("Wang", "Fang", "738B", "(P)")
        .contains("/Type /Catalog", "/Count 0 >>", "/Author (", "/Creator <        >");
    String all = new String(kept, ISO_8859_1);
    assertThat(all.substring(all.indexOf("endstream")))
        .isEqualTo(new String(sent, ISO_8859_1).substring(all.indexOf("endstream")));
  }

  @Test
  void a_list_that_says_it_elsewhere_too_is_refused() {
    refused(AttachmentRefusal.FILE_METADATA, listed("/PieceInfo 4 0 R ", "<< /Author (Wang) >>"));
    refused(AttachmentRefusal.FILE_METADATA, listed("", "<< /Author 4 0 R >>"));
    byte[] without = listed("", "<< >>");
    assertThat(Pdf.document(without)).isEqualTo(without);
  }

  @Test
  void a_packed_packet_of_metadata_is_emptied() throws Exception {
    byte[] xmp = packed("<dc:creator>Wang</dc:creator>".getBytes(ISO_8859_1));
    byte[] sent = pdf(stream("/Type /Metadata /Filter /FlateDecode", xmp), "%%EOF");
    byte[] kept = requireNonNull(Pdf.document(sent));
    assertThat(kept).hasSameSizeAs(sent);
    assertThat(unpacked(sent)).contains("Wang");
    assertThat(unpacked(kept)).isEmpty();
  }

  @Test
  void what_cannot_be_blanked_is_refused() {
    String objects = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode";
    byte[] who = packed("9 0 << /Author (Wang) >>".getBytes(ISO_8859_1));
    refused(AttachmentRefusal.FILE_METADATA, pdf(stream(objects, who), "%%EOF"));
    refused(AttachmentRefusal.FILE_METADATA, pdf("", END)); // it names one that is not in sight
    refused(
        AttachmentRefusal.FILE_METADATA,
        pdf("9 0 obj << /Author 8 0 R >> endobj\n8 0 obj (Wang) endobj\n", END));
    refused(
        AttachmentRefusal.FILE_METADATA,
        pdf(stream("/Type /Metadata /Filter /LZWDecode", who), "%%EOF"));
    refused(
        AttachmentRefusal.FILE_METADATA,
        pdf(stream(objects.replace("Flate", "LZW"), who), "%%EOF"));
    refused(
        AttachmentRefusal.FILE_METADATA,
        pdf(stream(objects.replace("/FlateDecode", "[/FlateDecode /LZWDecode]"), who), "%%EOF"));
    refused(AttachmentRefusal.FILE_METADATA, pdf("9 0 obj << /Auth#6fr (Wang) >> endobj\n", END));
  }

  @Test
  void lists_of_objects_that_say_nothing_of_it_stay() {
    byte[] pages = packed("3 0 << /Type /Page >>".getBytes(ISO_8859_1));
    String list = stream("/Type /ObjStm /Filter /FlateDecode", pages);
    assertThat(cleaned(list, "%%EOF")).contains(list);
  }

  @Test
  @Timeout(20)
  void one_that_unpacks_without_end_is_refused_before_it_does() {
    byte[] bomb = packed(new byte[64 << 20]);
    assertThat(bomb.length).isLessThan(100_000);
    refused(
        AttachmentRefusal.FILE_METADATA,
        pdf(stream("/Type /ObjStm /Filter /FlateDecode", bomb), "%%EOF"));
  }

  @Test
  void a_broken_one_is_none() {
    assertThat(Pdf.document("%PDF-1.7\n5 0 obj".getBytes(ISO_8859_1))).isNull();
    assertThat(Pdf.document(pdf("5 0 obj << >>\nstream\nno end", "%%EOF"))).isNull();
  }
}
