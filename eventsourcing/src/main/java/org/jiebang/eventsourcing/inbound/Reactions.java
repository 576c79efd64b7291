package org.jiebang.eventsourcing.inbound;

import static org.jiebang.eventsourcing.KernelRefusal.VERSION_CONFLICT;

import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Reaction.Consequence;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.crash.CrashPoint;
import org.jiebang.eventsourcing.inbound.Effects.Issue;
import org.jspecify.annotations.Nullable;

/**
 * Issues what reactions ask for. A command's id derives from (fact, reaction, index) and it commits
 * before the consumer's own transaction does, so a redelivery finds it done.
 */
final class Reactions {

  private static final Logger LOG = Logger.getLogger(Reactions.class);
  private static final int ATTEMPTS_AT_A_MOVING_STREAM = 5;

  private final CommandHandler commands;
  private final Clock clock;
  private final Transactions transactions;

  Reactions(CommandHandler commands, Clock clock, Transactions transactions) {
    this.commands = commands;
    this.clock = clock;
    this.transactions = transactions;
  }

  /**
   * Runs every reaction to {@code fact}. One that comes too early does not keep the others waiting;
   * on the next attempt all run again, and those that are done change nothing.
   */
  Delivery to(Incoming in, Recorded<Object> fact, List<Reaction<?>> reactions) {
    var effects = new Effects(this, in, fact, reactions);
    for (Issue next = effects.next(); next != null; next = effects.next()) {
      effects.carryOut(next);
      effects.settle(next);
    }
    return effects.delivery();
  }

  /**
   * Computes and issues again while somebody else moves the streams it looked at.
   *
   * @return why it is too early; null when there is nothing more to do about it
   */
  @Nullable String untilStill(
      Reaction<?> reaction, Incoming in, Recorded<Object> fact, List<String> refused) {
    for (int attempt = 2; attempt <= ATTEMPTS_AT_A_MOVING_STREAM; attempt++) {
      try {
        return issue(reaction, in, fact, consequences(reaction, fact), refused);
      } catch (Rejected rejected) {
        if (rejected.refusal() != VERSION_CONFLICT) {
          return judge(reaction, in, fact, 0, rejected, refused);
        }
      }
    }
    return reaction.name() + ": " + VERSION_CONFLICT.name();
  }

  @SuppressWarnings("unchecked") // the caller knows that it is a reaction to such facts
  <F> List<Consequence> consequences(Reaction<F> reaction, Recorded<Object> fact) {
    return reaction.on((Recorded<F>) fact);
  }

  /**
   * @return why it is too early; null when there is nothing more to do about it
   */
  @Nullable String issue(
      Reaction<?> reaction,
      Incoming in,
      Recorded<Object> fact,
      List<Consequence> consequences,
      List<String> refused) {
    for (int i = 0; i < consequences.size(); i++) {
      UUID id = commandId("reaction", reaction, in, fact, i);
      Ask ask = Ask.bySystem(id, clock.now(), fact.meta().correlation(), in.place());
      Consequence consequence = consequences.get(i);
      try {
        transactions.outside(() -> commands.handle(ask, consequence.steps()));
        CrashPoint.AFTER_REACTION.pass();
      } catch (Rejected refusal) {
        String early = judge(reaction, in, fact, i, refusal, refused);
        if (early != null) {
          return early;
        }
      }
    }
    return null;
  }

  /**
   * @return why it is too early; null when there is nothing more to do about it
   */
  @Nullable String judge(
      Reaction<?> reaction,
      Incoming in,
      Recorded<Object> fact,
      int index,
      Rejected rejected,
      List<String> refused) {
    if (rejected.refusal() == VERSION_CONFLICT || Outage.is(rejected)) {
      throw rejected;
    }
    String reason = reaction.name() + ": " + rejected.refusal().name();
    return switch (rejected.refusal().kind()) {
      case ALREADY -> null;
      case TOO_EARLY -> reason;
      case STATE, CONTENT, FORBIDDEN, NOT_FOUND, GONE, FROZEN -> {
        record(reaction, in, fact, index, rejected.refusal().name());
        refused.add(reason);
        yield null;
      }
    };
  }

  private void record(
      Reaction<?> reaction, Incoming in, Recorded<Object> fact, int index, String code) {
    LOG.warnf(
        "a reaction was refused reaction=%s fact=%s code=%s", reaction.name(), in.place(), code);
    UUID id = commandId("reaction-refusal", reaction, in, fact, index);
    Ask ask = Ask.bySystem(id, clock.now(), fact.meta().correlation(), in.place());
    UUID stream = ask.mint(ReactionRefusals.INSTANCE.name());
    var command =
        new ReactionRefusals.RecordRefusal(
            stream,
            fact.tenant(),
            fact.meta().correlation(),
            reaction.name(),
            in.place(),
            in.name(),
            code,
            ask.at());
    transactions.outside(() -> commands.handle(ReactionRefusals.INSTANCE, stream, ask, command));
  }

  private static UUID commandId(
      String kind, Reaction<?> reaction, Incoming in, Recorded<Object> fact, int index) {
    return Ids.commandId(
        fact.at().toEpochMilli(),
        kind,
        reaction.name(),
        in.source(),
        Integer.toString(in.part()),
        Long.toString(in.pos()),
        Integer.toString(index));
  }
}
