package org.jiebang.gateway.stream;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jiebang.gateway.feed.FeedFilter;
import org.jspecify.annotations.NullUnmarked;

/** From where on the feed is read, and which facts are wanted. */
@NullUnmarked // filled by JAX-RS; what is not sent is null
public class FeedQuery {

  @QueryParam("after")
  @DefaultValue("0")
  @Min(0)
  @Parameter(description = "The last position seen; 0 for the beginning")
  public long after;

  @QueryParam("type")
  @Size(max = 32)
  @Parameter(description = "Only facts of this type, e.g. task-posted; may be sent several times")
  public List<@Pattern(regexp = "[a-z][a-z0-9-]{0,79}") String> types;

  @QueryParam("service")
  @Pattern(regexp = "needs|matching|points")
  @Parameter(description = "Only facts of needs, matching or points")
  public String service;

  @QueryParam("community")
  @Parameter(description = "Only facts that a community owns, is a party to or is named in")
  public UUID community;

  @QueryParam("stream")
  @Parameter(description = "Only facts of one aggregate")
  public UUID stream;

  @QueryParam("task")
  @Parameter(description = "Only facts of one task, and those that name it")
  public UUID task;

  @QueryParam("correlation")
  @Parameter(description = "Only facts of the story of one need")
  public UUID correlation;

  FeedFilter filter() {
    return new FeedFilter(
        types == null ? Set.of() : new LinkedHashSet<>(types),
        service,
        community,
        stream,
        task,
        correlation);
  }
}
