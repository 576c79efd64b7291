package org.jiebang.gateway.route;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.ext.web.RoutingContext;

/**
 * Under which name a request is counted in the metrics. Without one it would be its path, ids and
 * all: of these there is no end, and after a hundred names Micrometer counts no new ones. What this
 * process answers itself has been named by the template of its resource before; the first name
 * stays.
 */
final class Measured {

  private Measured() {}

  static void as(String name, RoutingContext routing) {
    routing.addHeadersEndHandler(
        _ -> {
          HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(routing);
          if (metric != null) {
            metric.setTemplatePath(name);
          }
        });
  }
}
