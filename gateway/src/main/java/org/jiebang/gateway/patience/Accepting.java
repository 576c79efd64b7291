package org.jiebang.gateway.patience;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import org.jiebang.gateway.limit.ClientAddress;
import org.jiebang.gateway.limit.Seats;

/** Of the socket that listens: what it reads are new connections. */
@ChannelHandler.Sharable
final class Accepting extends ChannelInboundHandlerAdapter {

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
