package org.jiebang.eventsourcing.inbound;

import static org.jiebang.eventsourcing.KernelRefusal.VERSION_CONFLICT;

import java.util.ArrayList;
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
    var refused = new ArrayList<String>();
    String tooEarly = null;
    for (Reaction<?> reaction : reactions) {
      if (reaction.fact().isInstance(fact.event())) {
        String early = untilStill(reaction, in, fact, refused);
        tooEarly = tooEarly == null ? early : tooEarly;
      }
    }
    return new Delivery(tooEarly, refused);
  }

  /** Computes and issues again while somebody else moves the streams it looked at. */
  private <F> @Nullable String untilStill(
      Reaction<F> reaction, Incoming in, Recorded<Object> fact, List<String> refused) {
    for (int attempt = 1; attempt <= ATTEMPTS_AT_A_MOVING_STREAM; attempt++) {
      try {
        return issue(reaction, in, fact, refused);
      } catch (Rejected conflict) {
        if (conflict.refusal() != VERSION_CONFLICT) {
          throw conflict;
        }
      }
    }
    return reaction.name() + ": " + VERSION_CONFLICT.name();
  }

  @SuppressWarnings("unchecked") // guarded by isInstance in the caller
  private <F> @Nullable String issue(
      Reaction<F> reaction, Incoming in, Recorded<Object> fact, List<String> refused) {
    List<Consequence> consequences;
    try {
      consequences = reaction.on((Recorded<F>) fact);
    } catch (Rejected early) {
      // A reaction may itself say «too early», e.g. when a row of another source is missing.
      return judge(reaction, in, fact, 0, early, refused);
    }
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
  private @Nullable String judge(
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
