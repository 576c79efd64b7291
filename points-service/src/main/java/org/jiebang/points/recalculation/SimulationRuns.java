package org.jiebang.points.recalculation;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.points.recalculation.RecalculationRefusal.RECALCULATION_TOO_LARGE;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Account.Unopened;
import org.jiebang.points.account.AccountEvent;
import org.jiebang.points.account.AccountId;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.account.Posting;
import org.jiebang.points.inbound.ServicesOfPeriod;
import org.jiebang.points.recalculation.Calculation.Books;
import org.jiebang.points.recalculation.Calculation.Service;

/** Gathers the services and accounts that a plan concerns, and simulates it on them. */
@Singleton
class SimulationRuns {

  private final ServicesOfPeriod services;
  private final CommandHandler commands;

  SimulationRuns(ServicesOfPeriod services, CommandHandler commands) {
    this.services = services;
    this.commands = commands;
  }

  Simulation of(Plan plan) {
    List<ServicesOfPeriod.Ended> ended =
        services.of(plan.community(), plan.from(), plan.until(), Calculation.SERVICES + 1);
    if (ended.size() > Calculation.SERVICES) {
      return refuse(RECALCULATION_TOO_LARGE);
    }
    Map<AccountId, List<Service>> byAccount = new LinkedHashMap<>();
    for (ServicesOfPeriod.Ended e : ended) {
      byAccount
          .computeIfAbsent(AccountId.of(e.volunteer(), plan.community()), _ -> new ArrayList<>())
          .add(new Service(e.record(), e.category(), e.endedAt(), e.accepted()));
    }
    if (byAccount.size() > Calculation.ACCOUNTS) {
      return refuse(RECALCULATION_TOO_LARGE);
    }
    var books = new ArrayList<Books>();
    int unopened = 0;
    for (Map.Entry<AccountId, List<Service>> e : byAccount.entrySet()) {
      switch (commands.load(Accounts.INSTANCE, e.getKey().value()).state()) {
        case Unopened() -> unopened += e.getValue().size();
        case Opened a -> books.add(new Books(a, lastEntry(a.id()), e.getValue()));
      }
    }
    return Calculation.of(plan.rules(), books, unopened);
  }

  private UUID lastEntry(AccountId account) {
    UUID last = account.value();
    for (Recorded<AccountEvent> fact : commands.events(Accounts.INSTANCE, account.value())) {
      if (fact.event() instanceof Posting p) {
        last = p.entry().value();
      }
    }
    return last;
  }
}
