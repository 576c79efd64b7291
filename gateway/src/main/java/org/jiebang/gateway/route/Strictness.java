package org.jiebang.gateway.route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Map;
import org.jiebang.gateway.patience.FoldedHeads;

/**
 * Turns away requests that two servers might read in two ways (RFC 9112): one of them could be made
 * to see a second request in the first one's body. What the decoder has refused itself never comes
 * here; where it has already settled on one reading, exactly that goes on, framed anew, and nothing
 * more is read from the connection.
 */
final class Strictness {

  /** RFC 9110, 5.6.2: a token. */
  private static final Letters NAME = Letters.alphanumericAnd("!#$%&'*+.^_`|~-");

  private Strictness() {}

  static boolean isAmbiguous(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      return !isPath(request.uri()); // frames say where a message ends
    }
    MultiMap headers = request.headers();
    List<String> hosts = headers.getAll(HttpHeaders.HOST);
    List<String> encodings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
    boolean old = request.version() == HttpVersion.HTTP_1_0;
    return !isPath(request.uri())
        || FoldedHeads.in(request.connection())
        || hosts.size() > 1
        || hosts.isEmpty() && !old
        || headers.getAll(HttpHeaders.CONTENT_LENGTH).size() > 1
        || !encodings.isEmpty()
            && (old || encodings.size() > 1 || !encodings.getFirst().equalsIgnoreCase("chunked"))
        || !areNames(headers);
  }

  private static boolean areNames(MultiMap headers) {
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().isEmpty() || !NAME.makeUp(header.getKey())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPath(String uri) {
    return uri.startsWith("/") && !uri.startsWith("//");
  }

  /**
   * Whether the decoder may have chosen between two lengths: it drops the announced one without a
   * word when there are chunks, too.
   */
  static boolean mayHaveBeenSettled(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }
}
