package org.jiebang.gateway.limit;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
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

  @Inject
  ClientAddress(LimitsConfig config) {
    this(config.trustedProxies());
  }

  /**
   * @param trustedProxies addresses or networks, e.g. {@code 10.1.0.0/16}
   */
  public ClientAddress(List<String> trustedProxies) {
    this.proxies =
        trustedProxies.stream()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(Network::parse)
            .toList();
  }

  /** Where {@code request} comes from. */
  public String of(HttpServerRequest request) {
    String peer = request.remoteAddress().hostAddress();
    return proxies.isEmpty() ? peer : of(peer, request.headers().getAll("X-Forwarded-For"));
  }

  /** What {@code request} is counted by where who sent it is not known. */
  public String networkOf(HttpServerRequest request) {
    return counted(of(request));
  }

  /**
   * What a connection is counted by.
   *
   * @param peer address of its other end
   * @return null: a proxy of our own, over which many come
   */
  public @Nullable String networkOf(String peer) {
    return isOurs(peer) ? null : counted(peer);
  }

  /** {@code https} when the client speaks TLS to us, or to a proxy of ours that says so. */
  public String schemeOf(HttpServerRequest request) {
    boolean toUs = request.isSSL();
    boolean toOurs =
        !proxies.isEmpty()
            && isOurs(request.remoteAddress().hostAddress())
            && "https".equals(request.getHeader("X-Forwarded-Proto"));
    return toUs || toOurs ? "https" : "http";
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
