package org.jiebang.gateway.route;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the three services listen. */
@Singleton
public class Peers {

  private final URI needs;
  private final URI matching;
  private final URI points;

  public Peers(
      @ConfigProperty(name = "jiebang.peers.needs") URI needs,
      @ConfigProperty(name = "jiebang.peers.matching") URI matching,
      @ConfigProperty(name = "jiebang.peers.points") URI points) {
    this.needs = needs;
    this.matching = matching;
    this.points = points;
  }

  public URI needs() {
    return needs;
  }

  public URI matching() {
    return matching;
  }

  public URI points() {
    return points;
  }

  public List<URI> all() {
    return List.of(needs, matching, points);
  }
}
