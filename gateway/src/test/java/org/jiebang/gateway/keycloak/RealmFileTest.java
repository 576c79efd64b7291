package org.jiebang.gateway.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiebang.eventsourcing.identity.PartnerScope;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.gateway.route.Routes;
import org.jiebang.local.Repository;
import org.junit.jupiter.api.Test;

/** The realm that comes with us, read as a file: what must hold before any Keycloak sees it. */
class RealmFileTest {

  private static final Path FILE = Repository.root().resolve("deploy/keycloak/jiebang-realm.json");

  private static final Pattern PLACE = Pattern.compile("\\$\\{[A-Z_]+(:[a-z]+)?\\}");

  private final JsonNode realm = read();

  private static JsonNode read() {
    try {
      return new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readTree(Files.readString(FILE));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void its_roles_are_ours() {
    assertThat(realm.at("/roles/realm").findValuesAsText("name"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Role.values()).filter(r -> r != Role.SYS).map(Role::name).toList());
  }

  @Test
  void a_grant_is_checked_for_its_form_and_only_an_administrator_changes_it() throws IOException {
    JsonNode attributes = profile().path("attributes");
    JsonNode grants = named(attributes, "name", "grants");
    Pattern pattern = Pattern.compile(grants.at("/validations/pattern/pattern").asText());
    for (Role role : Role.values()) {
      String grant = role + "@community:0195505c-6a00-7000-8000-0000000000c1";
      assertThat(pattern.matcher(grant).matches()).as(grant).isEqualTo(role != Role.SYS);
    }
    assertThat(grants.path("multivalued").asBoolean()).isTrue();
    assertThat(grants.at("/validations/multivalued/max").asInt()).isEqualTo(64);
    for (JsonNode attribute : attributes) {
      assertThat(texts(attribute.at("/permissions/edit")))
          .as(attribute.path("name").asText())
          .containsExactly("admin");
    }
  }

  @Test
  void no_token_of_it_lives_longer_than_ten_minutes() {
    assertThat(realm.path("accessTokenLifespan").asInt()).isBetween(60, 600);
    realm
        .findValues("access.token.lifespan")
        .forEach(seconds -> assertThat(seconds.asInt()).isBetween(60, 600));
    assertThat(realm.path("revokeRefreshToken").asBoolean()).isTrue();
  }

  @Test
  void its_algorithm_is_one_that_we_accept() {
    assertThat(realm.path("defaultSignatureAlgorithm").asText()).isIn("ES256", "RS256");
  }

  @Test
  void guessing_is_slowed_down_and_nobody_registers_themselves() {
    assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
    assertThat(realm.path("registrationAllowed").asBoolean(true)).isFalse();
    assertThat(realm.path("sslRequired").asText()).isEqualTo("external");
  }

  @Test
  void whoever_signs_people_in_uses_a_code_with_pkce_and_a_whole_address() {
    int codeClients = 0;
    for (JsonNode client : realm.path("clients")) {
      String id = client.path("clientId").asText();
      assertThat(client.path("implicitFlowEnabled").asBoolean()).as(id).isFalse();
      assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).as(id).isFalse();
      assertThat(client.path("fullScopeAllowed").asBoolean(true)).as(id).isFalse();
      if (client.path("standardFlowEnabled").asBoolean()) {
        codeClients++;
        assertThat(client.path("attributes").path("pkce.code.challenge.method").asText())
            .as(id)
            .isEqualTo("S256");
        assertThat(client.path("redirectUris")).as(id).isNotEmpty();
        for (JsonNode uri : client.path("redirectUris")) {
          assertThat(uri.asText()).as(id).matches("http://127\\.0\\.0\\.1(/[a-z]+)+");
        }
      } else {
        assertThat(client.path("redirectUris")).as(id).isEmpty();
      }
    }
    assertThat(codeClients).isEqualTo(2);
  }

  @Test
  void only_partner_clients_are_named_in_tokens() {
    for (JsonNode client : realm.path("clients")) {
      boolean names =
          client
              .path("protocolMappers")
              .valueStream()
              .anyMatch(m -> m.at("/config/claim.name").asText().equals("client"));
      String id = client.path("clientId").asText();
      assertThat(names).as(id).isEqualTo(id.equals("demo-partner"));
    }
  }

  @Test
  void a_partner_can_ask_for_every_scope_that_there_is_and_only_if_it_asks() {
    Set<String> known = new TreeSet<>(Set.of(PartnerScope.PERSONAL_READ, PartnerScope.LOAD));
    for (String collection : new Routes().collections()) {
      String path = "/api/v1/" + collection;
      if (PartnerScope.forPartners(path) && PartnerScope.needed("GET", path) != null) {
        known.add(PartnerScope.needed("GET", path));
        known.add(PartnerScope.needed("POST", path));
      }
    }
    JsonNode partner = named(realm.path("clients"), "clientId", "demo-partner");
    assertThat(texts(partner.path("optionalClientScopes")))
        .containsExactlyInAnyOrderElementsOf(known);
    assertThat(texts(partner.path("defaultClientScopes"))).containsExactly("jiebang");
    assertThat(scopes()).containsExactlyInAnyOrderElementsOf(known);
  }

  /** Both ways: what an operation needs can be asked for, and what can be asked for is of use. */
  @Test
  void every_scope_is_of_a_collection_of_the_contract_and_opens_its_operations() throws Exception {
    Set<String> needed = new TreeSet<>(Set.of(PartnerScope.PERSONAL_READ, PartnerScope.LOAD));
    Set<String> collections = new TreeSet<>(Set.of("personal", "load"));
    for (String path : pathsOfTheContract()) {
      for (String method : List.of("GET", "POST")) {
        String scope = PartnerScope.needed(method, path);
        if (PartnerScope.forPartners(path) && scope != null) {
          needed.add(scope);
          collections.add(scope.replaceFirst(":.*", ""));
        }
      }
    }
    assertThat(scopes()).containsAll(needed);
    assertThat(scopes())
        .extracting(s -> s.replaceFirst(":.*", ""))
        .containsOnlyElementsOf(collections);
    // Open311 speaks of needs: no scope of its own, and that of needs opens it.
    assertThat(scopes())
        .contains(
            PartnerScope.needed("GET", "/open311/v2/requests.json"),
            PartnerScope.needed("POST", "/open311/v2/requests.json"))
        .noneMatch(s -> s.startsWith("open311"));
  }

  private List<String> scopes() {
    return realm.path("clientScopes").findValuesAsText("name").stream()
        .filter(name -> name.contains(":"))
        .toList();
  }

  private static List<String> pathsOfTheContract() throws IOException {
    Pattern path = Pattern.compile("  (/[^:]+):");
    List<String> paths =
        Files.readAllLines(Repository.root().resolve("gateway/src/main/openapi/jiebang.yaml"))
            .stream()
            .map(path::matcher)
            .filter(Matcher::matches)
            .map(found -> found.group(1))
            .toList();
    assertThat(paths).hasSizeGreaterThan(100);
    return paths;
  }

  @Test
  void the_gateway_may_manage_users_and_nothing_else() {
    JsonNode user = named(realm.path("users"), "serviceAccountClientId", "jiebang-gateway");
    assertThat(user.path("clientRoles").toString())
        .isEqualTo("{\"realm-management\":[\"manage-users\"]}");
    JsonNode client = named(realm.path("clients"), "clientId", "jiebang-gateway");
    assertThat(texts(client.path("defaultClientScopes")))
        .as("its tokens are not for Jiebang")
        .doesNotContain("jiebang");
  }

  @Test
  void it_holds_no_secret_and_what_would_need_one_is_off_unless_the_environment_gives_it() {
    Set<String> confidential = new HashSet<>();
    for (JsonNode client : realm.path("clients")) {
      if (!client.path("publicClient").asBoolean()) {
        confidential.add(client.path("clientId").asText());
        assertThat(client.path("secret").asText()).matches(PLACE);
        assertThat(client.path("enabled").asText()).matches("\\$\\{[A-Z_]+:false}");
      }
    }
    assertThat(confidential).containsExactlyInAnyOrder("demo-partner", "jiebang-gateway");
    for (String name : List.of("credentials", "privateKey", "certificate", "smtpServer")) {
      assertThat(realm.findValues(name)).as(name).isEmpty();
    }
  }

  private JsonNode profile() throws IOException {
    String text =
        realm
            .at("/components/org.keycloak.userprofile.UserProfileProvider/0/config")
            .path("kc.user.profile.config")
            .path(0)
            .asText();
    return new ObjectMapper().readTree(text);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  private static JsonNode named(JsonNode list, String field, String value) {
    return list.valueStream()
        .filter(each -> each.path(field).asText().equals(value))
        .findFirst()
        .orElseThrow();
  }
}
