package org.jiebang.gateway.route;

import java.time.Duration;
import org.jiebang.gateway.GatewayConfig;

/**
 * How fast a body has to come in. A fixed time alone would cut off an honest sender of a large file
 * on a slow line, and a longer one would let those wait who send nothing; so each byte that comes
 * buys a little time.
 *
 * @param within from the first byte on, whatever comes
 * @param bytesPerSecond at which it goes on being waited for after that
 */
record BodyPace(Duration within, int bytesPerSecond) {

  static BodyPace of(GatewayConfig.Proxy config) {
    return new BodyPace(config.bodyTimeout(), config.bodyBytesPerSecond());
  }

  /** How long the body may have taken when so much of it is here. */
  long millis(long received) {
    return within.toMillis() + received * 1_000 / bytesPerSecond;
  }
}
