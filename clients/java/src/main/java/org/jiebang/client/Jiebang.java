package org.jiebang.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jiebang.client.invoker.ApiClient;
import org.jiebang.client.invoker.ApiException;
import org.jiebang.client.model.Problem;
import org.jiebang.client.model.SignInRequest;
import org.jspecify.annotations.Nullable;

/**
 * One Jiebang, as somebody: the way to the generated operations. Keys of commands, repeats and
 * positions are taken care of; a command that throws after all may be given again with the same
 * {@code Idempotency-Key} header.
 *
 * <pre>{@code
 * Jiebang jiebang = Jiebang.at(URI.create("http://localhost:8080"))
 *     .as(new SignInRequest().client(client).secret(secret));
 * Need need = jiebang.api(NeedsApi::new).getNeed(id, null);
 * }</pre>
 */
public final class Jiebang {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final URI address;
  private final HttpClient http;
  private final @Nullable Supplier<String> token;

  private Jiebang(URI address, HttpClient http, @Nullable Supplier<String> token) {
    this.address = address;
    this.http = http;
    this.token = token;
  }

  /**
   * Nobody yet.
   *
   * @param address without a path, for instance {@code https://jiebang.example}
   */
  public static Jiebang at(URI address) {
    return at(address, HttpClient.newBuilder().connectTimeout(CONNECT).build(), Patience.USUAL);
  }

  /**
   * Nobody yet, by a way of one's own.
   *
   * @param http with its own timeouts, proxies and certificates
   */
  public static Jiebang at(URI address, HttpClient http, Patience patience) {
    return new Jiebang(address, new DependableHttp(http, patience), null);
  }

  /**
   * The same Jiebang as somebody else; the two see each other's writes.
   *
   * @param token asked before every call, so that it may be renewed
   */
  public Jiebang as(Supplier<String> token) {
    return new Jiebang(address, http, token);
  }

  /**
   * The same Jiebang as somebody whom its own issuer knows: a person, a partner app, or a person
   * through a partner app. Signs in when first called, and again before the token ends.
   *
   * @param who with account and password, client and secret, or all four
   */
  public Jiebang as(SignInRequest who) {
    return as(new Tokens(new Jiebang(address, http, null), who));
  }

  /**
   * Operations of one kind, for instance {@code api(NeedsApi::new)}.
   *
   * @param api constructor of a class of {@code org.jiebang.client.api}
   */
  public <A> A api(Function<ApiClient, A> api) {
    return api.apply(new Over(address, http, token));
  }

  /** Why Jiebang refused; branch on its code, and expect codes that you do not know. */
  public static Optional<Problem> problem(ApiException refused) {
    String body = refused.getResponseBody();
    if (body == null || body.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ApiClient.createDefaultObjectMapper().readValue(body, Problem.class));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // somebody between us and Jiebang has answered
    }
  }

  /** Lets the generated operations use our HTTP and our token. */
  private static final class Over extends ApiClient {

    private final HttpClient http;

    Over(URI address, HttpClient http, @Nullable Supplier<String> token) {
      super(HttpClient.newBuilder(), createDefaultObjectMapper(), address.toString());
      this.http = http;
      if (token != null) {
        setRequestInterceptor(request -> authorise(request, token.get()));
      }
    }

    private static void authorise(HttpRequest.Builder request, String token) {
      request.setHeader("Authorization", "Bearer " + token);
    }

    @Override
    public HttpClient getHttpClient() {
      return http;
    }
  }
}
