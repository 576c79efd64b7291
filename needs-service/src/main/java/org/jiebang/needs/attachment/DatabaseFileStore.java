package org.jiebang.needs.attachment;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;

/** Files in a table of the service's own database, in pieces that no packet is too small for. */
@ApplicationScoped
public class DatabaseFileStore implements FileStore {

  private static final int PIECE = 256 * 1024;

  private final AgroalDataSource database;

  DatabaseFileStore(AgroalDataSource database) {
    this.database = database;
  }

  @Override
  @Transactional
  public void put(UUID file, byte[] bytes) {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement("INSERT INTO attachment_piece (file, no, bytes) VALUES (?, ?, ?)")) {
      for (int no = 0; no * PIECE < bytes.length; no++) {
        int from = no * PIECE;
        s.setBytes(1, Columns.bytes(file));
        s.setInt(2, no);
        s.setBytes(3, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE)));
        s.executeUpdate();
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("storing a file", e);
    }
  }

  @Override
  @Transactional
  public byte @Nullable [] get(UUID file) {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement("SELECT bytes FROM attachment_piece WHERE file = ? ORDER BY no")) {
      s.setBytes(1, Columns.bytes(file));
      var bytes = new ByteArrayOutputStream();
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          bytes.writeBytes(r.getBytes(1));
        }
      }
      return bytes.size() == 0 ? null : bytes.toByteArray();
    } catch (SQLException e) {
      throw new StoreUnavailable("reading a file", e);
    }
  }

  @Override
  @Transactional
  public void remove(UUID file) {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement("DELETE FROM attachment_piece WHERE file = ?")) {
      s.setBytes(1, Columns.bytes(file));
      s.executeUpdate();
    } catch (SQLException e) {
      throw new StoreUnavailable("removing a file", e);
    }
  }
}
