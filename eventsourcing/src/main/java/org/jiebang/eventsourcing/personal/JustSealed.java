package org.jiebang.eventsourcing.personal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request has sealed itself, so that its answer need not open it: that takes as long as
 * sealing. It goes with the request's virtual thread, which has the body in clear anyway; a thread
 * that lives on remembers nothing.
 */
final class JustSealed {

  /** The answer to a command seldom shows more; what came before them is opened. */
  private static final int MOST = 16;

  private static final ThreadLocal<JustSealed> OF_THREAD = ThreadLocal.withInitial(JustSealed::new);

  private record Text(Envelope envelope, UUID stream, String field, String text) {}

  private final Deque<Text> latest = new ArrayDeque<>();

  private JustSealed() {}

  static void remember(Envelope envelope, UUID stream, String field, String text) {
    if (Thread.currentThread().isVirtual()) {
      Deque<Text> latest = OF_THREAD.get().latest;
      if (latest.size() == MOST) {
        latest.removeLast();
      }
      latest.addFirst(new Text(envelope, stream, field, text));
    }
  }

  /** Null when this thread has not sealed this very envelope for this stream and field. */
  static @Nullable String text(Envelope envelope, UUID stream, String field) {
    if (Thread.currentThread().isVirtual()) {
      for (Text one : OF_THREAD.get().latest) {
        if (one.envelope == envelope && one.stream.equals(stream) && one.field.equals(field)) {
          return one.text;
        }
      }
    }
    return null;
  }
}
