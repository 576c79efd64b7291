package org.jiebang.eventsourcing.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** Fetches the keys of an identity provider, by default from {@code jiebang.identity.jwks-url}. */
@DefaultBean
@ApplicationScoped
public class JwksUrl implements KeySource {

  private static final int MAX_BYTES = 64 * 1024;
  private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(2).toMillis();
  private static final String DATA = "data:application/json;base64,";

  private final URI url;

  @Inject
  JwksUrl(IdentitySettings settings) {
    this(settings.jwksUrl());
  }

  /**
   * @param url http, https, file, or data in base64
   */
  public JwksUrl(URI url) {
    this.url = url;
  }

  @Override
  public List<JsonWebKey> fetch() throws IOException {
    try {
      return new JsonWebKeySet(text()).getJsonWebKeys();
    } catch (JoseException | IllegalArgumentException e) {
      throw new IOException("not a key set: " + url.getScheme() + "://" + url.getHost(), e);
    }
  }

  private String text() throws IOException {
    String as = url.toString();
    if (as.startsWith(DATA)) {
      return new String(Base64.getDecoder().decode(as.substring(DATA.length())), UTF_8);
    }
    URLConnection connection = url.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setRequestProperty("Accept", "application/json");
    if (connection instanceof HttpURLConnection http) {
      http.setInstanceFollowRedirects(false);
      if (http.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new IOException("key set answered " + http.getResponseCode());
      }
    }
    try (InputStream in = connection.getInputStream()) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("key set is larger than " + MAX_BYTES + " bytes");
      }
      return new String(bytes, UTF_8);
    }
  }
}
