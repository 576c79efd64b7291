package org.jiebang.local;

import java.io.PrintStream;
import java.util.List;

/**
 * {@code ./jiebang verify}: checks every service's log against its anchors, whether Jiebang is up
 * or not. Exit code 0 only if every chain is sound.
 */
final class Verify {
  private final Home home;
  private final PrintStream out;

  Verify(Home home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  int run() {
    Stack stack = new Stack(home, new StateFile(home), new Secrets(home), Outside.NOTHING, out);
    if (stack.alive(Stack.MARIADB)) {
      return check(stack);
    }
    try (HomeLock _ = HomeLock.take(home)) {
      stack.startServers();
      try {
        return check(stack);
      } finally {
        stack.stopAll();
      }
    }
  }

  private int check(Stack stack) {
    String bootstrap = stack.alive(Stack.KAFKA) ? stack.bootstrap() : null;
    return new ChainProcess(stack, List.of(home.anchors()), bootstrap).verify();
  }
}
