package org.jiebang.needs.needlist;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.Timers.Change.Clear;
import org.jiebang.eventsourcing.Timers.Change.Set;
import org.jiebang.needs.need.NeedCommand.RollUpNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.need.VerifiedNeeds;
import org.jiebang.needs.needlist.NeedList.Opened;
import org.jiebang.needs.needlist.NeedListEvent.ChildListOpened;
import org.jiebang.needs.needlist.NeedListEvent.ChildListRolledUp;
import org.jiebang.needs.needlist.NeedListEvent.NeedAddedToList;
import org.jiebang.needs.needlist.NeedListEvent.NeedListClosed;
import org.jiebang.needs.needlist.NeedListEvent.NeedListCorrected;
import org.jiebang.needs.needlist.NeedListEvent.NeedListOpened;
import org.jiebang.needs.needlist.NeedListEvent.NeedListPublished;

/**
 * The cut-off of a list, and what follows its closing. At the cut-off the list first gathers what
 * is verified: as often as something was gathered the timer is set again. After the closing each
 * need that is still only listed hears that it stands on the list above now. One timer per need,
 * due at once, so that none is forgotten whatever crashes; the list above has taken them over
 * already. What is urgent on a monthly list goes before the council in the same way.
 */
public final class NeedListTimers implements Timers<NeedListCommand, NeedList, NeedListEvent> {

  static final String CUT_OFF = "cut-off";

  /** A second chance, in case something was listed in the very moment of the first. */
  static final String CUT_OFF_AGAIN = "cut-off-again";

  /** And the need's id; the name of a timer has room for 40 characters. */
  static final String ROLL_UP = "up/";

  /** And the need's id, as with {@link #ROLL_UP}. */
  static final String TOPIC = "mt/";

  private static final Duration SOON = Duration.ofMinutes(5);

  private final Supplier<CommandHandler> commands;
  private final Supplier<VerifiedNeeds> verified;
  private final Supplier<MonthlyTopics> topics;

  public NeedListTimers(
      Supplier<CommandHandler> commands,
      Supplier<VerifiedNeeds> verified,
      Supplier<MonthlyTopics> topics) {
    this.commands = commands;
    this.verified = verified;
    this.topics = topics;
  }

  @Override
  public Aggregate<NeedListCommand, NeedList, NeedListEvent> aggregate() {
    return NeedLists.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<NeedListEvent> fact) {
    return switch (fact.event()) {
      case NeedListOpened e ->
          e.cutOff() == null
              ? List.of()
              : List.of(
                  new Set(CUT_OFF, e.cutOff()), new Set(CUT_OFF_AGAIN, e.cutOff().plus(SOON)));
      case NeedListClosed e -> {
        var changes = new ArrayList<Change>();
        changes.add(new Clear(CUT_OFF));
        changes.add(new Clear(CUT_OFF_AGAIN));
        String then = e.rollsUpTo() == null ? TOPIC : ROLL_UP;
        e.items().stream()
            .filter(i -> i.stage() == Stage.LISTED)
            .forEach(i -> changes.add(new Set(then + i.need().value(), e.at())));
        yield changes;
      }
      // Gathered at the cut-off, so there may be more. The new time makes it another command.
      case NeedAddedToList e ->
          fact.meta().role().equals(SYSTEM.role()) ? List.of(new Set(CUT_OFF, e.at())) : List.of();
      case ChildListOpened _, ChildListRolledUp _, NeedListPublished _, NeedListCorrected _ ->
          List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    NeedListId list = new NeedListId(stream);
    if (timer.equals(CUT_OFF) || timer.equals(CUT_OFF_AGAIN)) {
      return new CutOff(commands.get(), verified.get()).steps(list, now);
    }
    if (timer.startsWith(TOPIC)) {
      Opened month = (Opened) commands.get().load(NeedLists.INSTANCE, stream).state();
      NeedId topic = new NeedId(UUID.fromString(timer.substring(TOPIC.length())));
      return topics.get().bring(month, topic, now);
    }
    if (!timer.startsWith(ROLL_UP)) {
      throw new IllegalArgumentException("no such timer of a list: " + timer);
    }
    NeedId need = new NeedId(UUID.fromString(timer.substring(ROLL_UP.length())));
    Opened opened = (Opened) commands.get().load(NeedLists.INSTANCE, stream).state();
    ListPeriod parent = Objects.requireNonNull(opened.period().parent());
    NeedListId above = NeedListId.of(opened.community(), parent);
    return List.of(
        Step.of(
            Needs.INSTANCE,
            need.value(),
            new RollUpNeed(need, above, parent.level(), SYSTEM, now)));
  }
}
