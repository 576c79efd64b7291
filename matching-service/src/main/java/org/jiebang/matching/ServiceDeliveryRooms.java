package org.jiebang.matching;

import jakarta.inject.Provider;
import java.util.List;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.wire.Wire;

/** The rooms of the service itself: sessions, acceptance, evaluation, volunteers. */
final class ServiceDeliveryRooms {

  private ServiceDeliveryRooms() {}

  static List<Aggregate<?, ?, ?>> aggregates() {
    return List.of();
  }

  static List<View<?, ?>> views() {
    return List.of();
  }

  static List<Timers<?, ?, ?>> timers(Provider<CommandHandler> commands) {
    return List.of();
  }

  static Wire wire() {
    return Wire.named().build();
  }
}
