package org.jiebang.needs.need;

import static org.jiebang.eventsourcing.Rejected.refuse;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.needs.need.Need.Draft;
import org.jiebang.needs.need.Need.Erased;
import org.jiebang.needs.need.Need.Filed;
import org.jiebang.needs.need.Need.Unknown;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens the free texts of needs. All are under the key of the need's author, so that they
 * go when the author is erased; those of a draft are under the draft's own key.
 */
@Singleton
public class NeedTexts {

  private final PersonKeys keys;

  NeedTexts(PersonKeys keys) {
    this.keys = keys;
  }

  /** A text of an existing need. */
  Envelope seal(Need need, NeedId id, String field, String text) {
    UUID author =
        switch (need) {
          case Unknown() -> refuse(NeedRefusal.NEED_NOT_FOUND);
          case Draft d -> d.author();
          case Erased e -> e.author();
          case Filed f -> f.author();
        };
    return keys.seal(author, id.value(), field, text);
  }

  /** As {@link #seal(Need, NeedId, String, String)}; what is absent or blank stays absent. */
  @Nullable Envelope sealed(Need need, NeedId id, String field, @Nullable String text) {
    return text == null || text.isBlank() ? null : seal(need, id, field, text);
  }

  /** A text of a need that is being made, under the key of {@code subject}. */
  Envelope seal(UUID subject, NeedId id, String field, String text) {
    return keys.seal(subject, id.value(), field, text);
  }

  @Nullable Envelope sealed(UUID subject, NeedId id, String field, @Nullable String text) {
    return text == null || text.isBlank() ? null : seal(subject, id, field, text);
  }

  /** What an answer to the question {@code code} is bound to. */
  static String field(String code) {
    return "field." + code;
  }

  /** Answers of a need, by the codes of their questions. */
  Map<String, Envelope> answers(UUID subject, NeedId id, Map<String, String> answers) {
    var sealed = new TreeMap<String, Envelope>();
    answers.forEach((code, text) -> sealed.put(code, seal(subject, id, field(code), text)));
    return sealed;
  }

  @Nullable String open(@Nullable Envelope envelope, UUID need, String field) {
    return envelope == null ? null : keys.open(envelope, need, field);
  }

  /**
   * Drafts lie under keys of their own, but their author's erasure forbids them too.
   *
   * @throws PersonKeys.PersonErased when the author was erased
   */
  void refuseErased(UUID author) {
    keys.refuseErased(author);
  }

  /** Destroys the key of a draft's texts. */
  public void destroyDraft(NeedId draft) {
    keys.destroy(draft.value());
  }
}
