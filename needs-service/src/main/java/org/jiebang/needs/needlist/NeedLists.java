package org.jiebang.needs.needlist;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.needlist.NeedList.NotOpened;
import org.jiebang.needs.needlist.NeedList.Opened;
import org.jiebang.needs.needlist.NeedList.Phase;

/** Lists as a kind of stream: owned by the community, seen by everybody once published. */
public final class NeedLists implements Aggregate<NeedListCommand, NeedList, NeedListEvent> {

  public static final NeedLists INSTANCE = new NeedLists();

  private final NeedListDecider decider = new NeedListDecider();

  private NeedLists() {}

  @Override
  public String name() {
    return "need-list";
  }

  @Override
  public Class<NeedListEvent> events() {
    return NeedListEvent.class;
  }

  @Override
  public Decider<NeedListCommand, NeedList, NeedListEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(NeedList list) {
    return switch (list) {
      case NotOpened() -> "NONE";
      case Opened opened -> opened.phase().name();
    };
  }

  @Override
  public UUID tenantOf(NeedList list) {
    return ((Opened) list).community().value();
  }

  @Override
  public Set<UUID> partiesOf(NeedList list) {
    return list instanceof Opened opened && opened.phase() == Phase.PUBLISHED
        ? Set.of(EVERYONE)
        : Set.of();
  }
}
