package org.jiebang.gateway.limit;

import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from: the other end of the connection, unless that is a proxy of our own;
 * then whoever that proxy says it is. What a client writes into the header counts for nothing.
 */
@Singleton
public class ClientAddress {

  private final List<Network> proxies;

  ClientAddress(LimitsConfig config) {
    this.proxies =
        config.trustedProxies().stream()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(Network::parse)
            .toList();
  }

  /**
   * @param peer address of the other end of the connection
   * @param forwarded the X-Forwarded-For headers as they came, in order
   */
  public String of(String peer, List<String> forwarded) {
    String seen = peer;
    List<String> hops =
        forwarded.stream().flatMap(header -> List.of(header.split(",", -1)).stream()).toList();
    for (int i = hops.size() - 1; i >= 0 && isOurs(seen); i--) {
      String said = hops.get(i).strip();
      if (NetUtil.createByteArrayFromIpAddressString(said) == null) {
        break;
      }
      seen = said;
    }
    return seen;
  }

  private boolean isOurs(@Nullable String address) {
    if (address == null || proxies.isEmpty()) {
      return false;
    }
    byte[] bytes = Network.bytes(address);
    return proxies.stream().anyMatch(proxy -> proxy.contains(bytes));
  }

  /** What addresses are counted by: IPv6 by its /64, which one client has to itself. */
  static String counted(String address) {
    byte[] bytes = Network.bytes(address);
    return bytes.length == 4
        ? NetUtil.bytesToIpAddress(bytes)
        : NetUtil.bytesToIpAddress(Network.cut(bytes, 64)) + "/64";
  }
}
