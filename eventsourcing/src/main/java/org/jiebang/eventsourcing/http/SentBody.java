package org.jiebang.eventsourcing.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Keeps a request's body as it was sent, so that a command can be forwarded as it came. */
@Provider
class SentBody implements ReaderInterceptor {

  private static final String KEY = SentBody.class.getName();
  private static final byte[] NONE = {};

  private final CurrentRequest request;
  private final Forwarding forwarding;

  SentBody(CurrentRequest request, Forwarding forwarding) {
    this.request = request;
    this.forwarding = forwarding;
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (forwarding.possible()) {
      byte[] sent = context.getInputStream().readAllBytes();
      request.routing().put(KEY, sent);
      context.setInputStream(new ByteArrayInputStream(sent));
    }
    return context.proceed();
  }

  /** Empty when nothing was sent. */
  static byte[] of(RoutingContext routing) {
    byte[] sent = routing.get(KEY);
    return sent == null ? NONE : sent;
  }
}
