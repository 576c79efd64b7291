package org.jiebang.needs.district;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.district.District.Registered;
import org.jiebang.needs.district.District.Unregistered;

/** Districts as a kind of stream: each owns itself and is seen by everybody who is signed in. */
public final class Districts implements Aggregate<DistrictCommand, District, DistrictEvent> {

  public static final Districts INSTANCE = new Districts();

  private final DistrictDecider decider = new DistrictDecider(DistrictPolicy.DEFAULT);

  private Districts() {}

  @Override
  public String name() {
    return "district";
  }

  @Override
  public Class<DistrictEvent> events() {
    return DistrictEvent.class;
  }

  @Override
  public Decider<DistrictCommand, District, DistrictEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(District district) {
    return switch (district) {
      case Unregistered() -> "NONE";
      case Registered _ -> "REGISTERED";
    };
  }

  @Override
  public UUID tenantOf(District district) {
    return ((Registered) district).id().value();
  }

  @Override
  public Set<UUID> partiesOf(District district) {
    return Set.of(EVERYONE);
  }
}
