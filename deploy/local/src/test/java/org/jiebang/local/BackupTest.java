package org.jiebang.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BackupTest {

  private final Home home = new Home(Path.of("house"));

  @Test
  void it_says_what_is_to_be_kept_elsewhere() {
    assertThat(Backup.leftOut(home, false))
        .singleElement()
        .asString()
        .contains(home.secretsFile().toString());
  }

  @Test
  void keycloaks_accounts_too_where_people_sign_in_there() {
    assertThat(Backup.leftOut(home, true))
        .hasSize(2)
        .last()
        .asString()
        .contains("Keycloak's accounts", home.data().resolve("keycloak").toString());
  }
}
