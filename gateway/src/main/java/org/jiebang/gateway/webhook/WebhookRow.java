package org.jiebang.gateway.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** One row per webhook, owned by its scope. */
@Entity
@Table(name = "webhook_row")
@NullUnmarked // filled by Hibernate
public class WebhookRow extends ViewRow {

  /** The partner app it belongs to; null: the office itself. */
  @Column(length = 64)
  public String client;
}
