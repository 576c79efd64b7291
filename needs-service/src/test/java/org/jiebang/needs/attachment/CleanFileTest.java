package org.jiebang.needs.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a file; the pictures are made and read again by the JDK. */
class CleanFileTest {

  private static final String WHERE = "GPS 30.52N 114.31E";

  /** A picture with something in it, so that its scan has stuffed bytes. */
  static byte[] picture(String format) throws Exception {
    var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    var dice = new Random(7);
    for (int x = 0; x < 64; x++) {
      for (int y = 0; y < 48; y++) {
        image.setRGB(x, y, dice.nextInt());
      }
    }
    var out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  /** With a segment that says where it was taken, and a comment, and a film behind its end. */
  static byte[] talkative(byte[] jpeg) {
    byte[] exif = segment(0xE1, "Exif\0\0" + WHERE);
    byte[] comment = segment(0xFE, WHERE);
    return joined(
        Arrays.copyOf(jpeg, 2),
        exif,
        comment,
        Arrays.copyOfRange(jpeg, 2, jpeg.length),
        WHERE.getBytes(ISO_8859_1));
  }

  private static byte[] segment(int marker, String data) {
    byte[] text = data.getBytes(ISO_8859_1);
    return ByteBuffer.allocate(4 + text.length)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (2 + text.length))
        .put(text)
        .array();
  }

  private static byte[] chunk(String name, String data) {
    byte[] text = data.getBytes(ISO_8859_1);
    var crc = new CRC32();
    crc.update(name.getBytes(ISO_8859_1));
    crc.update(text);
    return ByteBuffer.allocate(12 + text.length)
        .putInt(text.length)
        .put(name.getBytes(ISO_8859_1))
        .put(text)
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] joined(byte[]... pieces) {
    var all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  private static void samePicture(byte[] one, byte[] other) throws Exception {
    BufferedImage a = ImageIO.read(new ByteArrayInputStream(one));
    BufferedImage b = ImageIO.read(new ByteArrayInputStream(other));
    assertThat(b.getRGB(0, 0, 64, 48, null, 0, 64)).isEqualTo(a.getRGB(0, 0, 64, 48, null, 0, 64));
  }

  @Test
  void of_a_photo_the_picture_is_kept_and_nothing_about_the_place() throws Exception {
    byte[] jpeg = picture("jpg");
    byte[] sent = talkative(jpeg);
    assertThat(new String(sent, ISO_8859_1)).contains(WHERE);
    CleanFile kept = requireNonNull(CleanFile.of(sent));
    assertThat(kept.type()).isEqualTo("image/jpeg");
    assertThat(new String(kept.bytes(), ISO_8859_1)).doesNotContain(WHERE).doesNotContain("Exif");
    assertThat(kept.bytes()).isEqualTo(jpeg);
    samePicture(jpeg, kept.bytes());
  }

  /** What phones write: the pixels as the sensor lies, where it was, and how to turn it. */
  private static byte[] exif(ByteOrder order, int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + 40).order(order);
    tiff.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(ISO_8859_1))
        .putShort((short) 42);
    tiff.putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x010F).putShort((short) 2).putInt(WHERE.length()).putInt(38);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
    tiff.put(WHERE.getBytes(ISO_8859_1));
    return tiff.array();
  }

  @Test
  void a_photo_still_says_which_way_up_it_is() throws Exception {
    byte[] jpeg = picture("jpg");
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      String said = "Exif\0\0" + new String(exif(order, 6), ISO_8859_1);
      byte[] sent =
          joined(
              Arrays.copyOf(jpeg, 2),
              segment(0xE1, said),
              segment(0xE1, said),
              Arrays.copyOfRange(jpeg, 2, jpeg.length));
      byte[] kept = requireNonNull(CleanFile.of(sent)).bytes();
      assertThat(new String(kept, ISO_8859_1)).doesNotContain(WHERE);
      byte[] note = Arrays.copyOfRange(kept, 2, 2 + kept.length - jpeg.length);
      assertThat(HexFormat.of().formatHex(note))
          .isEqualTo(
              "ffe10022457869660000" // the segment, 34 bytes, Exif
                  + "4d4d002a00000008" // big-endian, the table is at 8
                  + "0001011200030000000100060000" // one entry: turn by 90 degrees
                  + "00000000");
      samePicture(jpeg, kept);
      assertThat(requireNonNull(CleanFile.of(kept)).bytes()).isEqualTo(kept);
    }
  }

  @Test
  void whatever_else_it_says_of_that_is_left_out() throws Exception {
    byte[] jpeg = picture("jpg");
    byte[] whole = exif(ByteOrder.LITTLE_ENDIAN, 8);
    for (byte[] tiff :
        List.of(
            exif(ByteOrder.BIG_ENDIAN, 1),
            exif(ByteOrder.BIG_ENDIAN, 0),
            exif(ByteOrder.BIG_ENDIAN, 9),
            Arrays.copyOf(whole, 31),
            Arrays.copyOf(whole, 9),
            "II*\0\u00FF\u00FF\u00FF\u007F".getBytes(ISO_8859_1),
            "II*\0\u00FF\u00FF\u00FF\u00FF".getBytes(ISO_8859_1),
            "XX*\0".getBytes(ISO_8859_1),
            new byte[0])) {
      byte[] sent =
          joined(
              Arrays.copyOf(jpeg, 2),
              segment(0xE1, "Exif\0\0" + new String(tiff, ISO_8859_1)),
              Arrays.copyOfRange(jpeg, 2, jpeg.length));
      assertThat(requireNonNull(CleanFile.of(sent)).bytes()).isEqualTo(jpeg);
    }
  }

  @Test
  void of_a_drawing_too() throws Exception {
    byte[] png = picture("png");
    int behindHeader = 8 + 25;
    byte[] sent =
        joined(
            Arrays.copyOf(png, behindHeader),
            chunk("eXIf", WHERE),
            chunk("tEXt", "Comment\0" + WHERE),
            Arrays.copyOfRange(png, behindHeader, png.length),
            WHERE.getBytes(ISO_8859_1));
    CleanFile kept = requireNonNull(CleanFile.of(sent));
    assertThat(kept.type()).isEqualTo("image/png");
    assertThat(new String(kept.bytes(), ISO_8859_1)).doesNotContain(WHERE);
    samePicture(png, kept.bytes());
  }

  @Test
  void a_document_is_kept_as_it_is() {
    byte[] pdf = "%PDF-1.7\n1 0 obj\n%%EOF\n".getBytes(ISO_8859_1);
    assertThat(requireNonNull(CleanFile.of(pdf)).type()).isEqualTo("application/pdf");
    assertThat(requireNonNull(CleanFile.of(pdf)).bytes()).isEqualTo(pdf);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<svg onload='alert(1)'/>",
        "<!DOCTYPE html>",
        "GIF89a",
        "%PDF-1.7 without an end",
        "\u00FF\u00D8\u00FF",
        "\u00FF\u00D8\u00FF\u00E1\u00FF\u00FFtoo long",
        "\u00FF\u00D8\u00FF\u00D9",
        "\u0089PNG\r\n\u001A\n",
        "\u0089PNG\r\n\u001A\n\u007F\u00FF\u00FF\u00FFIHDRtoo long",
        "\u0089PNG\r\n\u001A\n\u0000\u0000\u0000\u0000IEND1234",
        "PK\u0003\u0004"
      })
  void what_is_of_another_kind_or_broken_is_not_taken_in(String content) {
    assertThat(CleanFile.of(content.getBytes(ISO_8859_1))).isNull();
  }

  @Test
  void wherever_a_picture_is_cut_off_it_is_broken() throws Exception {
    for (String format : new String[] {"jpg", "png"}) {
      byte[] whole = picture(format);
      for (int length = 0; length < whole.length; length += 97) {
        assertThat(CleanFile.of(Arrays.copyOf(whole, length))).as(format + length).isNull();
      }
    }
  }
}
