package org.jiebang.points.account;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.ORG;
import static org.jiebang.eventsourcing.identity.Role.TEAM;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.eventsourcing.http.NotFound;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Account.Unopened;
import org.jiebang.points.inbound.CommunityId;

/**
 * Who sees what somebody has earned and spent: the owner, the community's desk and its district.
 * Neighbours do not, although they may see much else of their community.
 */
@Singleton
public class AccountAudience {

  private static final Set<Role> DESK = Set.of(COM, DIS);

  private final CommandHandler commands;
  private final Hierarchy hierarchy;
  private final CurrentCaller caller;

  AccountAudience(CommandHandler commands, Hierarchy hierarchy, CurrentCaller caller) {
    this.commands = commands;
    this.hierarchy = hierarchy;
    this.caller = caller;
  }

  /**
   * The account, for whom it concerns.
   *
   * @throws Rejected with ACCOUNT_NOT_FOUND for all others
   */
  public Opened seen(UUID account) {
    return switch (commands.load(Accounts.INSTANCE, account).state()) {
      case Unopened() -> throw NotFound.of(Accounts.INSTANCE);
      case Opened a -> {
        if (!sees(a.owner(), a.community())) {
          throw NotFound.of(Accounts.INSTANCE);
        }
        yield a;
      }
    };
  }

  /** True for {@code owner}, the desk of {@code community} and what lies above it. */
  public boolean sees(UUID owner, CommunityId community) {
    return owns(caller.get(), owner) || holds(DESK, community.value());
  }

  /**
   * Passes the desk and the district.
   *
   * @throws Rejected with ROLE_NOT_ALLOWED for all others
   */
  public void deskOnly(UUID community) {
    if (!holds(DESK, community)) {
      throw new Rejected(HttpRefusal.ROLE_NOT_ALLOWED);
    }
  }

  /** True when the caller holds one of {@code roles} at {@code scope} or above it. */
  public boolean holds(Set<Role> roles, UUID scope) {
    return caller.get().grant(roles, at -> hierarchy.covers(at, scope)) != null;
  }

  /** A person, or whoever holds the office of an organisation or team. */
  public static boolean owns(Caller caller, UUID owner) {
    return owner.equals(caller.person()) || caller.grant(Set.of(ORG, TEAM), owner::equals) != null;
  }
}
