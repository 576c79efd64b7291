package org.jiebang.needs.council;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.needs.body.Bodies;
import org.jiebang.needs.body.Body.Established;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.body.BodyKind;
import org.jiebang.needs.council.AgendaItemCommand.ProposeItem;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedCommand.PutNeedOnAgenda;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.needlist.MonthlyTopics;
import org.jiebang.needs.needlist.NeedList.Opened;
import org.jiebang.needs.policy.Policies;
import org.jspecify.annotations.Nullable;

/**
 * Proposes what is urgent on a monthly list to the oldest council of the community. The list of
 * bodies may lag, which only means that a council of the last moment is not asked.
 */
@ApplicationScoped
public class UrgentTopics implements MonthlyTopics {

  private final EntityManager rows;
  private final Generations generations;
  private final CommandHandler commands;

  UrgentTopics(EntityManager rows, Generations generations, CommandHandler commands) {
    this.rows = rows;
    this.generations = generations;
    this.commands = commands;
  }

  /** What is not for everybody to see goes before no council by itself. */
  @Override
  @Transactional
  public List<? extends Step<?, ?, ?>> bring(Opened list, NeedId id, Instant now) {
    Folded<Need> folded = commands.load(Needs.INSTANCE, id.value());
    if (!(folded.state() instanceof Need.Filed need)
        || need.stage() != Stage.LISTED
        || need.particulars().secluded()
        || need.urgency() == null
        || !Policies.at(commands, list.community(), now).topic(need.urgency())) {
      return List.of();
    }
    BodyId council = council(list.community().value());
    if (council == null) {
      return List.of();
    }
    AgendaItemId item = AgendaItemId.ofMonthlyTopic(list.list(), id);
    String title = list.period().text() + " 月度议题 " + need.category().value();
    return List.of(
        Step.of(
            AgendaItems.INSTANCE,
            item.value(),
            new ProposeItem(
                item, list.community(), council, title, List.of(id), false, SYSTEM, now)),
        // Bound to the version that was read: when it moves on meanwhile, the clock looks again.
        new Step<>(
            Needs.INSTANCE,
            id.value(),
            new PutNeedOnAgenda(id, item.value(), SYSTEM, now),
            folded.version()));
  }

  private @Nullable BodyId council(UUID community) {
    for (UUID id :
        rows.createQuery(
                "select r.key.id from BodyRow r where r.key.gen = :gen and r.tenant = :community"
                    + " and r.kind = :kind order by r.key.id",
                UUID.class)
            .setParameter("gen", generations.live(Bodies.INSTANCE.name()))
            .setParameter("community", community)
            .setParameter("kind", BodyKind.COUNCIL.name())
            .setMaxResults(20)
            .getResultList()) {
      if (commands.load(Bodies.INSTANCE, id).state() instanceof Established body
          && body.lastDay() == null) {
        return body.body();
      }
    }
    return null;
  }
}
