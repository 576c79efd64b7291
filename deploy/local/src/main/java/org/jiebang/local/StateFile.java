package org.jiebang.local;

import java.util.function.UnaryOperator;

/** The {@link State} on disk, written before anybody relies on it. */
final class StateFile {
  private final Home home;
  private State state;

  StateFile(Home home) {
    this.home = home;
    this.state = JsonFile.read(home.stateFile(), State.class, State.fresh());
  }

  synchronized State get() {
    return state;
  }

  synchronized State change(UnaryOperator<State> change) {
    state = change.apply(state);
    JsonFile.write(home.stateFile(), state);
    return state;
  }

  /** A free loopback port under that name: the one of last time, unless somebody took it. */
  synchronized int port(String name) {
    Integer known = state.ports().get(name);
    int port = known != null && Ports.isFree("127.0.0.1", known) ? known : Ports.free();
    change(s -> s.withPort(name, port));
    return port;
  }
}
