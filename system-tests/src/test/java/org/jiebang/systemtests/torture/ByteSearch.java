package org.jiebang.systemtests.torture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Looks for strings in files, byte by byte, in every form in which they might lie there: UTF-8,
 * UTF-16, Base64 at any alignment, hexadecimal, JSON escapes.
 */
final class ByteSearch {

  private static final int CHUNK = 1 << 20;

  private record Needle(String text, byte[] bytes) {}

  private final List<Needle> needles = new ArrayList<>();
  private final boolean[] starts = new boolean[1 << 16];
  private final int longest;

  private ByteSearch(List<String> texts) {
    for (String text : texts) {
      encodings(text).forEach(bytes -> needles.add(new Needle(text, bytes)));
    }
    needles.forEach(n -> starts[start(n.bytes(), 0)] = true);
    longest = needles.stream().mapToInt(n -> n.bytes().length).max().orElse(0);
  }

  /**
   * @param texts at least 6 characters each, or chance would find them
   */
  static ByteSearch of(List<String> texts) {
    return new ByteSearch(texts);
  }

  static List<byte[]> encodings(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    String hex = HexFormat.of().formatHex(utf8);
    List<byte[]> all =
        new ArrayList<>(
            List.of(
                utf8,
                text.getBytes(UTF_16LE),
                text.getBytes(UTF_16BE),
                hex.getBytes(US_ASCII),
                hex.toUpperCase(Locale.ROOT).getBytes(US_ASCII)));
    for (int shift = 0; shift < 3; shift++) {
      all.add(base64(utf8, shift, Base64.getEncoder()));
      all.add(base64(utf8, shift, Base64.getUrlEncoder()));
    }
    var escaped = new StringBuilder();
    text.chars()
        .forEach(c -> escaped.append(c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
    if (!escaped.toString().equals(text)) {
      all.add(escaped.toString().getBytes(US_ASCII));
    }
    return all;
  }

  /** What stays the same of its Base64, whatever stands before and behind it. */
  private static byte[] base64(byte[] bytes, int shift, Base64.Encoder encoder) {
    byte[] shifted = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    byte[] coded = encoder.encode(Arrays.copyOf(shifted, shifted.length - shifted.length % 3));
    int from = shift == 0 ? 0 : 4;
    return Arrays.copyOfRange(coded, from, coded.length);
  }

  private static int start(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }

  /** The texts that lie in the first bytes. */
  List<String> in(byte[] bytes, int length) {
    List<String> found = new ArrayList<>();
    for (int at = 0; at + 1 < length; at++) {
      if (starts[start(bytes, at)]) {
        for (Needle needle : needles) {
          int end = at + needle.bytes().length;
          if (end <= length
              && Arrays.equals(bytes, at, end, needle.bytes(), 0, needle.bytes().length)) {
            found.add(needle.text());
          }
        }
      }
    }
    return found;
  }

  /**
   * What was searched and found.
   *
   * @param found one line for each file and text
   */
  record Result(long files, long bytes, List<String> found) {}

  /** Every file below a folder. */
  Result below(Path folder) {
    List<String> found = new ArrayList<>();
    long files = 0;
    long size = 0;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files++;
        size += search(file, folder.relativize(file).toString(), found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Result(files, size, found);
  }

  private long search(Path file, String name, List<String> found) throws IOException {
    byte[] buffer = new byte[CHUNK + longest];
    int kept = 0;
    long size = 0;
    try (InputStream in = Files.newInputStream(file)) {
      int read;
      while ((read = in.readNBytes(buffer, kept, CHUNK)) > 0) {
        size += read;
        for (String text : in(buffer, kept + read)) {
          found.add(text + " in " + name);
        }
        int end = kept + read;
        kept = Math.min(longest, end);
        System.arraycopy(buffer, end - kept, buffer, 0, kept);
      }
    } catch (NoSuchFileException gone) {
      return size; // a temporary file of the server's
    }
    return size;
  }
}
