package org.jiebang.eventsourcing.view;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.View;

/** Everything of a service that follows its log, by the name of its checkpoints. */
final class Followers {

  private Followers() {}

  static Map<String, Follower> of(Service service) {
    var followers = new LinkedHashMap<String, Follower>();
    for (View<?, ?> view : service.views()) {
      followers.put(view.name(), new ViewFollower<>(view));
    }
    for (Timers<?, ?, ?> timers : service.timers()) {
      followers.put(timersOf(timers), new TimerFollower<>(timers));
    }
    return followers;
  }

  static String timersOf(Timers<?, ?, ?> timers) {
    return "timer-" + timers.aggregate().name();
  }
}
