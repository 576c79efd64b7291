package org.jiebang.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bad network on loopback: stands between a client and a server and, told so while it runs,
 * delays, stalls, half-closes, cuts or resets what passes. {@link #heal} makes it a good one again.
 *
 * <pre>{@code
 * try (var proxy = FaultProxy.to(database.port())) {
 *   … connect to 127.0.0.1:proxy.port() …
 *   proxy.cutAfter(Way.TO_CLIENT, 7); // the 8th byte of the next answer never arrives
 * }
 * }</pre>
 */
public final class FaultProxy implements AutoCloseable {

  /** The two directions of a connection. */
  public enum Way {
    TO_SERVER,
    TO_CLIENT
  }

  private static final int CHUNK = 16 * 1024;
  private static final int CONNECT_MILLIS = 2_000;

  private final InetSocketAddress server;
  private final ServerSocket door;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Faults toServer = new Faults();
  private final Faults toClient = new Faults();
  private boolean refusing;
  private boolean closed;
  private int cuts;

  private FaultProxy(InetSocketAddress server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().name("fault-proxy-" + port()).daemon().start(this::accept);
  }

  /** A proxy, healthy at first, in front of the server at {@code port} of this machine. */
  public static FaultProxy to(int port) {
    try {
      return new FaultProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where clients connect to, on 127.0.0.1. */
  public int port() {
    return door.getLocalPort();
  }

  /** Each piece that passes waits this long first. */
  public void delay(Way way, Duration each) {
    locked(() -> faults(way).delayNanos = each.toNanos());
  }

  /** Nothing passes any more, and nobody is told: connections stay open. */
  public void stall(Way way) {
    locked(() -> faults(way).stalled = true);
  }

  /**
   * Lets {@code bytes} more pass, counted over all connections, and resets the connection that
   * carries the next one. Once: what connects later is left alone.
   */
  public void cutAfter(Way way, long bytes) {
    locked(() -> faults(way).left = bytes);
  }

  /** Ends one direction of every connection in order (FIN); the other one still works. */
  public void halfClose(Way way) {
    links.forEach(link -> link.halfClose(way));
  }

  /** Resets every connection at once (RST, by SO_LINGER 0). New ones are let in. */
  public void reset() {
    links.forEach(Link::reset);
  }

  /** As a server that is gone: resets every connection and each new one. */
  public void refuse() {
    locked(() -> refusing = true);
    reset();
  }

  /** No faults from here on. Connections that were cut stay cut; stalled ones flow on. */
  public void heal() {
    locked(
        () -> {
          refusing = false;
          toServer.heal();
          toClient.heal();
        });
  }

  /** Bytes that have passed since the start. */
  public long passed(Way way) {
    lock.lock();
    try {
      return faults(way).passed;
    } finally {
      lock.unlock();
    }
  }

  /** How often {@link #cutAfter} has struck. */
  public int cuts() {
    lock.lock();
    try {
      return cuts;
    } finally {
      lock.unlock();
    }
  }

  /** Connections that are open now. */
  public int connections() {
    return links.size();
  }

  @Override
  public void close() {
    locked(() -> closed = true);
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      reset();
    }
  }

  private void accept() {
    while (true) {
      try {
        admit(door.accept());
      } catch (IOException e) {
        if (isClosed()) {
          return;
        }
      }
    }
  }

  private void admit(Socket client) throws IOException {
    Link link = new Link(client);
    lock.lock();
    try {
      if (refusing || closed) {
        link.reset();
        return;
      }
    } finally {
      lock.unlock();
    }
    links.add(link);
    // On a thread of its own: a server that does not answer must not hold up the next client.
    Thread.ofVirtual().start(link::run);
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Faults faults(Way way) {
    return switch (way) {
      case TO_SERVER -> toServer;
      case TO_CLIENT -> toClient;
    };
  }

  /** How many of {@code n} bytes may pass; waits while stalled. Fewer than n: then cut. */
  private int admitted(Way way, int n) throws InterruptedException {
    Faults now = faults(way);
    long delay;
    lock.lockInterruptibly();
    try {
      delay = now.delayNanos;
    } finally {
      lock.unlock();
    }
    long until = System.nanoTime() + delay;
    for (long wait = delay; wait > 0; wait = until - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
    lock.lockInterruptibly();
    try {
      while (now.stalled && !closed) {
        changed.await();
      }
      int pass = (int) Math.min(n, now.left);
      now.passed += pass;
      if (now.left != Faults.NO_LIMIT) {
        now.left -= pass;
        if (pass < n) {
          now.left = Faults.NO_LIMIT;
          cuts++;
        }
      }
      return pass;
    } finally {
      lock.unlock();
    }
  }

  /** What is wrong with one direction; guarded by the lock. */
  private static final class Faults {
    static final long NO_LIMIT = Long.MAX_VALUE;

    long delayNanos;
    boolean stalled;
    long left = NO_LIMIT;
    long passed;

    void heal() {
      delayNanos = 0;
      stalled = false;
      left = NO_LIMIT;
    }
  }

  /** One client's connection and ours to the server. */
  private final class Link {
    private final Socket client;
    private final Socket upstream = new Socket();

    Link(Socket client) {
      this.client = client;
    }

    void run() {
      try {
        upstream.connect(server, CONNECT_MILLIS);
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        Thread up = Thread.ofVirtual().start(() -> pump(Way.TO_SERVER, client, upstream));
        pump(Way.TO_CLIENT, upstream, client);
        up.join();
      } catch (IOException e) {
        // The server is not there: the client sees what it would see without us.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        reset();
        links.remove(this);
      }
    }

    private void pump(Way way, Socket from, Socket to) {
      byte[] buffer = new byte[CHUNK];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n; (n = in.read(buffer)) >= 0; ) {
          int pass = admitted(way, n);
          out.write(buffer, 0, pass);
          if (pass < n) {
            reset();
            return;
          }
        }
        to.shutdownOutput();
      } catch (IOException e) {
        reset(); // one side is gone: the other one hears of it
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void halfClose(Way way) {
      try {
        (way == Way.TO_SERVER ? upstream : client).shutdownOutput();
      } catch (IOException e) {
        reset(); // already closed
      }
    }

    void reset() {
      for (Socket socket : new Socket[] {client, upstream}) {
        try {
          socket.setSoLinger(true, 0);
          socket.close();
        } catch (IOException e) {
          continue; // closed already
        }
      }
    }
  }
}
