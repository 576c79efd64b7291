package org.jiebang.matching.calendar;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.personal.PersonKeys.PersonErased;
import org.jspecify.annotations.Nullable;

/** The addresses, in a table. */
@Singleton
public class CalendarAddresses {

  private static final Logger LOG = Logger.getLogger(CalendarAddresses.class);

  /** One for each device and community that somebody follows is less. */
  private static final int MOST = 20;

  /** For so long a repeat of the request that made it does not make it again. */
  private static final Duration REMEMBER_REVOKED = Duration.ofDays(30);

  private final EntityManager rows;

  private final PersonKeys persons;

  CalendarAddresses(EntityManager rows, PersonKeys persons) {
    this.rows = rows;
    this.persons = persons;
  }

  /** An address, and whether it was made now. */
  record Opened(CalendarAddress address, boolean repeated) {}

  /**
   * Whoever is first wins; a repeat finds the first one's row, also when it was given up since.
   *
   * @throws Rejected CALENDAR_LIMIT_REACHED
   * @throws PersonErased when its owner was erased
   */
  Opened open(CalendarAddress wanted) {
    CalendarAddress known = find(wanted.id);
    if (known != null) {
      return new Opened(known, true);
    }
    try {
      QuarkusTransaction.requiringNew().run(() -> insert(wanted));
      return new Opened(wanted, false);
    } catch (Rejected | PersonErased refused) {
      throw refused;
    } catch (RuntimeException e) {
      CalendarAddress first = find(wanted.id);
      if (first == null) {
        throw e;
      }
      LOG.debug("one request for a calendar address came twice at the same time", e);
      return new Opened(first, true);
    }
  }

  private void insert(CalendarAddress wanted) {
    lock(wanted.person);
    // Whoever is erased from here on is forgotten after us.
    persons.refuseErased(wanted.person);
    rows.createQuery("delete from CalendarAddress a where a.person = :p and a.revokedAt < :before")
        .setParameter("p", wanted.person)
        .setParameter("before", wanted.createdAt.minus(REMEMBER_REVOKED))
        .executeUpdate();
    if (live(wanted.person).size() >= MOST) {
      throw new Rejected(CalendarRefusal.CALENDAR_LIMIT_REACHED);
    }
    rows.persist(wanted);
    rows.flush();
  }

  /** One at a time for each person, until the transaction ends. */
  private void lock(UUID person) {
    rows.createNativeQuery(
            "INSERT INTO calendar_owner (person) VALUES (?1)"
                + " ON DUPLICATE KEY UPDATE person = VALUES(person)")
        .setParameter(1, bytes(person))
        .executeUpdate();
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private @Nullable CalendarAddress find(UUID id) {
    return QuarkusTransaction.requiringNew().call(() -> rows.find(CalendarAddress.class, id));
  }

  /** Those of one person that were not given up, the oldest first. */
  List<CalendarAddress> of(UUID person) {
    return QuarkusTransaction.requiringNew().call(() -> live(person));
  }

  private List<CalendarAddress> live(UUID person) {
    return rows.createQuery(
            "select a from CalendarAddress a where a.person = :p and a.revokedAt is null"
                + " order by a.createdAt, a.id",
            CalendarAddress.class)
        .setParameter("p", person)
        .getResultList();
  }

  /** Null when the secret leads nowhere, or no longer. */
  @Nullable CalendarAddress behind(String secret) {
    String hash = CalendarSecrets.hash(secret);
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows.createQuery(
                        "select a from CalendarAddress a where a.secretHash = :hash",
                        CalendarAddress.class)
                    .setParameter("hash", hash)
                    .getResultStream()
                    .findFirst()
                    .orElse(null));
  }

  /**
   * Gives an address up; one that was given up stays so.
   *
   * @throws Rejected CALENDAR_NOT_FOUND when it is not the person's
   */
  CalendarAddress revoke(UUID id, UUID person, Instant at) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              CalendarAddress row = rows.find(CalendarAddress.class, id);
              if (row == null || !row.person.equals(person)) {
                throw new Rejected(CalendarRefusal.CALENDAR_NOT_FOUND);
              }
              if (row.revokedAt == null) {
                row.revokedAt = at;
                row.secretHash = null;
              }
              return row;
            });
  }

  /** Forgets all of one person, whose key has been destroyed before: none is made any more. */
  public void forget(UUID person) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              lock(person);
              rows.createQuery("delete from CalendarAddress a where a.person = :p")
                  .setParameter("p", person)
                  .executeUpdate();
              rows.createNativeQuery("DELETE FROM calendar_owner WHERE person = ?1")
                  .setParameter(1, bytes(person))
                  .executeUpdate();
            });
  }
}
