package org.jiebang.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A partner's endpoint on this machine: takes messages, and knows Standard Webhooks by heart. */
public final class Inbox implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
  private volatile int answers = 200;

  /** As it came. */
  record Message(String id, String timestamp, String signature, String body) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("a message that is no JSON", e);
      }
    }

    String type() {
      return json().path("type").asText();
    }

    long position() {
      return json().at("/data/position").asLong();
    }

    /** How many of its signatures were made with {@code secret}. */
    long signedWith(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
        String expected = "v1," + Base64.getEncoder().encodeToString(signed);
        return List.of(signature.split(" ")).stream().filter(expected::equals).count();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public Inbox() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var message =
        new Message(
            exchange.getRequestHeaders().getFirst("webhook-id"),
            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            body);
    int status = answers;
    if (status == 200 && !message.type().equals("webhook.challenge")) {
      messages.add(message);
    }
    String challenge = message.json().at("/data/challenge").asText();
    byte[] answer = JSON.writeValueAsBytes(java.util.Map.of("challenge", challenge));
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /** From now on. */
  void answers(int status) {
    answers = status;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/from-jiebang";
  }

  /** Facts that were taken, in the order in which they came. */
  List<Message> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
