package org.jiebang.gateway.patience;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request does not come to its end in time. Stands first, where the bytes
 * are; a second handler behind the decoder tells it what they were. A request that comes at once
 * costs no timer.
 */
final class RequestClock extends ChannelInboundHandlerAdapter {

  private enum Within {
    HEAD,
    BODY,
    /** The request is here; its answer may take its time, and so may the next request. */
    NOTHING
  }

  private final Duration head;
  private final Duration body;
  private final int bytesPerSecond;
  private Within within = Within.HEAD;
  private boolean told;
  private @Nullable Future<?> timer;

  /** Of the body that is being read. */
  private long received;

  /**
   * @param body how long it may take, besides the time that its bytes take
   * @param bytesPerSecond at the slowest
   */
  RequestClock(Duration head, Duration body, int bytesPerSecond) {
    this.head = head;
    this.body = body;
    this.bytesPerSecond = bytesPerSecond;
  }

  @Override
  public void channelActive(ChannelHandlerContext connection) {
    told = listen(connection);
    start(connection, head);
    connection.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext connection, Object bytes) {
    if (within == Within.NOTHING) {
      within = Within.HEAD;
    }
    if (within == Within.BODY && bytes instanceof ByteBuf some) {
      received += some.readableBytes();
    }
    told = told || listen(connection);
    connection.fireChannelRead(bytes);
    if (!told && listen(connection)) {
      // The decoder came with the end of TLS's handshake, and so may have a request.
      told = true;
      stop();
      within = Within.NOTHING;
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext connection) {
    if (timer == null && told) {
      switch (within) {
        case HEAD -> start(connection, head);
        case BODY -> start(connection, body);
        case NOTHING -> {}
      }
    }
    connection.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext connection) {
    stop();
    connection.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext connection) {
    stop();
  }

  /** False while there is no decoder yet. */
  private boolean listen(ChannelHandlerContext connection) {
    ChannelHandlerContext decoder = connection.pipeline().context(HttpRequestDecoder.class);
    if (decoder != null) {
      connection.pipeline().addBefore(decoder.name(), null, new FoldedHeads(this));
      connection.pipeline().addAfter(decoder.name(), null, new Decoded());
    }
    return decoder != null;
  }

  boolean readsHead() {
    return within == Within.HEAD;
  }

  private void start(ChannelHandlerContext connection, Duration atMost) {
    timer =
        connection
            .executor()
            .schedule(() -> end(connection), atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Of a body, what has come since the clock was set buys more time; it has bought what it did. */
  private void end(ChannelHandlerContext connection) {
    long more = within == Within.BODY ? received * 1_000 / bytesPerSecond : 0;
    received = 0;
    if (more == 0) {
      connection.close();
    } else {
      start(connection, Duration.ofMillis(more));
    }
  }

  private void stop() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private final class Decoded extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest head && head.decoderResult().isFailure()) {
        stop();
        within = Within.NOTHING;
        context.fireChannelRead(Unreadable.insteadOf(head));
        context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        ReferenceCountUtil.release(message);
        return;
      }
      if (message instanceof HttpRequest) {
        stop();
        received = 0;
        within = Within.BODY;
      }
      if (message instanceof LastHttpContent) {
        stop();
        within = Within.NOTHING;
      }
      context.fireChannelRead(message);
    }
  }
}
