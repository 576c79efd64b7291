package org.jiebang.eventsourcing.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

class OpenApiMannersTest {

  private static OpenAPI withProblemOf(String member) {
    var problem = OASFactory.createSchema();
    problem.addProperty(member, OASFactory.createSchema());
    return OASFactory.createOpenAPI()
        .paths(OASFactory.createPaths())
        .components(OASFactory.createComponents().addSchema("Problem", problem));
  }

  /** Its answers would be told as refusals, as those of problem lists were. */
  @Test
  void another_record_named_problem_does_not_package() throws IOException {
    var manners = new OpenApiManners(Index.of(Problem.class));
    assertThatThrownBy(() -> manners.filterOpenAPI(withProblemOf("need")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("named Problem");
  }

  @Test
  void and_every_error_answer_has_its_own() throws IOException {
    OpenAPI document = withProblemOf("traceId");
    new OpenApiManners(Index.of(Problem.class)).filterOpenAPI(document);
    assertThat(requireNonNull(document.getComponents().getSchemas().get("Problem")).getProperties())
        .containsKeys("code", "traceId");
  }
}
