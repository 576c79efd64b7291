package org.jiebang.local;

import java.util.List;
import java.util.Set;
import org.jiebang.local.Arguments.Misused;
import org.jiebang.local.story.Bench;
import org.jiebang.local.story.Cast;
import org.jiebang.local.story.Lang;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.local.story.Story;

/** The commands behind {@code ./jiebang}. Exit code 0: done; 1: failed; 2: not understood. */
public final class Launcher {
  private static final String USAGE =
      """
      ./jiebang up [-d] [--port N] [--host H] [--no-sample] [--sample NAME,…|all] [--lang zh|en] [--keycloak]
                [--db HOST:PORT --db-root-password-env NAME] [--kafka HOST:PORT]
                              start everything; -d returns when ready, else Ctrl-C stops it;
                              --keycloak: with the real Keycloak instead of the built-in issuer
      ./jiebang down          stop everything; the data stays
      ./jiebang status        processes, ports, health, memory
      ./jiebang logs NAME     the end of a log; -f goes on
      ./jiebang reset         stop everything and delete its data
      ./jiebang token ACCOUNT
                              signs a demo account in and prints its bearer token
      ./jiebang story [--lang zh|en]
                              the story once more, on fresh ids
      ./jiebang bench story [--runs N]
                              last confirmation to points visible, p50 and p99
      ./jiebang bench idle [--seconds N]
                              processor time that the platform takes while nobody asks
      ./jiebang bench [append | relay | consumer | views | http | gateway | needs | instances
                       | growth | memory]
      ./jiebang verify        every service's log against its signed anchors, up or down
      ./jiebang backup DIR [--keys DIR]
                              a consistent copy of logs, views and keys, of a running Jiebang
      ./jiebang restore DIR [--keys DIR] [--replace] [--accept-loss]
                              the copy back, and what Kafka knows of what came after it
      ./jiebang test          every test of every module
      ./jiebang contract      writes the API contract anew from what the services say
      ./jiebang torture [--seed HEX] [--minutes M] [--full] [--only kernel|house|door] [--power-cut]
                              crashes, races and load; the report goes to system-tests/results;
                              --power-cut: only cuts of the database's power, needs root""";

  /** Set by the script before it builds for minutes what a slip of the pen would not use. */
  private static final boolean PARSE_ONLY = Boolean.getBoolean("jiebang.parse.only");

  private Launcher() {}

  public static void main(String[] line) {
    System.exit(run(List.of(line)));
  }

  private static int run(List<String> line) {
    if (line.isEmpty() || Set.of("help", "-h", "--help").contains(line.getFirst())) {
      System.out.println(USAGE);
      return line.isEmpty() ? 2 : 0;
    }
    try {
      return command(line.getFirst(), line.subList(1, line.size()));
    } catch (Misused e) {
      System.err.println(e.getMessage());
      System.err.println(USAGE);
      return 2;
    } catch (NotStarted e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static int command(String name, List<String> rest) {
    Home home = Home.ofCheckout();
    return switch (name) {
      case "up" -> {
        Up up = Up.parse(home, rest);
        yield PARSE_ONLY ? 0 : up.run();
      }
      case "down" -> {
        nothingElse(rest);
        yield new Down(home, System.out).run();
      }
      case "status" -> {
        nothingElse(rest);
        yield new Status(home, System.out).run();
      }
      case "logs" -> Logs.parse(home, rest).run();
      case "reset" -> {
        nothingElse(rest);
        yield new Down(home, System.out).reset();
      }
      case "verify" -> {
        nothingElse(rest);
        yield PARSE_ONLY ? 0 : new Verify(home, System.out).run();
      }
      case "backup" -> Backup.parse(home, rest).run();
      case "restore" -> {
        Restore restore = Restore.parse(home, rest);
        yield PARSE_ONLY ? 0 : restore.run();
      }
      case "token" -> token(home, rest);
      case "story" -> story(home, rest);
      case "bench" -> bench(home, rest);
      case "test" -> {
        nothingElse(rest);
        yield new TestRun(Repository.root(), System.out).run();
      }
      case "contract" -> {
        nothingElse(rest);
        yield new ContractRun(Repository.root()).run();
      }
      case "torture" -> TortureRun.parse(Repository.root(), rest, System.out).run();
      default -> throw new Misused("Not a command: " + name);
    };
  }

  private static int story(Home home, List<String> rest) {
    Arguments arguments = Arguments.of(rest, Set.of("--lang"), Set.of(), 0);
    Stack stack = running(home);
    return new Story().run(stack.api(), stack.secrets(), lang(arguments), System.out);
  }

  private static int token(Home home, List<String> rest) {
    Arguments arguments = Arguments.of(rest, Set.of(), Set.of(), 1);
    if (arguments.words().isEmpty()) {
      throw new Misused("Whose token? One of the accounts that ./jiebang up names.");
    }
    Stack stack = running(home);
    String account = arguments.words().getFirst();
    if (!account.equals(SampleCommunity.DISTRICT)
        && !stack.secrets().accounts().containsKey(account)) {
      throw new NotStarted("There is no demo account " + account + ".");
    }
    System.out.println(new Cast(stack.api(), stack.secrets()).token(account));
    return 0;
  }

  private static int bench(Home home, List<String> rest) {
    Arguments arguments =
        Arguments.of(rest, Set.of("--runs", "--seconds"), Set.of(), BenchRun.BENCHES.size());
    if (BenchRun.BENCHES.keySet().containsAll(arguments.words())) {
      return new BenchRun(Repository.root(), System.out).run(arguments.words());
    }
    if (arguments.words().equals(List.of("idle"))) {
      running(home);
      int seconds = arguments.number("--seconds", 30, 1, 3600);
      return new IdleBench(new StateFile(home).get().children(), System.out).run(seconds, 3);
    }
    if (!arguments.words().equals(List.of("story"))) {
      throw new Misused(
          "The benches are: story, idle, " + String.join(", ", BenchRun.BENCHES.keySet()));
    }
    Stack stack = running(home);
    int runs = arguments.number("--runs", 200, 1, 100_000);
    return new Bench().run(stack.api(), stack.secrets(), runs, System.out);
  }

  private static Stack running(Home home) {
    Stack stack =
        new Stack(home, new StateFile(home), new Secrets(home), Outside.NOTHING, System.out);
    if (!stack.alive(Stack.GATEWAY) || !stack.ready(Stack.GATEWAY)) {
      throw new NotStarted("Jiebang is not up: ./jiebang up starts it.");
    }
    return stack;
  }

  private static void nothingElse(List<String> rest) {
    Arguments.of(rest, Set.of(), Set.of(), 0);
  }

  /** What was asked for, else the language of the terminal. */
  static Lang lang(Arguments arguments) {
    String terminal = System.getenv().getOrDefault("LANG", "").startsWith("zh") ? "zh" : "en";
    return Lang.of(arguments.oneOf("--lang", terminal, List.of("zh", "en")));
  }
}
