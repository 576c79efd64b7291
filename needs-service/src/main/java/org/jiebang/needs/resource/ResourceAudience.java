package org.jiebang.needs.resource;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.identity.Caller;

/** What is shown of a resource: the same to everybody who sees it, with what is left today. */
@Singleton
public class ResourceAudience implements Shown<ResourceBody, ShownResource> {

  private final Clock clock;

  ResourceAudience(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ShownResource show(UUID id, ResourceBody b, Caller caller) {
    LocalDate today = LocalDate.ofInstant(clock.now(), ZoneId.of(b.timeZone()));
    boolean usable = b.state().equals("PUBLISHED") && b.terms().validThroughout(today, today);
    return new ShownResource(
        b.id(),
        b.state(),
        b.community(),
        b.kind(),
        b.kind().list(),
        b.timeZone(),
        b.edition(),
        b.terms(),
        b.why(),
        usable ? b.terms().capacity() - Usage.on(today, b.allocations()) : 0,
        b.allocations());
  }
}
