package org.jiebang.needs.council;

import static org.jiebang.eventsourcing.Rejected.refuse;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.wire.Json;

/**
 * The box of a secret vote: rows beside the log, because what stands in the log has a time and a
 * place for ever (ADR 0057). It is locked before it is counted, so a ballot that was answered is
 * counted, and emptied once the log has the result.
 */
@ApplicationScoped
public class BallotBox {

  private final EntityManager rows;

  BallotBox(EntityManager rows) {
    this.rows = rows;
  }

  /**
   * Puts a ballot in. The same once more changes nothing.
   *
   * @param token hash of what stands on the paper
   * @param changes another choice replaces the one before
   * @throws org.jiebang.eventsourcing.Rejected VOTE_CLOSED, ALREADY_VOTED
   */
  @Transactional
  public void put(UUID vote, String token, Choice choice, boolean changes) {
    box(vote);
    // Shared with other ballots, but not with who locks it.
    Object locked =
        rows.createNativeQuery("select locked from council_box where vote = ?1 lock in share mode")
            .setParameter(1, vote.toString())
            .getSingleResult();
    if (isTrue(locked)) {
      refuse(AgendaItemRefusal.VOTE_CLOSED);
    }
    String text = write(choice);
    // The row's lock is taken for good at once: first shared and then alone, the same ballot sent
    // twice would wait for itself.
    rows.createNativeQuery(
            "insert into council_ballot (vote, token, choice) values (?1, ?2, ?3)"
                + " on duplicate key update choice = if(?4 = 1, values(choice), choice)")
        .setParameter(1, vote.toString())
        .setParameter(2, token)
        .setParameter(3, text)
        .setParameter(4, changes ? 1 : 0)
        .executeUpdate();
    Object stands =
        rows.createNativeQuery("select choice from council_ballot where vote = ?1 and token = ?2")
            .setParameter(1, vote.toString())
            .setParameter(2, token)
            .getSingleResult();
    if (!stands.toString().equals(text)) {
      refuse(AgendaItemRefusal.ALREADY_VOTED);
    }
  }

  /** From now on it takes nothing; waits for ballots that are being put in. */
  @Transactional
  public void lock(UUID vote) {
    rows.createNativeQuery(
            "insert into council_box (vote, locked) values (?1, true)"
                + " on duplicate key update locked = true")
        .setParameter(1, vote.toString())
        .executeUpdate();
  }

  /** What is in it, in no order that means anything. */
  @Transactional
  public List<Choice> ballots(UUID vote) {
    var choices = new ArrayList<Choice>();
    for (Object text :
        rows.createNativeQuery("select choice from council_ballot where vote = ?1")
            .setParameter(1, vote.toString())
            .getResultList()) {
      choices.add(read(text.toString()));
    }
    return choices;
  }

  /** Empties it; it stays locked. */
  @Transactional
  public void empty(UUID vote) {
    lock(vote);
    rows.createNativeQuery("delete from council_ballot where vote = ?1")
        .setParameter(1, vote.toString())
        .executeUpdate();
  }

  private void box(UUID vote) {
    rows.createNativeQuery("insert ignore into council_box (vote, locked) values (?1, false)")
        .setParameter(1, vote.toString())
        .executeUpdate();
  }

  private static boolean isTrue(Object value) {
    return value instanceof Boolean flag ? flag : ((Number) value).intValue() != 0;
  }

  private static String write(Choice choice) {
    try {
      return Json.EVENTS.writeValueAsString(choice);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a choice cannot be written", e);
    }
  }

  private static Choice read(String text) {
    try {
      return Json.EVENTS.readValue(text, Choice.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a choice cannot be read", e);
    }
  }
}
