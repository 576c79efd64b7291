package org.jiebang.needs.open311;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.http.Violation;
import org.jspecify.annotations.Nullable;

/** Where callers find us, for what must name it whole. */
@Singleton
class PublicAddress {

  /** A name or an address, and a port; nothing that could be read as more. */
  private static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  private final @Nullable String configured;

  /**
   * @param configured e.g. {@code https://jiebang.example}: without it everybody is told what they
   *     called us themselves, which nobody else may be told
   */
  @Inject
  PublicAddress(@ConfigProperty(name = "jiebang.public-address") Optional<URI> configured) {
    this.configured = configured.map(PublicAddress::plain).orElse(null);
  }

  private static String plain(URI address) {
    String plain = address.toString().replaceFirst("/$", "");
    if (!plain.matches("https?://.+")
        || !AUTHORITY.matcher(plain.replaceFirst("https?://", "")).matches()) {
      throw new IllegalArgumentException(
          "jiebang.public-address must be a scheme and a host, not " + address);
    }
    return plain;
  }

  /**
   * @param forAll whether it is the same for every caller
   */
  record Address(String text, boolean forAll) {}

  /**
   * @throws org.jiebang.eventsourcing.Rejected VALIDATION_FAILED when the caller does not say how
   *     they found us and nobody else has
   */
  Address of(HttpHeaders headers) {
    // The gateway says what it saw. When it saw no host, ours is an inner one.
    String proto = headers.getHeaderString("X-Forwarded-Proto");
    return of(proto, headers.getHeaderString(proto == null ? "Host" : "X-Forwarded-Host"));
  }

  Address of(@Nullable String proto, @Nullable String host) {
    if (configured != null) {
      return new Address(configured, true);
    }
    if (host == null || !AUTHORITY.matcher(host).matches()) {
      throw Violation.of(
          "Host", "must be given: a name or an address, and a port", "必须填写:主机名或地址,可带端口");
    }
    return new Address(("https".equals(proto) ? "https" : "http") + "://" + host, false);
  }
}
