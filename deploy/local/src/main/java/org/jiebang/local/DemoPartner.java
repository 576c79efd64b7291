package org.jiebang.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jiebang.local.story.OpenIdProvider;
import org.jspecify.annotations.Nullable;

/**
 * Gives Keycloak's demo partner its place: what an administrator does in the console for a real
 * partner, once its community is known.
 */
final class DemoPartner {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KeycloakServer keycloak;
  private final OpenIdProvider provider;
  private final Secrets secrets;

  DemoPartner(KeycloakServer keycloak, OpenIdProvider provider, Secrets secrets) {
    this.keycloak = keycloak;
    this.provider = provider;
    this.secrets = secrets;
  }

  /** From now on it acts for itself in that community; a repeat changes nothing. */
  void letIn(String community) {
    String users = keycloak.uri() + "/admin/realms/" + KeycloakServer.REALM + "/users";
    String name = "service-account-" + KeycloakServer.PARTNER;
    try (HttpClient http = HttpClient.newHttpClient()) {
      JsonNode found =
          JSON.readTree(
              send(http, users + "?exact=true&briefRepresentation=false&username=" + name, null));
      ObjectNode user = (ObjectNode) found.get(0);
      ((ObjectNode) user.path("attributes")).putArray("grants").add("APP@community:" + community);
      send(http, users + "/" + user.path("id").asText(), user.toString());
    } catch (IOException e) {
      throw new NotStarted("Keycloak's demo partner was not let in: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotStarted("Interrupted.", e);
    }
  }

  private String send(HttpClient http, String uri, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(uri))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                "Bearer "
                    + provider
                        .ofClient("jiebang-gateway", secrets.keycloakClient("jiebang-gateway"), "")
                        .access());
    if (body != null) {
      request.PUT(BodyPublishers.ofString(body, UTF_8));
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException("status " + answer.statusCode());
    }
    return answer.body();
  }
}
