package org.jiebang.gateway.limit;

import io.netty.util.NetUtil;
import java.util.Arrays;

/**
 * A range of addresses, such as {@code 10.1.0.0/16}; an address alone is a range of one.
 *
 * @param bits of the prefix
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Network(byte[] prefix, int bits) {

  /**
   * @throws IllegalArgumentException when it is no address; names are not asked for
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
    int most = address.length * 8;
    int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("no network: " + text);
    }
    return new Network(cut(address, bits), bits);
  }

  /** IPv4, also when it is written as IPv6: 4 bytes. */
  static byte[] bytes(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      throw new IllegalArgumentException("no address: " + address);
    }
    boolean mapped = bytes.length == 16;
    for (int i = 0; mapped && i < 12; i++) {
      mapped = bytes[i] == (byte) (i < 10 ? 0 : 0xff);
    }
    return mapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
  }

  public boolean contains(byte[] address) {
    return address.length == prefix.length && Arrays.equals(cut(address, bits), prefix);
  }

  static byte[] cut(byte[] address, int bits) {
    byte[] cut = address.clone();
    for (int i = 0; i < cut.length; i++) {
      int keep = Math.clamp(bits - i * 8L, 0, 8);
      cut[i] &= (byte) (0xff << (8 - keep));
    }
    return cut;
  }
}
