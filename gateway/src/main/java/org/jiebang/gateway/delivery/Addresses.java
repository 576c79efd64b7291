package org.jiebang.gateway.delivery;

import java.net.InetAddress;
import java.util.List;
import org.jiebang.gateway.limit.Network;

/**
 * Which addresses are somewhere out in the internet. Everything that the registries of IANA keep
 * for a special purpose is not, nor is what carries another address inside itself.
 */
final class Addresses {

  /** Of the special-purpose registry, and those at which clouds tell their machines secrets. */
  private static final List<Network> NOT_V4 =
      networks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carrier-grade NAT; 100.100.100.200 tells secrets in one cloud
          "127.0.0.0/8", // loopback
          "168.63.129.16/32", // tells secrets in another cloud
          "169.254.0.0/16", // link-local; 169.254.169.254 tells secrets in most clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.31.196.0/24", // AS112
          "192.52.193.0/24", // AMT
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "192.175.48.0/24", // AS112
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, and broadcast

  /** The only part of IPv6 that is given out: without mapped, NAT64, ULA, link-local, multicast. */
  private static final Network GLOBAL_V6 = Network.parse("2000::/3");

  private static final List<Network> NOT_V6 =
      networks(
          "2001::/23", // protocol assignments: Teredo, ORCHID, benchmarks
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4: an IPv4 address inside
          "2620:4f:8000::/48", // AS112
          "3fff::/20"); // documentation

  private Addresses() {}

  static boolean isPublic(InetAddress address) {
    return isPublic(address.getAddress());
  }

  /**
   * @param address 4 or 16 bytes
   */
  static boolean isPublic(byte[] address) {
    return address.length == 4
        ? NOT_V4.stream().noneMatch(n -> n.contains(address))
        : GLOBAL_V6.contains(address) && NOT_V6.stream().noneMatch(n -> n.contains(address));
  }

  private static List<Network> networks(String... texts) {
    return List.of(texts).stream().map(Network::parse).toList();
  }
}
