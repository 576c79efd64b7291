package org.jiebang.eventsourcing.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerScopeTest {

  private static Caller through(@Nullable String client, String... scope) {
    return new Caller(new UUID(3, 1), List.of(), client, Set.of(scope));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/needs, needs:read",
    "GET, /api/v1/needs/{id}/events, needs:read",
    "HEAD, /api/v1/needs/{id}, needs:read",
    "POST, /api/v1/needs/{id}/verify, needs:write",
    "DELETE, /api/v1/webhooks/{id}, webhooks:write",
    "GET, /api/v1/feed, feed:read",
    "POST, '/open311/v2/requests{format: (.json|.xml)?}', needs:write",
    "GET, /open311/v2/requests/{id}, needs:read",
    "GET, /admin/needs/views, admin:read",
  })
  void the_first_segment_and_the_verb_say_which(String method, String path, String scope) {
    assertThat(PartnerScope.needed(method, path)).isEqualTo(scope);
  }

  @Test
  void who_one_is_may_always_be_asked() {
    assertThat(PartnerScope.needed("GET", "/api/v1/me")).isNull();
    assertThat(PartnerScope.lets(through("app-1"), null)).isTrue();
  }

  @Test
  void an_app_needs_what_it_was_given_and_nobody_else_needs_any() {
    assertThat(PartnerScope.lets(through("app-1", "needs:read"), "needs:read")).isTrue();
    assertThat(PartnerScope.lets(through("app-1", "needs:read"), "needs:write")).isFalse();
    assertThat(PartnerScope.lets(through("app-1", "needs:write"), "needs:read")).isFalse();
    assertThat(PartnerScope.lets(through("app-1"), "needs:read")).isFalse();
    assertThat(PartnerScope.lets(through(null), "needs:write")).isTrue();
  }

  @Test
  void what_is_personal_needs_a_scope_of_its_own() {
    assertThat(through("app-1", "needs:read").readsPersonal()).isFalse();
    assertThat(through("app-1", "personal:read").readsPersonal()).isTrue();
    assertThat(through(null).readsPersonal()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/needs/views", "/api/v1/clients/{id}", "/api/v1/clock"})
  void some_of_it_is_our_own(String path) {
    assertThat(PartnerScope.forPartners(path)).isFalse();
    assertThat(PartnerScope.forPartners("/api/v1/tasks")).isTrue();
  }
}
