package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The format of the chain is for ever: these hashes were computed by another program. */
class HashChainTest {

  private static final UUID STREAM = UUID.fromString("0190a1b2-c3d4-7000-8000-000000000011");
  private static final UUID TENANT = new UUID(7, 7);
  private static final UUID COMMAND = UUID.fromString("0190a1b2-c3d4-0000-0000-000000000011");
  private static final UUID ALL_ONES = new UUID(-1, -1);

  @Test
  void the_first_event_of_a_part_stands_on_32_zero_bytes() {
    assertThat(HashChain.GENESIS).isEqualTo(new byte[32]);
    assertThat(first())
        .isEqualTo("ea7775499218229b121e27920ed8f7b8b1b0c4ac895e300c6fe84f76a059c5a1");
  }

  @Test
  void the_next_one_stands_on_the_first_and_has_no_command_id() {
    byte[] hash =
        HashChain.next(
            HexFormat.of().parseHex(first()),
            17,
            2,
            STREAM,
            2,
            TENANT,
            "need-verified",
            2,
            1_772_352_000_000_003L,
            1_772_352_000_000_004L,
            null,
            "{}",
            "{}");
    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("c335e13387f653b935e05e17f71e992f6153c9a0b3ed90e78141299e4d230117");
  }

  @Test
  void numbers_at_the_ends_of_their_ranges_and_empty_texts_keep_their_place() {
    var ones = new byte[32];
    Arrays.fill(ones, (byte) -1);
    byte[] hash =
        HashChain.next(
            ones,
            63,
            Long.MAX_VALUE,
            ALL_ONES,
            4_294_967_295L,
            ALL_ONES,
            "",
            65_535,
            -1,
            Long.MIN_VALUE,
            new UUID(0, 0),
            "",
            "");
    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("ba63ee32d87cc0a648522538ad1bcee0f94eff6a0e39ed7adff3b4c315e92d69");
  }

  private static String first() {
    return HexFormat.of()
        .formatHex(
            HashChain.next(
                HashChain.GENESIS,
                17,
                1,
                STREAM,
                1,
                TENANT,
                "need-submitted",
                1,
                1_772_352_000_000_001L,
                1_772_352_000_000_002L,
                COMMAND,
                "{\"text\":\"子女托管 😀\"}",
                "{\"role\":\"RES\"}"));
  }
}
