package org.jiebang.needs.body;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jspecify.annotations.Nullable;

/** Seals and opens what is personal of a body's members, each under the member's own key. */
@Singleton
public class BodyPeople {

  private static final String NAME = "name";
  private static final String BORN_ON = "bornOn";
  private static final String OWNER_OF = "ownerOf";

  private final PersonKeys keys;

  BodyPeople(PersonKeys keys) {
    this.keys = keys;
  }

  @Nullable Envelope sealName(UUID person, BodyId body, @Nullable String name) {
    return seal(person, body, NAME, name);
  }

  @Nullable Envelope sealBornOn(UUID person, BodyId body, @Nullable LocalDate day) {
    return seal(person, body, BORN_ON, day == null ? null : day.toString());
  }

  @Nullable Envelope sealOwnerOf(UUID person, BodyId body, @Nullable String doorCode) {
    return seal(person, body, OWNER_OF, doorCode);
  }

  private @Nullable Envelope seal(UUID person, BodyId body, String field, @Nullable String text) {
    return text == null || text.isBlank()
        ? null
        : keys.seal(person, body.value(), field, text.strip());
  }

  /** Null when it was not given, or the person was erased; so the others. */
  public @Nullable String name(BodyId body, Member member) {
    return open(member.name(), body, NAME);
  }

  /** The day of birth, for the age at a meeting. */
  public @Nullable LocalDate bornOn(BodyId body, Member member) {
    String day = open(member.bornOn(), body, BORN_ON);
    return day == null ? null : LocalDate.parse(day);
  }

  public @Nullable String ownerOf(BodyId body, Member member) {
    return open(member.ownerOf(), body, OWNER_OF);
  }

  private @Nullable String open(@Nullable Envelope envelope, BodyId body, String field) {
    return envelope == null ? null : keys.open(envelope, body.value(), field);
  }
}
