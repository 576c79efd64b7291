package org.jiebang.systemtests.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.local.NotStarted;
import org.jiebang.local.Stack;
import org.jiebang.local.Torture;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Logs;
import org.jiebang.systemtests.Needs;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A backup taken while the house runs (under load in the full dose) and brought back: in a new
 * place its chains verify; in the old one, what came after it is found again on Kafka or told as
 * lost, and the services wait until somebody accepts that. The full dose does the second, which
 * restarts the house; so it comes last.
 */
@Order(24)
class RestoreTortureIT {

  private static final int LOST = 3;
  private static final int ENOUGH = 500;

  /** An event's place and its hash. */
  private static Map<String, String> places() {
    Map<String, String> places = new HashMap<>();
    for (String service : Logs.SERVICES) {
      Logs.events(service)
          .forEach(e -> places.put(service + "/" + e.part() + "/" + e.pos(), e.hash()));
    }
    return places;
  }

  @Test
  void what_a_backup_holds_comes_back_and_the_rest_is_found_again_or_told() throws IOException {
    try (Torture torture = Torture.of("restore")) {
      Path folder = House.stack().folder();
      Path backup = folder.resolveSibling(folder.getFileName() + "-backup");
      Path anew = folder.resolveSibling(folder.getFileName() + "-anew");
      while (Logs.total() < ENOUGH) {
        Needs.submitted(); // when nobody has told stories before
      }
      Map<String, String> before = places();
      if (torture.full()) {
        try (Siege siege = Siege.begin(torture)) {
          assertThat(House.stack().backup(backup)).isZero();
          siege.end();
        }
      } else {
        assertThat(House.stack().backup(backup)).isZero();
      }
      elsewhere(torture, backup, anew, before);
      if (torture.full()) {
        inPlace(torture, backup, folder);
      }
    }
  }

  /** On another machine there is nothing but the backup and the secrets. */
  private static void elsewhere(Torture torture, Path backup, Path anew, Map<String, String> before)
      throws IOException {
    Files.createDirectories(anew);
    Files.copy(House.stack().folder().resolve("secrets.json"), anew.resolve("secrets.json"));
    assertThat(Stack.at(anew).restore(backup, false, false)).as("restored elsewhere").isZero();
    assertThatThrownBy(() -> Stack.at(anew).restore(backup, false, false))
        .as("a log that is there is not replaced unasked")
        .isInstanceOf(NotStarted.class);
    try (Stack there = Stack.at(anew)) {
      assertThat(there.verify()).as("verified elsewhere").isZero();
    }
    torture.atLeast("events that a backup must hold", before.size(), ENOUGH);
  }

  /** Where Kafka still has what came afterwards. */
  private static void inPlace(Torture torture, Path backup, Path folder) {
    // Whole on Kafka: nobody's words are in it. A need is only a place there.
    String need = Needs.submitted();
    Ask.post("/api/v1/needs/" + need + "/verify")
        .as("grid")
        .json(Map.of("urgency", "GENERAL"))
        .send()
        .expect(200);
    Liveness.awaitCaughtUp();
    Map<String, String> all = places();
    List<String> names = new ArrayList<>(Logs.SERVICES);
    names.addAll(List.of(Stack.KAFKA, Stack.MARIADB));
    names.forEach(House.stack()::stop);
    assertThat(Stack.at(folder).restore(backup, true, false))
        .as("told what is lost")
        .isEqualTo(LOST);
    Stack held = Stack.at(folder);
    held.startServers();
    assertThatThrownBy(() -> held.start("needs")).as("held back").isInstanceOf(NotStarted.class);
    held.stopAll();
    assertThat(Stack.at(folder).restore(backup, true, true)).as("loss accepted").isZero();
    Stack unheld = Stack.at(folder);
    unheld.startServers();
    Map<String, String> restored = places();
    unheld.stopAll();
    restored.forEach(
        (place, hash) ->
            assertThat(all).as("no other truth at %s", place).containsEntry(place, hash));
    torture.count("events before", all.size());
    torture.count("events lost, told and accepted", all.size() - restored.size());
    // The services append where the log ends, which is where the accepted loss began.
    List.of(Stack.MARIADB, Stack.KAFKA).forEach(House.stack()::start);
    Logs.SERVICES.forEach(House.stack()::start);
    Needs.submitted();
    Liveness.awaitCaughtUp();
    assertThat(House.stack().verify()).as("verified in its place").isZero();
  }
}
