package org.jiebang.eventsourcing.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * What we answer is somebody's: nobody on the way keeps it, unless its operation says that they
 * may.
 */
@Provider
class NoStore implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
    if (!answer.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
      answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
