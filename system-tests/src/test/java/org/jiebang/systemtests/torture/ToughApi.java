package org.jiebang.systemtests.torture;

import static org.jiebang.systemtests.torture.Client.judged;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jiebang.local.story.Answer;
import org.jiebang.local.story.Api;
import org.jiebang.local.story.StoryFailed;
import org.jiebang.systemtests.Manners;
import org.jiebang.systemtests.Reply;
import org.jiebang.systemtests.torture.History.Attempt;
import org.jiebang.systemtests.torture.History.Heard;
import org.jiebang.systemtests.torture.History.Op;
import org.jspecify.annotations.Nullable;

/**
 * A partner app that does not give up: what is not answered is sent again under the same key, until
 * it is. So the story can be told while its services die.
 */
final class ToughApi extends Api {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private final History history;

  ToughApi(URI gateway, History history) {
    super(gateway);
    this.history = history;
  }

  @Override
  protected Answer once(
      String method,
      String path,
      @Nullable String token,
      @Nullable Object body,
      @Nullable String key) {
    // Signing in is no command of the log, and its content is nobody's business.
    boolean secret = path.startsWith("/api/v1/auth/");
    Op op = history.op("story", "", method, path, key, null, secret || body == null ? "" : body);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      history.invoke(op);
      long asked = System.nanoTime();
      StoryFailed nobody = null;
      try {
        Answer answer = super.once(method, path, token, body, key);
        Attempt attempt = heard(op, asked, answer);
        history.heard(attempt);
        if (attempt.heard() != Heard.INFO || answer.status() == 401) {
          return answer;
        }
        nobody = new StoryFailed(path + ": " + answer.status() + " " + answer.body());
      } catch (StoryFailed e) {
        nobody = e;
        history.heard(
            new Attempt(
                op,
                asked,
                System.nanoTime(),
                Heard.INFO,
                0,
                "",
                "",
                0,
                List.of(),
                Map.of(),
                String.valueOf(e.getMessage())));
      }
      if (System.nanoTime() > end) {
        throw nobody;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static Attempt heard(Op op, long asked, Answer answer) {
    boolean ok = answer.status() < 300;
    return new Attempt(
        op,
        asked,
        System.nanoTime(),
        judged(answer.status(), ok ? "" : answer.body().path("code").asText()),
        answer.status(),
        ok ? "" : answer.body().path("code").asText(),
        ok ? answer.id() : "",
        Client.versionOf(answer.header("ETag")),
        Client.positionsOf(answer.header("X-Position")),
        Map.of(),
        "");
  }

  @Override
  protected HttpResponse<String> exchange(HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> got = super.exchange(request);
    try {
      Manners.checked(
          new Reply(
              request.method() + " " + request.uri().getPath(),
              got.statusCode(),
              got.headers(),
              got.body()),
          true);
    } catch (AssertionError e) {
      history.badManners(request.uri().getPath() + ": " + e.getMessage());
    }
    return got;
  }
}
