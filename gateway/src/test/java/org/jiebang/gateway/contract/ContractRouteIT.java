package org.jiebang.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jiebang.gateway.GatewayUnderTest;
import org.junit.jupiter.api.Test;

/** The contract and its viewer, as somebody finds them who has only the address. */
@QuarkusTest
@QuarkusTestResource(GatewayUnderTest.class)
@SuppressWarnings("NullAway.Init") // set by Quarkus
class ContractRouteIT {

  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  @TestHTTPResource URI address;

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).GET();
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try (HttpClient http =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  @Test
  void the_contract_is_served_as_it_is_committed() throws Exception {
    HttpResponse<String> answer = get("/openapi.yaml");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/yaml; charset=utf-8");
    assertThat(answer.body()).isEqualTo(Files.readString(Path.of("src/main/openapi/jiebang.yaml")));
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = get("/openapi.yaml", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void the_viewer_needs_nothing_from_elsewhere() throws Exception {
    HttpResponse<String> page = get("/docs");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self';")
        .contains("connect-src 'self'");
    var found = new ArrayList<String>();
    REFERENCE.matcher(page.body()).results().forEach(r -> found.add(r.group(1)));
    assertThat(found).hasSize(3).allMatch(path -> path.startsWith("/"));
    for (String path : found) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(page.body()).doesNotContain("<script>");
  }

  @Test
  void what_is_not_the_viewer_may_run_nothing() throws Exception {
    assertThat(get("/openapi.yaml").headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; frame-ancestors");
  }
}
