package org.jiebang.eventsourcing.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.Index;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("unused")
class OpenApiRequestsTest {

  record WalkRequest(
      int steps,
      boolean fast,
      @NotBlank String where,
      @Nullable Integer dogs,
      @Nullable List<@NotNull @Valid LegRequest> legs) {

    @AssertTrue(message = "a dog walks slowly | 带狗须慢行")
    boolean isSlow() {
      return dogs == null || !fast;
    }
  }

  record LegRequest(long metres, @Nullable String note) {}

  record VagueRequest(String what) {}

  interface Walks {
    @Operation(operationId = "walk")
    void walk(@PathParam("id") String id, @NotNull @Valid WalkRequest body);

    @Operation(operationId = "drift")
    void drift(@NotNull @Valid VagueRequest body);
  }

  private static Schema members(String... names) {
    Schema schema = OASFactory.createSchema();
    for (String name : names) {
      schema.addProperty(name, OASFactory.createSchema());
    }
    return schema;
  }

  /** As the scanner leaves it. */
  private static OpenAPI document(String operation) {
    Schema walk = members("steps", "fast", "where", "dogs", "slow");
    walk.setRequired(List.of("where"));
    walk.addProperty(
        "legs",
        OASFactory.createSchema()
            .items(OASFactory.createSchema().ref("#/components/schemas/LegRequest")));
    PathItem path =
        OASFactory.createPathItem()
            .POST(
                OASFactory.createOperation()
                    .operationId(operation)
                    .requestBody(
                        OASFactory.createRequestBody()
                            .content(
                                OASFactory.createContent()
                                    .addMediaType(
                                        "application/json",
                                        OASFactory.createMediaType()
                                            .schema(
                                                OASFactory.createSchema()
                                                    .ref("#/components/schemas/WalkRequest2"))))));
    return OASFactory.createOpenAPI()
        .components(
            OASFactory.createComponents()
                .schemas(
                    new HashMap<>(
                        Map.of("WalkRequest2", walk, "LegRequest", members("metres", "note")))))
        .paths(OASFactory.createPaths().addPathItem("/walks/{id}", path));
  }

  private static void filter(OpenAPI document) throws IOException {
    new OpenApiRequests(
            Index.of(Walks.class, WalkRequest.class, LegRequest.class, VagueRequest.class))
        .filterOpenAPI(document);
  }

  @Test
  void numbers_and_flags_that_cannot_be_absent_are_required() throws IOException {
    OpenAPI document = document("walk");
    filter(document);
    Schema walk = requireNonNull(document.getComponents().getSchemas().get("WalkRequest2"));
    assertThat(walk.getRequired()).containsExactlyInAnyOrder("steps", "fast", "where");
    assertThat(walk.getProperties()).doesNotContainKey("slow").containsKey("dogs");
    Schema leg = requireNonNull(document.getComponents().getSchemas().get("LegRequest"));
    assertThat(leg.getRequired()).containsExactly("metres");
  }

  @Test
  void what_is_required_is_refused_when_it_is_not_there() throws Exception {
    ObjectMapper strict = Json.strict(new ObjectMapper());
    ObjectNode whole =
        strict.createObjectNode().put("steps", 7).put("fast", true).put("where", "here");
    assertThat(strict.treeToValue(whole, WalkRequest.class).steps()).isEqualTo(7);
    for (String each : List.of("steps", "fast")) {
      ObjectNode less = whole.deepCopy();
      less.remove(each);
      assertThatThrownBy(() -> strict.readValue(less.toString(), WalkRequest.class))
          .isInstanceOfSatisfying(
              MismatchedInputException.class,
              refused -> {
                assertThat(JsonViolation.of(refused).field()).isEqualTo(each);
                assertThat(JsonViolation.of(refused).message().english())
                    .isEqualTo("must be given");
              });
    }
  }

  @Test
  void a_member_of_which_neither_is_said_fails_the_build() {
    OpenAPI document = document("drift");
    document.getComponents().addSchema("WalkRequest2", members("what"));
    assertThatThrownBy(() -> filter(document)).hasMessageContaining("VagueRequest.what");
  }
}
