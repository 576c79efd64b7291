package org.jiebang.matching.volunteer;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;

/** Volunteers as a kind of stream: registered at a community, visible to themself. */
public final class Volunteers implements Aggregate<VolunteerCommand, Volunteer, VolunteerEvent> {

  public static final Volunteers INSTANCE = new Volunteers();

  private final VolunteerDecider decider = new VolunteerDecider();

  private Volunteers() {}

  @Override
  public String name() {
    return "volunteer";
  }

  @Override
  public Class<VolunteerEvent> events() {
    return VolunteerEvent.class;
  }

  @Override
  public Decider<VolunteerCommand, Volunteer, VolunteerEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Volunteer state) {
    return switch (state) {
      case Volunteer.Unregistered() -> "NONE";
      case Volunteer.Registered _ -> "REGISTERED";
    };
  }

  @Override
  public UUID tenantOf(Volunteer state) {
    return registered(state).community();
  }

  /** The person, and the organisations that may vouch for them. */
  @Override
  public Set<UUID> partiesOf(Volunteer state) {
    Volunteer.Registered v = registered(state);
    var parties = new HashSet<>(v.memberOf());
    parties.add(v.person());
    if (v.organisation() != null) {
      parties.add(v.organisation());
    }
    return Set.copyOf(parties);
  }

  private static Volunteer.Registered registered(Volunteer state) {
    return switch (state) {
      case Volunteer.Registered v -> v;
      case Volunteer.Unregistered() -> throw new IllegalStateException("not registered");
    };
  }
}
