package org.jiebang.needs.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/**
 * The tokens of one need's texts. Only what has changed is written: whoever forgets the tokens
 * meanwhile must not find them again.
 */
@Entity
@Table(name = "need_words")
@DynamicUpdate
@NullUnmarked // filled by Hibernate
public class NeedWordsRow extends ViewRow {

  /** Under whose key the texts are: they are forgotten with it. */
  @Column(columnDefinition = "binary(16)")
  public UUID subject;

  /** Of the text; see {@link TokenSet}. */
  @Column(columnDefinition = "mediumblob")
  public byte[] tokens = TokenSet.NONE;

  /** Of the notes that were added to it. */
  @Column(name = "note_tokens", columnDefinition = "mediumblob")
  public byte[] noteTokens = TokenSet.NONE;

  /** What the index holds of this need. */
  @Transient long[] indexed = new long[0];

  @PostLoad
  void loaded() {
    indexed = all();
  }

  long[] all() {
    return TokenSet.union(TokenSet.tokens(tokens), TokenSet.tokens(noteTokens));
  }
}
