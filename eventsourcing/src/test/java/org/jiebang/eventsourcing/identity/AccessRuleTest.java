package org.jiebang.eventsourcing.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

// Interfaces: the resources here must not become operations of the application under test.
class AccessRuleTest {

  @Path("/api/v1/things")
  interface Things {
    @GET
    @Allowed({Role.COM, Role.DIS})
    void some();

    @GET
    @SignedIn
    void callers();

    @GET
    @Open
    void all();

    @GET
    void forgotten();

    void notAnOperation();
  }

  @Path("/internal/things")
  interface Inside {
    @GET
    @Open
    void all();
  }

  @Path("/internals")
  interface Outside {
    @GET
    @Open
    void all();
  }

  private static Object rule(Class<?> type, String method) throws Exception {
    AccessRule rule = AccessRule.of(type, type.getMethod(method));
    return rule == null ? "none" : rule;
  }

  @Test
  void a_rule_is_read_from_the_annotation() throws Exception {
    assertThat(rule(Things.class, "some"))
        .isEqualTo(new AccessRule.Roles(List.of(Role.COM, Role.DIS), false));
    assertThat(rule(Things.class, "callers")).isEqualTo(new AccessRule.AnyCaller());
    assertThat(rule(Things.class, "all")).isEqualTo(new AccessRule.Anybody());
    assertThat(rule(Things.class, "forgotten")).isEqualTo("none");
  }

  @Test
  void internal_paths_are_never_open() throws Exception {
    assertThat(rule(Inside.class, "all")).isEqualTo(new AccessRule.OwnServices());
    assertThat(rule(Outside.class, "all")).isEqualTo(new AccessRule.Anybody());
  }

  @Test
  void an_operation_without_a_rule_is_found() {
    assertThat(EveryOperationHasARule.operationsWithout(Things.class))
        .containsExactly("Things.forgotten");
    assertThat(EveryOperationHasARule.operationsWithout(Inside.class)).isEmpty();
  }
}
