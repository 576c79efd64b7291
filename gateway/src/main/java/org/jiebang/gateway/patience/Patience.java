package org.jiebang.gateway.patience;

import io.netty.channel.Channel;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jiebang.gateway.limit.ClientAddress;
import org.jiebang.gateway.limit.LimitsConfig;
import org.jiebang.gateway.limit.Seats;

/**
 * Gives every connection that an HTTP server of this process accepts a {@link RequestClock}, an
 * {@link AnswerClock} and a {@link ConnectionSeat}. Vert.x knows idle connections only, and whoever
 * sends a byte now and then is never idle; its transport is the one place where a connection can be
 * met before its first request. Vert.x finds this class as a service.
 */
public final class Patience implements VertxServiceProvider {

  /** From the first byte of a request, or from connecting, to the end of its head. */
  static final String HEAD = "jiebang.patience.head";

  /**
   * From there to the end of its body, whoever reads it, besides the time that its bytes take.
   * Longer than {@code jiebang.gateway.proxy.body-timeout}, which answers before it cuts off.
   */
  static final String BODY = "jiebang.patience.body";

  /** What the bytes of a body take, at most. */
  static final String BYTES_PER_SECOND = "jiebang.gateway.proxy.body-bytes-per-second";

  /** How long a client may take nothing of an answer that waits for it. */
  static final String ANSWER = "jiebang.patience.answer";

  /** How many connections one address (IPv6: one /64) may have; a campus may be one address. */
  static final String CONNECTIONS = "jiebang.patience.connections-of-one";

  /** What goes on as something else is no more read as requests, and has its own idea of time. */
  public static void noMoreRequests(Channel connection) {
    if (connection.pipeline().get(RequestClock.class) != null) {
      connection.pipeline().remove(RequestClock.class);
    }
  }

  @Override
  public void init(VertxBuilder builder) {
    builder.findTransport(new WatchedTransport(builder.findTransport(), Patience::accepting));
  }

  /** Asked for before there are beans, so it is no mapping. */
  private static Duration atMost(String key, int seconds) {
    return ConfigProvider.getConfig()
        .getOptionalValue(key, Duration.class)
        .orElse(Duration.ofSeconds(seconds));
  }

  private static Accepting accepting() {
    Config config = ConfigProvider.getConfig();
    return new Accepting(
        atMost(HEAD, 10),
        atMost(BODY, 25),
        config.getOptionalValue(BYTES_PER_SECOND, Integer.class).orElse(32 << 10),
        atMost(ANSWER, 20),
        new Seats(config.getOptionalValue(CONNECTIONS, Integer.class).orElse(2_000)),
        new ClientAddress(
            config
                .getOptionalValues(LimitsConfig.TRUSTED_PROXIES, String.class)
                .orElse(List.of())));
  }
}
