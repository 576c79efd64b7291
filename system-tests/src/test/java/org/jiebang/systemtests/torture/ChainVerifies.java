package org.jiebang.systemtests.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * I14: every row stands on the one before it. The hash is written down here a second time, from the
 * design: SHA-256 over the previous hash and the row's fields in a fixed order.
 */
final class ChainVerifies {

  private static final String GENESIS = "00".repeat(32);
  private static final String NO_COMMAND = "00".repeat(16);

  private ChainVerifies() {}

  /**
   * @param log by part and position
   */
  static List<String> faults(List<LogRow> log) {
    List<String> faults = new ArrayList<>();
    Map<Integer, String> hashes = new HashMap<>();
    for (LogRow row : log) {
      String previous = hashes.getOrDefault(row.part(), GENESIS);
      if (!hash(previous, row).equals(row.hash())) {
        faults.add("does not stand on the row before it: " + row.place());
      }
      hashes.put(row.part(), row.hash());
    }
    return faults;
  }

  static String hash(String previous, LogRow row) {
    HexFormat hex = HexFormat.of();
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.write(hex.parseHex(previous));
      out.writeByte(row.part());
      out.writeLong(row.pos());
      out.write(hex.parseHex(row.stream()));
      out.writeInt((int) row.version());
      out.write(hex.parseHex(row.tenant()));
      out.writeShort(row.schema());
      out.writeLong(row.atMicros());
      out.writeLong(row.recordedMicros());
      out.writeByte(row.command() == null ? 0 : 1);
      out.write(hex.parseHex(row.command() == null ? NO_COMMAND : row.command()));
      for (String text : List.of(row.type(), row.payload(), row.meta())) {
        byte[] utf8 = text.getBytes(UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
      }
      return hex.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
