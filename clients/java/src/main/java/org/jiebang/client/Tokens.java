package org.jiebang.client;

import java.time.Duration;
import java.util.function.Supplier;
import org.jiebang.client.api.AuthApi;
import org.jiebang.client.invoker.ApiException;
import org.jiebang.client.model.SignInRequest;
import org.jiebang.client.model.TokenAnswer;

/** Signs in with Jiebang's own issuer when a token is first wanted, and again before it ends. */
final class Tokens implements Supplier<String> {

  private final Jiebang nobody;
  private final SignInRequest who;
  private String token = "";
  private long goodUntil = System.nanoTime();

  Tokens(Jiebang nobody, SignInRequest who) {
    this.nobody = nobody;
    this.who = who;
  }

  /**
   * A token that holds for a while.
   *
   * @throws IllegalStateException when Jiebang gives none; its cause says why
   */
  @Override
  public synchronized String get() {
    if (System.nanoTime() - goodUntil >= 0) {
      try {
        TokenAnswer answer = nobody.api(AuthApi::new).signIn(who);
        token = answer.getAccessToken();
        goodUntil =
            System.nanoTime() + Duration.ofSeconds(answer.getExpiresInSeconds()).toNanos() * 4 / 5;
      } catch (ApiException e) {
        throw new IllegalStateException("cannot sign in", e);
      }
    }
    return token;
  }
}
