package org.jiebang.eventsourcing.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * Answers that are written while they are made. The platform has chosen who writes an operation's
 * answer when it was built, by the type that the method names, so it is told to choose anew.
 */
@Provider
class Streamed implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
    if (answer.getEntity() instanceof StreamingOutput) {
      answer.setEntity(answer.getEntity(), answer.getEntityAnnotations(), answer.getMediaType());
    }
  }

  /** What the contract calls an {@code A}, written by {@code output}. */
  @SuppressWarnings("unchecked") // only its bytes are an A
  static <A> RestResponse<A> of(ResponseBuilder<StreamingOutput> answer) {
    return (RestResponse<A>) (RestResponse<?>) answer.build();
  }
}
