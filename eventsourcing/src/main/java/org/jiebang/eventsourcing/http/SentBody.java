package org.jiebang.eventsourcing.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jiebang.eventsourcing.Rejected;

/**
 * Meets a request's body first: what is no text is refused, and it is kept as it was sent, so that
 * a command can be forwarded as it came.
 */
@Provider
class SentBody implements ReaderInterceptor {

  private static final String KEY = SentBody.class.getName();
  private static final byte[] NONE = {};

  private final CurrentRequest request;

  SentBody(CurrentRequest request) {
    this.request = request;
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (context.getMediaType().getType().equals("text")
        && context.getType() != String.class
        && context.getType() != byte[].class) {
      // The platform would make the object out of the text, if its class has a constructor for it.
      throw new Rejected(HttpRefusal.UNSUPPORTED_MEDIA_TYPE);
    }
    byte[] sent = sent(context);
    if (StrictText.isJson(context.getMediaType())) {
      StrictText.check(sent);
    }
    // Also while nobody else is known: that may change before it is known whose command it is.
    request.routing().put(KEY, sent);
    context.setInputStream(new ByteArrayInputStream(sent));
    return context.proceed();
  }

  /**
   * Into as much room as was announced: a guess would be a hundred times what most commands say.
   */
  private static byte[] sent(ReaderInterceptorContext context) throws IOException {
    String announced = context.getHeaders().getFirst("Content-Length");
    InputStream sent = context.getInputStream();
    return announced == null ? sent.readAllBytes() : sent.readNBytes(Integer.parseInt(announced));
  }

  /** Empty when nothing was sent. */
  static byte[] of(RoutingContext routing) {
    byte[] sent = routing.get(KEY);
    return sent == null ? NONE : sent;
  }
}
