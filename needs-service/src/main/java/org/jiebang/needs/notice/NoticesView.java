package org.jiebang.needs.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.view.ListView;

/** The notices, and beside them an index of what they are about, by which those who follow look. */
public final class NoticesView extends ListView<NoticeBody, NoticeRow, NoticeEvent> {

  static final String SUBJECTS = "notice_subject";

  public NoticesView() {
    super(Notices.INSTANCE, new NoticePicture(), NoticeRow.class, NoticeRow::new);
  }

  @Override
  protected void columns(NoticeRow row, NoticeBody body) {
    row.kind = body.tidings().kind().name();
    row.audience = body.tidings().audience().name();
    row.secluded = body.tidings().secluded();
    row.subjects = body.tidings().subjects();
  }

  @Override
  public List<String> besides() {
    return List.of(SUBJECTS);
  }

  /** Ignored is what is there already: a batch that is tried again. */
  @Override
  public void keep(Connection database, int gen, Collection<NoticeRow> rows) throws SQLException {
    try (PreparedStatement s =
        database.prepareStatement(
            "INSERT IGNORE INTO notice_subject (gen, subject, id, kind, audience)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      for (NoticeRow row : rows) {
        for (UUID subject : row.subjects) {
          s.setInt(1, gen);
          s.setBytes(2, Columns.bytes(subject));
          s.setBytes(3, Columns.bytes(row.key.id()));
          s.setString(4, row.kind);
          s.setString(5, row.audience);
          s.addBatch();
        }
      }
      s.executeBatch();
    }
  }
}
