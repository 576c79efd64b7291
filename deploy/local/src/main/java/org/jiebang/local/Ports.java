package org.jiebang.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ports of this machine. */
public final class Ports {
  /** Several are chosen before the first of them is listened on. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /** A loopback port that nobody listens on now, and that was not given to anybody before. */
  public static int free() {
    for (int tries = 0; tries < 1000; tries++) {
      int port = Random.port();
      if (isFree("127.0.0.1", port) && GIVEN.add(port)) {
        return port;
      }
    }
    throw new NotStarted("No free port between 20000 and 32000 on 127.0.0.1.");
  }

  /** Whether a server could listen there now. */
  public static boolean isFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** Whether somebody accepts connections on that loopback port. */
  public static boolean isOpen(int port) {
    return isOpen("127.0.0.1", port);
  }

  /** Whether somebody accepts connections there. */
  static boolean isOpen(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 500);
      return true;
    } catch (IOException closed) {
      return false;
    }
  }
}
