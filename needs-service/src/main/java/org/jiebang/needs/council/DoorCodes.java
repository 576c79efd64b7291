package org.jiebang.needs.council;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.personal.SecretCodes;

/**
 * The codes that open a meeting's door: 8 characters, good for half an hour, stored nowhere but as
 * a keyed hash.
 */
@Singleton
public class DoorCodes {

  private static final int LENGTH = 8;

  private final SecretCodes codes;

  DoorCodes(@ConfigProperty(name = "jiebang.keys.kek") String kek) {
    this.codes = SecretCodes.derivedFrom(Base64.getDecoder().decode(kek), "door codes", LENGTH);
  }

  /**
   * @param number from 1
   */
  String codeOf(UUID meeting, int number) {
    return codes.codeOf(of(meeting, number));
  }

  String hashOf(UUID meeting, int number) {
    return codes.hashOf(of(meeting, number));
  }

  /** Of what somebody typed. */
  String hash(UUID meeting, int number, String code) {
    return codes.hash(of(meeting, number), code);
  }

  private static UUID of(UUID meeting, int number) {
    return Ids.derived("door-code/" + number, meeting);
  }
}
