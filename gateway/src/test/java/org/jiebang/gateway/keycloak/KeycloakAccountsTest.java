package org.jiebang.gateway.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.gateway.person.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeycloakAccountsTest {

  private static final String PASSWORD = "long-enough-for-all";
  private static final PersonId WANG = person("0195505c-6a00-7000-8000-00000000000a");
  private static final PersonId LI = person("0195505c-6a00-7000-8000-00000000000b");
  private static final Grant DESK =
      Grant.parse("COM@community:0195505c-6a00-7000-8000-0000000000c1");
  private static final Grant GRID =
      Grant.parse("GRD@community:0195505c-6a00-7000-8000-0000000000c1");

  private final FakeKeycloak keycloak = new FakeKeycloak();
  private final Set<UUID> registered = new HashSet<>();
  private final KeycloakAccounts accounts = accounts(Duration.ofMinutes(2));

  private KeycloakAccounts accounts(Duration afterCreation) {
    Instant now = Instant.ofEpochMilli(keycloak.createdAt).plus(afterCreation);
    return new KeycloakAccounts(
        new AdminApi(config(keycloak.uri())),
        registered::contains,
        Clock.fixed(now, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    keycloak.close();
  }

  @Test
  void an_account_is_opened_disabled_and_enabled_with_its_first_grants() {
    accounts.open("wang", PASSWORD, WANG);
    assertThat(keycloak.user("wang").path("enabled").asBoolean()).isFalse();
    assertThat(attribute("wang", "person")).containsExactly(WANG.value().toString());

    accounts.grants(WANG, List.of(GRID, DESK), 1);
    assertThat(keycloak.user("wang").path("enabled").asBoolean()).isTrue();
    assertThat(attribute("wang", "grants")).containsExactly(DESK.toString(), GRID.toString());
  }

  @Test
  void a_grant_taken_away_leaves_the_account() {
    accounts.open("wang", PASSWORD, WANG);
    accounts.grants(WANG, List.of(GRID, DESK), 1);
    accounts.grants(WANG, List.of(GRID), 2);
    assertThat(attribute("wang", "grants")).containsExactly(GRID.toString());
  }

  @Test
  void the_same_grants_again_are_not_written() {
    accounts.open("wang", PASSWORD, WANG);
    accounts.grants(WANG, List.of(GRID, DESK), 1);
    keycloak.asked.clear();
    accounts.grants(WANG, List.of(DESK, GRID), 1);
    assertThat(keycloak.asked).containsExactly("GET ");
  }

  @Test
  void whom_an_administrator_has_disabled_stays_disabled() {
    accounts.open("wang", PASSWORD, WANG);
    accounts.grants(WANG, List.of(GRID), 1);
    keycloak.user("wang").put("enabled", false);
    accounts.grants(WANG, List.of(), 2);
    accounts.grants(WANG, List.of(GRID, DESK), 3);
    assertThat(keycloak.user("wang").path("enabled").asBoolean()).isFalse();
  }

  @Test
  void somebody_without_an_account_has_nothing_to_be_told() {
    accounts.grants(WANG, List.of(GRID), 1);
    accounts.close(WANG);
    assertThat(keycloak.users).isEmpty();
  }

  @Test
  void what_somebody_slower_tells_does_not_bring_back_a_grant_that_was_taken_away() {
    accounts.open("wang", PASSWORD, WANG);
    accounts.grants(WANG, List.of(GRID), 2);
    accounts.grants(WANG, List.of(GRID, DESK), 1);
    assertThat(attribute("wang", "grants")).containsExactly(GRID.toString());
  }

  @Test
  void a_second_name_for_one_person_is_refused() {
    accounts.open("wang", PASSWORD, WANG);
    registered.add(WANG.value());
    refused("ACCOUNT_TAKEN", () -> accounts.open("wang-2", PASSWORD, WANG));
    assertThat(keycloak.users).hasSize(1);
    accounts.grants(WANG, List.of(GRID), 1);
    accounts.grants(WANG, List.of(), 2);
    assertThat(attribute("wang", "grants")).isEmpty();
  }

  @Test
  void a_person_who_never_came_about_may_come_under_another_name() {
    accounts.open("wang", PASSWORD, WANG);
    accounts.open("wang-2", PASSWORD, WANG);
    assertThat(keycloak.users).hasSize(1);
    assertThat(attribute("wang-2", "person")).containsExactly(WANG.value().toString());
  }

  @Test
  void of_two_names_asked_for_at_once_no_two_are_opened() {
    keycloak.meanwhile(
        () -> keycloak.put("wang-2", Map.of("person", WANG.value().toString()), false));
    refused("ACCOUNT_TAKEN", () -> accounts(Duration.ZERO).open("wang", PASSWORD, WANG));
    assertThat(keycloak.users.values())
        .extracting(user -> user.path("username").asText())
        .containsExactly("wang-2");
  }

  /** As they came about before a second name was refused. */
  @Test
  void of_two_accounts_of_one_person_none_keeps_what_was_taken_away() {
    twoAccounts(true);
    accounts.grants(WANG, List.of(), 2);
    assertThat(attribute("wang", "grants")).isEmpty();
    assertThat(attribute("wang-2", "grants")).isEmpty();
    accounts.close(WANG);
    assertThat(keycloak.users).isEmpty();
  }

  @Test
  void an_account_beside_a_persons_own_that_nobody_was_let_in_with_goes() {
    twoAccounts(false);
    accounts.grants(WANG, List.of(DESK), 2);
    assertThat(keycloak.users).hasSize(1);
    assertThat(attribute("wang", "grants")).containsExactly(DESK.toString());
  }

  private void twoAccounts(boolean bothAdmitted) {
    accounts.open("wang", PASSWORD, WANG);
    accounts.grants(WANG, List.of(GRID), 1);
    keycloak.put("wang-2", Map.of("person", WANG.value().toString()), bothAdmitted);
  }

  @Test
  void opening_twice_for_one_person_opens_one_account() {
    accounts.open("wang", PASSWORD, WANG);
    accounts.open("wang", PASSWORD, WANG);
    assertThat(keycloak.users).hasSize(1);
  }

  @Test
  void a_name_that_somebody_has_is_refused() {
    accounts.open("wang", PASSWORD, WANG);
    registered.add(WANG.value());
    refused("ACCOUNT_TAKEN", () -> accounts.open("wang", PASSWORD, LI));
  }

  @Test
  void a_name_whose_person_never_came_about_is_free_again_after_a_minute() {
    accounts.open("wang", PASSWORD, WANG);
    refused("ACCOUNT_TAKEN", () -> accounts(Duration.ofSeconds(30)).open("wang", PASSWORD, LI));
    accounts.open("wang", PASSWORD, LI);
    assertThat(attribute("wang", "person")).containsExactly(LI.value().toString());
  }

  @Test
  void a_user_of_the_realm_that_is_none_of_ours_keeps_the_name() {
    accounts.open("wang", PASSWORD, WANG);
    ((ObjectNode) keycloak.user("wang").path("attributes")).remove("person");
    refused("ACCOUNT_TAKEN", () -> accounts.open("wang", PASSWORD, LI));
  }

  @Test
  void what_the_provider_does_not_accept_is_refused() {
    refused("ACCOUNT_REFUSED", () -> accounts.open("wang", "wang-wang-wang", WANG));
  }

  /** Keycloak ends sessions before the account is gone; nobody signs in between. */
  @Test
  void an_account_is_disabled_before_it_is_deleted() {
    accounts.open("wang", PASSWORD, WANG);
    accounts.grants(WANG, List.of(GRID), 1);
    String id = keycloak.user("wang").path("id").asText();
    keycloak.asked.clear();
    accounts.close(WANG);
    assertThat(keycloak.disabled).contains(id);
    assertThat(keycloak.asked)
        .filteredOn(request -> !request.startsWith("GET"))
        .containsExactly("PUT /" + id, "DELETE /" + id);
  }

  @Test
  void an_account_that_is_closed_is_gone() {
    accounts.open("wang", PASSWORD, WANG);
    accounts.close(WANG);
    accounts.close(WANG);
    assertThat(keycloak.users).isEmpty();
  }

  @Test
  void a_hiccup_is_tried_again() {
    keycloak.failures.set(2);
    accounts.open("wang", PASSWORD, WANG);
    assertThat(keycloak.users).hasSize(1);
  }

  @Test
  void a_token_that_is_no_longer_believed_is_fetched_again() {
    accounts.open("wang", PASSWORD, WANG);
    keycloak.failure = 401;
    keycloak.failures.set(1);
    accounts.close(WANG);
    assertThat(keycloak.asked).filteredOn("token"::equals).hasSize(2);
    assertThat(keycloak.users).isEmpty();
  }

  @Test
  void an_outage_is_told_and_nobody_asks_for_a_while() {
    keycloak.failures.set(100);
    refused("SERVICE_UNAVAILABLE", () -> accounts.open("wang", PASSWORD, WANG));
    assertThat(keycloak.asked).filteredOn(a -> a.startsWith("GET")).hasSize(3);
    refused("SERVICE_UNAVAILABLE", () -> accounts.open("wang", PASSWORD, WANG));
    assertThat(keycloak.asked).filteredOn(a -> a.startsWith("GET")).hasSize(3);
  }

  @Test
  void a_missing_right_is_no_outage() {
    keycloak.failure = 403;
    keycloak.failures.set(1);
    assertThatThrownBy(() -> accounts.close(WANG))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("403");
  }

  @Test
  void without_a_secret_it_does_not_start() {
    assertThatThrownBy(
            () -> new AdminApi(new Config(Optional.of(keycloak.uri()), Optional.empty())))
        .hasMessageContaining("jiebang.keycloak.client-secret");
  }

  private List<String> attribute(String account, String name) {
    return keycloak
        .user(account)
        .path("attributes")
        .path(name)
        .valueStream()
        .map(v -> v.asText())
        .toList();
  }

  private static void refused(String code, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            Rejected.class, e -> assertThat(e.refusal().name()).isEqualTo(code));
  }

  private static PersonId person(String id) {
    return new PersonId(UUID.fromString(id));
  }

  private static KeycloakConfig config(URI url) {
    return new Config(Optional.of(url), Optional.of("secret"));
  }

  private record Config(Optional<URI> url, Optional<String> clientSecret)
      implements KeycloakConfig {

    @Override
    public String realm() {
      return "jiebang";
    }

    @Override
    public String clientId() {
      return "jiebang-gateway";
    }

    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(2);
    }

    @Override
    public int attempts() {
      return 3;
    }

    @Override
    public Duration pause() {
      return Duration.ofMillis(1);
    }

    @Override
    public Duration rest() {
      return Duration.ofMinutes(1);
    }
  }
}
