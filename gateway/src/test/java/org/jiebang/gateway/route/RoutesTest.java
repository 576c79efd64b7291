package org.jiebang.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiebang.gateway.route.Routes.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

  private final Routes routes = new Routes();

  @ParameterizedTest
  @CsvSource({
    "/api/v1/communities, needs",
    "/api/v1/needs/0195505c-6a00-7000-8000-000000000031/verify, needs",
    "/api/v1/need-lists/, needs",
    "/api/v1/organisations, matching",
    "/api/v1/agreements, matching",
    "/api/v1/volunteers, matching",
    "/api/v1/tasks, matching",
    "/api/v1/sessions, matching",
    "/api/v1/calendars/AB23.ics, matching",
    "/open311/v2/discovery.json, needs",
    "/open311/v2/requests/0195505c-6a00-7000-8000-000000000031.xml, needs",
    "/api/v1/acceptances, matching",
    "/api/v1/evaluations, matching",
    "/api/v1/schemes, points",
    "/api/v1/accounts, points",
    "/api/v1/entries, points",
    "/api/v1/rewards, points",
    "/api/v1/redemptions, points",
    "/api/v1/recalculations, points",
    "/admin/needs/positions, needs",
    "/admin/points/dead-letters/matching/3/17/retry, points"
  })
  void the_first_segment_decides(String path, String service) {
    assertThat(routes.of(path)).isEqualTo(new Route.Service(service));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auth/tokens", "persons", "me", "stories/x", "feed", "clock/advance"})
  void what_is_the_gateways_own_stays_here(String path) {
    assertThat(routes.of("/api/v1/" + path)).isEqualTo(new Route.Here());
    assertThat(routes.of("/admin/gateway/lags")).isEqualTo(new Route.Here());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/",
        "/api/v1/secrets",
        "/api/v1/internal/log/1",
        "/api/v1/needs/../internal/clock",
        "/api/v1/needs/./x",
        "/api/v1/needs/..",
        "/api/v1/needs/%2e%2e/internal",
        "/api/v1/needs%2Finternal",
        "/api/v1//needs",
        "/api/v1/needs//x",
        "/api/v1/needs;x=1",
        "/api/v1/needs\\x",
        "/api/v1/NEEDS",
        "/internal/clock",
        "/open311/",
        "/open311/v1/services.json",
        "/open311/v2/../../internal/clock",
        "/admin/",
        "/admin/secrets/positions",
        "/admin/../internal/clock",
        "/q/health"
      })
  void anything_else_goes_nowhere(String path) {
    assertThat(routes.of(path)).isEqualTo(new Route.Nowhere());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/tasks, /api/v1/tasks",
    "/api/v1/tasks/0195505c-6a00-7000-8000-000000000031/plan, /api/v1/tasks/{rest}",
    "/admin/needs/lags, /admin/needs/{rest}",
    "/open311/v2/requests/0195505c-6a00-7000-8000-000000000031.xml, /open311/v2/{rest}",
    "/docs/index.html, PAGES",
    "/api/v1/secrets/0195505c-6a00-7000-8000-000000000031, NOWHERE",
    "/anything, NOWHERE"
  })
  void the_metrics_know_no_ids(String path, String name) {
    assertThat(routes.nameOf(path)).isEqualTo(name);
  }

  @Test
  void a_service_is_known_by_its_whole_segment_only() {
    assertThat(routes.of("/api/v1/needsx")).isEqualTo(new Route.Nowhere());
  }
}
