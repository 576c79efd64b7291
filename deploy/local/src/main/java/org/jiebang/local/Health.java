package org.jiebang.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service whether it is ready, on its management port. */
final class Health {
  private Health() {}

  static boolean ready(URI management) {
    try {
      HttpURLConnection ask =
          (HttpURLConnection) management.resolve("/q/health/ready").toURL().openConnection();
      ask.setConnectTimeout(1000);
      ask.setReadTimeout(5000);
      try {
        return ask.getResponseCode() == 200;
      } finally {
        ask.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }
}
