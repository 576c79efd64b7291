package org.jiebang.needs.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** That a person follows a need by themselves; the body is a {@link Follower}. */
@Entity
@Table(name = "need_follower")
@NullUnmarked // filled by Hibernate
public class NeedFollowerRow extends ViewRow {

  @Column(columnDefinition = "binary(16)")
  public UUID person;

  /** The need, as what is followed: see {@link org.jiebang.needs.subscription.Subject#key}. */
  @Column(columnDefinition = "binary(16)")
  public UUID subject;

  /** It is their need; else they have joined it. */
  public boolean author;

  /** Nobody is told that it is theirs. */
  public boolean nameless;
}
