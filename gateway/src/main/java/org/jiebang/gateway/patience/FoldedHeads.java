package org.jiebang.gateway.patience;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Sees whether a header goes on in a further line (obs-fold, RFC 9112, 5.2). The decoder joins such
 * lines without a word, so it is looked for in the bytes. Stands right before the decoder, and
 * looks at the first head of each read: a body is never looked at.
 */
public final class FoldedHeads extends ChannelInboundHandlerAdapter {

  private static final AttributeKey<Boolean> SEEN = AttributeKey.valueOf(FoldedHeads.class, "");

  private final RequestClock clock;

  /** Of the head that is being read, those that have ended. */
  private int lines;

  /** Whether the one that is being read has more than its end. */
  private boolean lineBegun;

  FoldedHeads(RequestClock clock) {
    this.clock = clock;
  }

  /** Whether a request of this connection had one. */
  public static boolean in(HttpConnection connection) {
    return connection instanceof ConnectionBase base && base.channel().hasAttr(SEEN);
  }

  @Override
  public void channelRead(ChannelHandlerContext connection, Object message) {
    if (!clock.readsHead()) {
      begin();
    } else if (message instanceof ByteBuf bytes) {
      look(bytes, connection);
    }
    connection.fireChannelRead(message);
  }

  private void begin() {
    lines = 0;
    lineBegun = false;
  }

  private void look(ByteBuf bytes, ChannelHandlerContext connection) {
    int end = bytes.writerIndex();
    int at = bytes.readerIndex();
    while (at < end) {
      int feed = bytes.indexOf(at, end, (byte) '\n');
      int stop = feed < 0 ? end : feed;
      int first = skipReturns(bytes, at, stop);
      if (first < stop) {
        if (!lineBegun && lines > 0 && isBlank(bytes.getByte(first))) {
          connection.channel().attr(SEEN).set(true);
        }
        lineBegun = true;
      }
      if (feed < 0) {
        return;
      }
      if (!lineBegun && lines > 0) {
        begin();
        return;
      }
      lines += lineBegun ? 1 : 0;
      lineBegun = false;
      at = feed + 1;
    }
  }

  private static int skipReturns(ByteBuf bytes, int from, int end) {
    int at = from;
    while (at < end && bytes.getByte(at) == '\r') {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte letter) {
    return letter == ' ' || letter == '\t';
  }
}
