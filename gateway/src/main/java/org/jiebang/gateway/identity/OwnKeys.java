package org.jiebang.gateway.identity;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.identity.JwksUrl;
import org.jiebang.eventsourcing.identity.KeySource;
import org.jose4j.jwk.JsonWebKey;

/** The keys that the gateway checks tokens with: its own, or those of the identity provider. */
@Singleton
class OwnKeys implements KeySource {

  private final BuiltInIssuer issuer;
  private final SigningKeys keys;
  private final JwksUrl provider;

  OwnKeys(
      BuiltInIssuer issuer,
      SigningKeys keys,
      @ConfigProperty(name = "jiebang.identity.jwks-url") URI jwksUrl) {
    this.issuer = issuer;
    this.keys = keys;
    this.provider = new JwksUrl(jwksUrl);
  }

  @Override
  public List<JsonWebKey> fetch() throws IOException {
    return issuer.runs() ? List.copyOf(keys.all()) : provider.fetch();
  }
}
