package org.jiebang.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a service says of itself: which of its checks are down, those of life and of readiness. */
public final class Health {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();

  private Health() {}

  /** One line for each check that is not up; none when all is well. */
  public static List<String> faultsOf(String service) {
    if (!House.stack().alive(service)) {
      return List.of(service + ": its process does not run");
    }
    URI health = House.stack().management(service).resolve("/q/health");
    try {
      HttpRequest ask = HttpRequest.newBuilder(health).timeout(Duration.ofMinutes(1)).build();
      return faults(service, HTTP.send(ask, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      return List.of(service + ": " + health + " does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static List<String> faults(String service, String body) {
    JsonNode said = Logs.read(body);
    List<String> faults = new ArrayList<>();
    for (JsonNode check : said.path("checks")) {
      if (!check.path("status").asText().equals("UP")) {
        faults.add(service + ": down: " + check);
      }
    }
    if (faults.isEmpty() && !said.path("status").asText().equals("UP")) {
      faults.add(service + ": " + body);
    }
    return faults;
  }
}
