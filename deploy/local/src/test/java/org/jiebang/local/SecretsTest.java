package org.jiebang.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void a_secret_is_made_once() {
    String first = new Secrets(new Home(folder)).serviceToken();
    assertThat(new Secrets(new Home(folder)).serviceToken()).isEqualTo(first).hasSize(32);
    assertThat(new Secrets(new Home(folder)).bootstrapPassword()).isNotEqualTo(first);
  }

  @Test
  void the_key_of_the_anchors_is_one_pair_and_a_new_one_keeps_the_old_public_half() {
    Secrets secrets = new Secrets(new Home(folder));
    String first = secrets.anchorKey();
    String open = secrets.anchorPublicKeys();
    assertThat(new Secrets(new Home(folder)).anchorKey()).isEqualTo(first);
    Map<String, String> kept =
        new TreeMap<>(
            JsonFile.read(folder.resolve("secrets.json"), TreeMap.class, new TreeMap<>()));
    kept.remove("chain.key");
    JsonFile.write(folder.resolve("secrets.json"), kept);
    assertThat(new Secrets(new Home(folder)).anchorKey()).isNotEqualTo(first);
    assertThat(new Secrets(new Home(folder)).anchorPublicKeys()).startsWith(open + ",");
  }

  @Test
  void accounts_are_told_and_nothing_else() {
    Secrets secrets = new Secrets(new Home(folder));
    secrets.serviceToken();
    String password = secrets.accountPassword("resident");
    assertThat(new Secrets(new Home(folder)).accounts()).isEqualTo(Map.of("resident", password));
  }

  @Test
  void only_the_owner_can_read_them() throws IOException {
    new Secrets(new Home(folder)).serviceToken();
    assertThat(Files.getPosixFilePermissions(folder.resolve("secrets.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void a_port_is_remembered_until_somebody_takes_it() throws IOException {
    int first = new StateFile(new Home(folder)).port("needs");
    assertThat(new StateFile(new Home(folder)).port("needs")).isEqualTo(first);
    try (ServerSocket _ = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
      assertThat(new StateFile(new Home(folder)).port("needs")).isNotEqualTo(first);
    }
  }

  @Test
  void the_state_knows_its_children_after_a_restart() {
    Child child = new Child("needs", 4711, 1_700_000_000_000L);
    new StateFile(new Home(folder)).change(s -> s.with(child).withSample());
    State read = new StateFile(new Home(folder)).get();
    assertThat(read.children()).containsExactly(child);
    assertThat(read.sampleLoaded()).isTrue();
    assertThat(read.detached()).isFalse();
  }
}
