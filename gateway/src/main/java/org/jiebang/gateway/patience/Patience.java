package org.jiebang.gateway.patience;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import java.time.Duration;
import java.util.List;
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
    builder.findTransport(new Timed());
  }

  /** Asked for before there are beans, so it is no mapping. */
  private static Duration atMost(String key, int seconds) {
    return ConfigProvider.getConfig()
        .getOptionalValue(key, Duration.class)
        .orElse(Duration.ofSeconds(seconds));
  }

  private static final class Timed extends JDKTransport {

    @Override
    public void configure(
        NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
      super.configure(options, domainSocket, bootstrap);
      // Servers of this process all speak HTTP; the options here no longer say so.
      int bytesPerSecond =
          ConfigProvider.getConfig()
              .getOptionalValue(BYTES_PER_SECOND, Integer.class)
              .orElse(32 << 10);
      bootstrap.handler(
          new Accepting(
              atMost(HEAD, 10),
              atMost(BODY, 25),
              bytesPerSecond,
              atMost(ANSWER, 20),
              new Seats(
                  ConfigProvider.getConfig()
                      .getOptionalValue(CONNECTIONS, Integer.class)
                      .orElse(2_000)),
              new ClientAddress(
                  ConfigProvider.getConfig()
                      .getOptionalValues(LimitsConfig.TRUSTED_PROXIES, String.class)
                      .orElse(List.of()))));
    }
  }

  /** Of the socket that listens: what it reads are new connections. */
  @ChannelHandler.Sharable
  private static final class Accepting extends ChannelInboundHandlerAdapter {

    private final Duration head;
    private final Duration body;
    private final int bytesPerSecond;
    private final Duration answer;
    private final Seats connections;
    private final ClientAddress addresses;

    Accepting(
        Duration head,
        Duration body,
        int bytesPerSecond,
        Duration answer,
        Seats connections,
        ClientAddress addresses) {
      this.head = head;
      this.body = body;
      this.bytesPerSecond = bytesPerSecond;
      this.answer = answer;
      this.connections = connections;
      this.addresses = addresses;
    }

    @Override
    public void channelRead(ChannelHandlerContext listening, Object message) {
      if (message instanceof Channel accepted) {
        accepted
            .pipeline()
            .addLast(
                new AnswerClock(answer),
                new ConnectionSeat(connections, addresses),
                new RequestClock(head, body, bytesPerSecond));
      }
      listening.fireChannelRead(message);
    }
  }
}
