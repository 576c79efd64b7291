package org.jiebang.gateway.patience;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import org.jiebang.gateway.limit.ClientAddress;
import org.jiebang.gateway.limit.Seats;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection from an address that has enough of them: all together there are only so many,
 * and whoever opens connections and says nothing would else keep everybody out.
 */
final class ConnectionSeat extends ChannelInboundHandlerAdapter {

  private final Seats seats;
  private final ClientAddress addresses;
  private @Nullable String seated;

  ConnectionSeat(Seats seats, ClientAddress addresses) {
    this.seats = seats;
    this.addresses = addresses;
  }

  @Override
  public void channelActive(ChannelHandlerContext connection) {
    // In either case: whoever stands behind has to see it begin before it ends.
    connection.fireChannelActive();
    if (connection.channel().remoteAddress() instanceof InetSocketAddress from) {
      String holder = addresses.networkOf(from.getAddress().getHostAddress());
      if (holder == null || seats.take(holder)) {
        seated = holder;
      } else {
        Counter.builder("jiebang.patience.connections.refused")
            .description("Connections closed because their address had enough of them")
            .register(Metrics.globalRegistry)
            .increment();
        connection.close();
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext connection) {
    if (seated != null) {
      seats.giveBack(seated);
      seated = null;
    }
    connection.fireChannelInactive();
  }
}
