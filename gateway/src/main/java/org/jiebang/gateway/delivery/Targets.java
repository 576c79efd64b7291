package org.jiebang.gateway.delivery;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Decides what may be sent to, so that nobody reaches through us what they cannot reach themselves.
 * Names only, resolved once, every address of theirs public, and the connection goes to the very
 * address that was looked at: whoever changes the name's address in between changes nothing.
 */
final class Targets {

  private static final int LONGEST = 1_000;

  /**
   * A name with a dot whose last label is no number, in whatever notation: what is an address to
   * some resolver never gets as far as one.
   */
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.){1,8}[a-z]([a-z0-9-]{0,61}[a-z0-9])");

  private static final int LONGEST_NAME = 253;

  /** Visible ASCII without what readers of addresses disagree about. */
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\\\\\"<>^`{|}]]+");

  /** Names that mean something only inside a house, a machine or a cloud. */
  private static final Set<String> INSIDE =
      Set.of(
          "localhost",
          "localdomain",
          "local",
          "internal",
          "intranet",
          "private",
          "corp",
          "home",
          "lan",
          "arpa",
          "invalid",
          "onion",
          "test");

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Resolver resolver;
  private final Set<Integer> ports;
  private final boolean loopback;
  private final Duration patience;
  private final Executor elsewhere;

  /**
   * @param loopback whether this machine may be sent to, also without TLS: local and test only
   * @param patience for the resolver
   */
  Targets(Resolver resolver, Set<Integer> ports, boolean loopback, Duration patience) {
    this.resolver = resolver;
    this.ports = Set.copyOf(ports);
    this.loopback = loopback;
    this.patience = patience;
    this.elsewhere = work -> Thread.ofVirtual().name("resolve").start(work);
  }

  /**
   * Looks at the address only, asks nobody.
   *
   * @throws TargetRefused for what is wrong whatever its name resolves to
   */
  URI parse(String url) throws TargetRefused {
    if (url.length() > LONGEST || !PLAIN.matcher(url).matches()) {
      throw new TargetRefused("not plain");
    }
    URI uri;
    try {
      uri = new URI(url).parseServerAuthority();
    } catch (URISyntaxException e) {
      throw new TargetRefused("not an address");
    }
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null || host.isEmpty()) {
      throw new TargetRefused("more or less than a host and a path");
    }
    if (loopback && THIS_MACHINE.contains(host) && isHttp(uri)) {
      return uri;
    }
    if (!"https".equalsIgnoreCase(uri.getScheme())) {
      throw new TargetRefused("not https");
    }
    if (host.length() > LONGEST_NAME || !NAME.matcher(host).matches()) {
      throw new TargetRefused("not a name");
    }
    if (INSIDE.contains(host.substring(host.lastIndexOf('.') + 1))) {
      throw new TargetRefused("a name of somewhere inside");
    }
    if (!ports.contains(port(uri))) {
      throw new TargetRefused("not this port");
    }
    return uri;
  }

  /**
   * Looks at the address and asks for its name, once.
   *
   * @throws TargetRefused when it is not to be sent to
   */
  Target resolve(String url) throws TargetRefused {
    URI uri = parse(url);
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean here = loopback && THIS_MACHINE.contains(host);
    List<InetAddress> addresses = addresses(host);
    for (InetAddress address : addresses) {
      if (here ? !address.isLoopbackAddress() : !Addresses.isPublic(address)) {
        throw new TargetRefused("an address of somewhere inside");
      }
    }
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new Target(
        "https".equalsIgnoreCase(uri.getScheme()),
        host,
        nameless(addresses.getFirst()),
        port(uri),
        uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
  }

  private List<InetAddress> addresses(String host) throws TargetRefused {
    CompletableFuture<List<InetAddress>> asked =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return resolver.resolve(host);
              } catch (UnknownHostException e) {
                return List.of();
              }
            },
            elsewhere);
    try {
      List<InetAddress> addresses = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (addresses.isEmpty()) {
        throw new TargetRefused("no such name");
      }
      return addresses;
    } catch (TimeoutException e) {
      throw new TargetRefused("nobody knows the name in time");
    } catch (ExecutionException e) {
      throw new TargetRefused("the name cannot be asked for");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetRefused("interrupted");
    }
  }

  /** Without a name nobody can ask for its address again. */
  private static InetAddress nameless(InetAddress address) {
    try {
      return InetAddress.getByAddress(address.getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  private static boolean isHttp(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0
        ? uri.getPort()
        : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
