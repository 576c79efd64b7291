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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"openapi", "asyncapi"})
  void a_contract_is_served_as_it_is_committed(String which) throws Exception {
    HttpResponse<String> answer = get("/" + which + ".yaml");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/yaml; charset=utf-8");
    assertThat(answer.body())
        .isEqualTo(Files.readString(Path.of("src/main/" + which + "/jiebang.yaml")));
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = get("/" + which + ".yaml", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void a_long_text_is_compressed_for_who_can_read_it() throws Exception {
    HttpResponse<String> packed = get("/openapi.yaml", "Accept-Encoding", "gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(packed.headers().allValues("Vary")).anyMatch("accept-encoding"::equalsIgnoreCase);
    assertThat(get("/openapi.yaml").headers().firstValue("Content-Encoding").orElse("identity"))
        .isEqualTo("identity");
    // What is short, and keys, which stand beside secrets, stay as they are.
    for (String path : new String[] {"/api/v1/nobody", "/api/v1/auth/jwks"}) {
      assertThat(
              get(path, "Accept-Encoding", "gzip")
                  .headers()
                  .firstValue("Content-Encoding")
                  .orElse("identity"))
          .as(path)
          .isEqualTo("identity");
    }
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
  void a_problem_has_a_page_for_people_and_one_for_programs() throws Exception {
    HttpResponse<String> json = get("/problems/NEED_ALREADY_VERIFIED");
    assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(json.headers().firstValue("Content-Language")).hasValue("zh-CN");
    assertThat(json.body())
        .contains("\"operations\":[", "\"verifyNeed\"", "\"zh-CN\":\"需求已核实\"", "\"status\":409");
    HttpResponse<String> html =
        get("/problems/NEED_ALREADY_VERIFIED", "Accept", "text/html,*/*", "Accept-Language", "en");
    assertThat(html.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(html.headers().firstValue("Content-Language")).hasValue("en");
    assertThat(html.headers().allValues("Vary")).contains("Accept, Accept-Language");
    assertThat(html.body())
        .contains("<h1>Need already verified</h1>", "需求已核实", "<code>verifyNeed</code>");
  }

  @Test
  void all_problems_are_listed_and_others_are_not_there() throws Exception {
    assertThat(get("/problems", "Accept", "text/html").body())
        .contains("<a href=\"/problems/VERSION_CONFLICT\">");
    assertThat(get("/problems").body()).contains("\"NEED_ALREADY_VERIFIED\":\"需求已核实\"");
    HttpResponse<String> none = get("/problems/NO_SUCH_CODE", "Accept-Language", "en");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).contains("\"code\":\"NOT_FOUND\"", "\"title\":\"Not found\"");
  }

  @Test
  void a_problem_of_the_door_is_in_the_language_asked_for() throws Exception {
    HttpResponse<String> chinese = get("/api/v1/nothing-of-the-kind");
    assertThat(chinese.headers().firstValue("Content-Language")).hasValue("zh-CN");
    assertThat(chinese.headers().allValues("Vary")).contains("Accept-Language");
    assertThat(chinese.body()).contains("\"title\":\"不存在\"", "\"code\":\"NOT_FOUND\"");
    HttpResponse<String> english =
        get("/api/v1/nothing-of-the-kind", "Accept-Language", "en-GB,en;q=0.9");
    assertThat(english.headers().firstValue("Content-Language")).hasValue("en");
    assertThat(english.body()).contains("\"title\":\"Not found\"");
  }

  @Test
  void what_is_not_the_viewer_may_run_nothing() throws Exception {
    assertThat(get("/openapi.yaml").headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; frame-ancestors");
  }
}
