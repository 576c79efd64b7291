package org.jiebang.systemtests.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jiebang.local.sample.Samples;
import org.jiebang.local.story.Api;
import org.jiebang.local.story.Lang;
import org.jiebang.systemtests.House;
import org.jspecify.annotations.Nullable;

/**
 * The samples in the one running house, loaded when the first test asks for them, as {@code
 * ./jiebang up --sample} does; reads what they have become with the positions of what was written,
 * and remembers which commands were done anew.
 */
final class LoadedSamples extends Api {

  private static @Nullable LoadedSamples one;

  private final List<String> doneAnew = new ArrayList<>();
  private final Map<String, String> told = new LinkedHashMap<>();

  LoadedSamples(URI gateway) {
    super(gateway);
  }

  static synchronized LoadedSamples get() {
    if (one == null) {
      var loaded = new LoadedSamples(House.gateway());
      loaded.load();
      one = loaded;
    }
    return one;
  }

  void load() {
    for (String name : Samples.names()) {
      long began = System.nanoTime();
      told.put(name, load(name));
      System.out.printf("  sample %s in %.1f s%n", name, (System.nanoTime() - began) / 1e9);
    }
  }

  /** What each sample told while it was loaded, by its name. */
  Map<String, String> told() {
    return Collections.unmodifiableMap(told);
  }

  private String load(String name) {
    var heard = new ByteArrayOutputStream();
    var out = new PrintStream(heard, true, StandardCharsets.UTF_8);
    Samples.load(name, this, House.stack().secrets(), Lang.EN, out);
    return heard.toString(StandardCharsets.UTF_8);
  }

  /** Paths of commands that were done now, rather than answered as before. */
  List<String> doneAnew() {
    return List.copyOf(doneAnew);
  }

  @Override
  protected HttpResponse<String> exchange(HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = super.exchange(request);
    String path = request.uri().getPath();
    if (request.method().equals("POST")
        && !path.equals("/api/v1/auth/tokens")
        && answer.statusCode() < 300
        && answer.headers().firstValue("Idempotency-Replayed").isEmpty()) {
      doneAnew.add(path);
    }
    return answer;
  }

  JsonNode read(String account, String path) {
    return get(path, House.cast().token(account)).expect(200).body();
  }

  /** The items of a page. */
  List<JsonNode> items(String account, String path) {
    return all(read(account, path).path("items"));
  }

  static List<JsonNode> all(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  /** The only one of its community, which must be there. */
  JsonNode one(String account, String collection, String community) {
    List<JsonNode> found = items(account, "/api/v1/" + collection + "community=" + community);
    assertThat(found).as("%s%s", collection, community).hasSize(1);
    return found.getFirst();
  }

  JsonNode demographics(String desk) {
    return read(desk, "/api/v1/communities/" + community(desk) + "/demographics");
  }

  /** The community of a desk that has one. */
  String community(String desk) {
    return House.cast().player(desk).scope("COM");
  }

  /** One of the communities of a desk that has several. */
  String community(String desk, String name) {
    for (String grant : House.cast().player(desk).grants()) {
      String id = grant.substring(grant.indexOf(':') + 1);
      if (read(desk, "/api/v1/communities/" + id).path("name").asText().equals(name)) {
        return id;
      }
    }
    throw new AssertionError(desk + " has no " + name);
  }

  /** A figure of a source that says 余 or 逾. */
  static void atLeast(JsonNode figure, int least) {
    assertThat(figure.path("value").asInt()).isGreaterThanOrEqualTo(least);
    assertThat(figure.path("qualifier").asText()).isEqualTo("AT_LEAST");
  }
}
