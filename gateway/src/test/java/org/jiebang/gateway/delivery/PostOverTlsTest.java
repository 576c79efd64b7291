package org.jiebang.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiebang.gateway.GatewayVertx;
import org.jiebang.gateway.webhook.WebhookConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is told to an endpoint that cannot show whose it is. */
class PostOverTlsTest {

  private static final String HOST = "hooks.example.com";
  private static final Vertx VERTX = GatewayVertx.start();

  private static Certificates certificates;
  private static Post post;

  private final List<HttpsServer> servers = new ArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();

  @BeforeAll
  static void make(@TempDir Path folder) {
    certificates =
        new Certificates(folder)
            .signed("good", HOST)
            .expired("expired", HOST)
            .signed("another", "hooks.example.org")
            .strange("strange", HOST);
    post = new Post(VERTX, trusting(certificates.authority().toString()));
  }

  @AfterAll
  static void close() {
    post.close();
    var _ = VERTX.close();
  }

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void a_good_certificate_is_delivered_to() throws IOException {
    Post.Answer answer = send(post, "good");
    assertThat(answer.outcome()).isEqualTo("ANSWERED");
    assertThat(answer.good()).isTrue();
    assertThat(answer.body()).isEqualTo("taken");
    assertThat(requests).hasValue(1);
  }

  @Test
  void an_expired_one_is_not() throws IOException {
    notDelivered(send(post, "expired"));
  }

  @Test
  void nor_is_that_of_another_name() throws IOException {
    notDelivered(send(post, "another"));
  }

  @Test
  void nor_one_that_nobody_we_trust_has_signed() throws IOException {
    notDelivered(send(post, "strange"));
  }

  @Test
  void without_configuration_only_those_are_trusted_whom_everybody_trusts() throws IOException {
    try (var usual = new Post(VERTX, config())) {
      notDelivered(send(usual, "good"));
    }
  }

  @Test
  void what_is_to_be_trusted_must_be_there() {
    assertThatThrownBy(() -> new Post(VERTX, trusting("no/such.pem")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("jiebang.gateway.webhooks.trust");
  }

  private void notDelivered(Post.Answer answer) {
    assertThat(answer.good()).isFalse();
    assertThat(answer.outcome()).isEqualTo("UNREACHABLE");
    assertThat(requests).as("not a byte of the message").hasValue(0);
  }

  private Post.Answer send(Post by, String alias) throws IOException {
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpsServer server = HttpsServer.create(new InetSocketAddress(here, 0), 0);
    servers.add(server);
    server.setHttpsConfigurator(new HttpsConfigurator(certificates.showing(alias)));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          byte[] said = "taken".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, said.length);
          exchange.getResponseBody().write(said);
          exchange.close();
        });
    server.start();
    return by.send(
        new Target(true, HOST, here, server.getAddress().getPort(), "/"),
        Map.of("Content-Type", "application/json"),
        "{}".getBytes(UTF_8));
  }

  private static WebhookConfig trusting(String file) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(WebhookConfig.class)
        .withDefaultValue("jiebang.gateway.webhooks.trust", file)
        .build()
        .getConfigMapping(WebhookConfig.class);
  }

  private static WebhookConfig config() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(WebhookConfig.class)
        .build()
        .getConfigMapping(WebhookConfig.class);
  }
}
