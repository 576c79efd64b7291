package org.jiebang.gateway.patience;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.channel.unix.UnixChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client takes nothing of what it asked for: what waits for it is memory
 * of ours, and a connection to a service that others wait for. Whoever takes a little now and then
 * is served, and an answer that the network takes at once costs no timer.
 */
final class AnswerClock extends ChannelOutboundHandlerAdapter {

  /** In the time that a client has: it is cut off at most a quarter late. */
  private static final int LOOKS = 4;

  private final Duration atMost;
  private @Nullable Object first;
  private long taken;
  private int looks;
  private boolean watching;

  /**
   * @param atMost how long nothing at all may be taken
   */
  AnswerClock(Duration atMost) {
    this.atMost = atMost;
  }

  @Override
  public void flush(ChannelHandlerContext connection) {
    connection.flush();
    if (!watching && waiting(connection) != null) {
      watching = true;
      first = null;
      // Not now: this may be a flush within a flush, and what waits be on its way already.
      lookLater(connection);
    }
  }

  /** What is to be sent next; null: all is sent, or the connection is closed. */
  private static @Nullable Object waiting(ChannelHandlerContext connection) {
    ChannelOutboundBuffer buffer = connection.channel().unsafe().outboundBuffer();
    return buffer == null ? null : buffer.current();
  }

  private void look(ChannelHandlerContext connection) {
    // The system calls a socket writable when a third of its buffer is free, which may be a
    // megabyte: who reads slowly would seem to read nothing. It takes what there is room for,
    // asked.
    ChannelOutboundBuffer buffer = connection.channel().unsafe().outboundBuffer();
    boolean took = false;
    if (buffer != null && connection.channel() instanceof UnixChannel socket) {
      took = takes(buffer, socket);
    } else if (connection.channel().unsafe() instanceof AbstractNioChannel.NioUnsafe socket) {
      socket.forceFlush();
    }
    Object waiting = buffer == null ? null : buffer.current();
    if (buffer == null || waiting == null) {
      watching = false;
      first = null;
      return;
    }
    if (took || waiting != first || buffer.currentProgress() != taken) {
      first = waiting;
      taken = buffer.currentProgress();
      looks = 0;
    } else if (++looks == LOOKS) {
      cutOff(connection);
      return;
    }
    lookLater(connection);
  }

  private void lookLater(ChannelHandlerContext connection) {
    var _ =
        connection
            .executor()
            .schedule(() -> look(connection), atMost.toNanos() / LOOKS, TimeUnit.NANOSECONDS);
  }

  /**
   * Offers what is next, and whether some of it was taken. The kernel's own sockets wait for the
   * system's word and cannot be told to try before it; and buffers come back, so that the next one
   * may be the same object.
   */
  private static boolean takes(ChannelOutboundBuffer buffer, UnixChannel socket) {
    if (buffer.current() instanceof ByteBuf bytes) {
      ByteBuffer next = bytes.nioBuffers()[0];
      try {
        int taken = socket.fd().write(next, next.position(), next.limit());
        buffer.removeBytes(taken);
        return taken > 0;
      } catch (IOException gone) {
        socket.close();
      }
    }
    return false;
  }

  private static void cutOff(ChannelHandlerContext connection) {
    Counter.builder("jiebang.patience.slow.readers")
        .description("Connections closed because the client took nothing of its answer")
        .register(Metrics.globalRegistry)
        .increment();
    // Else the system would go on offering what it has taken over from us.
    connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    connection.close();
  }
}
