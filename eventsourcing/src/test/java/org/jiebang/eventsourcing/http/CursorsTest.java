package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.jiebang.eventsourcing.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

  private static final UUID ID = UUID.fromString("0190aaaa-0000-7000-8000-000000000011");

  private final Cursors cursors =
      new Cursors("a secret".getBytes(java.nio.charset.StandardCharsets.UTF_8));

  @Test
  void a_cursor_leads_back_to_where_the_page_ended() {
    assertThat(cursors.read("need", cursors.after("need", ID))).isEqualTo(ID);
  }

  @Test
  void a_cursor_of_another_list_is_refused() {
    String cursor = cursors.after("need", ID);
    assertThatThrownBy(() -> cursors.read("task", cursor)).isInstanceOf(Rejected.class);
  }

  @Test
  void a_cursor_signed_with_another_key_is_refused() {
    String cursor = new Cursors(new byte[] {1}).after("need", ID);
    assertThatThrownBy(() -> cursors.read("need", cursor)).isInstanceOf(Rejected.class);
  }

  @Test
  void a_cursor_with_any_letter_changed_is_refused() {
    String cursor = cursors.after("need", ID);
    // The last letter carries two bits that mean nothing.
    for (int i = 0; i < cursor.length() - 1; i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertThatThrownBy(() -> cursors.read("need", changed)).isInstanceOf(Rejected.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "!!", "AAAA", "ä"})
  void what_is_no_cursor_is_refused(String text) {
    assertThatThrownBy(() -> cursors.read("need", text)).isInstanceOf(Rejected.class);
  }
}
