package org.jiebang.gateway.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.gateway.person.Accounts;
import org.jiebang.gateway.person.PersonId;
import org.jiebang.gateway.person.PersonRefusal;
import org.jspecify.annotations.Nullable;

/**
 * Accounts as users of a Keycloak realm. Of a person it holds the account's name, the password's
 * hash, the person's id (which becomes {@code sub}) and the grants; never a name or a phone.
 */
public final class KeycloakAccounts implements Accounts {

  private static final String PERSON = "person";
  private static final String GRANTS = "grants";

  /** The version of the person whose grants these are: what is older than that is not written. */
  private static final String VERSION = "version";

  /**
   * Set when an account is enabled for the first time. Whoever disables it later in Keycloak must
   * not find it enabled again because some grant has changed.
   */
  private static final String ADMITTED = "admitted";

  /** As with the built-in accounts: a name whose person never came about is free again then. */
  private static final Duration ABANDONED_AFTER = Duration.ofMinutes(1);

  private final AdminApi keycloak;
  private final Predicate<UUID> registered;
  private final Clock clock;

  /**
   * @param registered whether there is, or has been, such a person
   * @throws IllegalStateException when the configuration lacks something
   */
  public KeycloakAccounts(KeycloakConfig config, Predicate<UUID> registered) {
    this(new AdminApi(config), registered, Clock.systemUTC());
  }

  KeycloakAccounts(AdminApi keycloak, Predicate<UUID> registered, Clock clock) {
    this.keycloak = keycloak;
    this.registered = registered;
    this.clock = clock;
  }

  /** Disabled until {@link #grants} says that the person is there. */
  @Override
  public void open(String account, String password, PersonId person) {
    onlyAccountOf(person, account);
    ObjectNode holder = keycloak.byName(account);
    if (holder != null && abandoned(holder, person)) {
      keycloak.delete(holder.path("id").asText());
      holder = null;
    }
    if (holder == null) {
      holder = create(account, password, person);
      try {
        onlyAccountOf(person, account); // another name may have been asked for at the same moment
      } catch (Rejected second) {
        ObjectNode own = keycloak.byName(account);
        if (own != null && attribute(own, ADMITTED) == null) {
          keycloak.delete(own.path("id").asText());
        }
        throw second;
      }
    }
    if (!person.value().toString().equals(attribute(holder, PERSON))) {
      throw new Rejected(PersonRefusal.ACCOUNT_TAKEN);
    }
  }

  /** A person has one account: of two, one would keep what the other one loses. */
  private void onlyAccountOf(PersonId person, String account) {
    for (ObjectNode user : keycloak.byAttribute(PERSON, person.value().toString())) {
      // Keycloak keeps names in small letters.
      if (user.path("username").asText().equalsIgnoreCase(account)) {
        continue;
      }
      if (!old(user) || registered.test(person.value())) {
        throw new Rejected(PersonRefusal.ACCOUNT_TAKEN);
      }
      keycloak.delete(user.path("id").asText());
    }
  }

  @Override
  public void grants(PersonId person, Collection<Grant> grants, long version) {
    List<ObjectNode> users = keycloak.byAttribute(PERSON, person.value().toString());
    boolean known = users.stream().anyMatch(user -> attribute(user, ADMITTED) != null);
    if (!known && users.size() > 1) {
      throw new IllegalStateException(
          "Keycloak has " + users.size() + " new users of one person: delete all but one of them");
    }
    for (ObjectNode user : users) {
      if (known && attribute(user, ADMITTED) == null) {
        keycloak.delete(user.path("id").asText()); // opened beside the person's own, by nobody
      } else {
        tell(user, grants, version);
      }
    }
  }

  private void tell(ObjectNode user, Collection<Grant> grants, long version) {
    ObjectNode attributes =
        user.path("attributes") instanceof ObjectNode known ? known : user.putObject("attributes");
    List<String> wanted = grants.stream().map(Grant::toString).sorted().toList();
    boolean first = attribute(user, ADMITTED) == null;
    long told = version(user);
    boolean same = !first && wanted.equals(texts(attributes.path(GRANTS)));
    if (told > version || same && (told == version || told < 0)) {
      return; // told already, or something later has been
    }
    ArrayNode list = attributes.putArray(GRANTS);
    wanted.forEach(list::add);
    attributes.putArray(VERSION).add(Long.toString(version));
    if (first) {
      attributes.putArray(ADMITTED).add("true");
      user.put("enabled", true);
    }
    keycloak.update(user.path("id").asText(), user);
  }

  /**
   * Ends the person's sessions with it; access tokens that are out end by themselves. Disabled
   * first: Keycloak ends the sessions before the account is gone, and meanwhile lets who has its
   * password sign in again.
   */
  @Override
  public void close(PersonId person) {
    for (ObjectNode user : keycloak.byAttribute(PERSON, person.value().toString())) {
      String id = user.path("id").asText();
      keycloak.update(id, user.put("enabled", false));
      keycloak.delete(id);
    }
  }

  /** Whoever is first has the name; the other one is told who that is. */
  private ObjectNode create(String account, String password, PersonId person) {
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    user.put("username", account);
    user.put("enabled", false);
    user.putObject("attributes").putArray(PERSON).add(person.value().toString());
    user.putArray("credentials")
        .addObject()
        .put("type", "password")
        .put("value", password)
        .put("temporary", false);
    int status = keycloak.create(user);
    if (status == 201) {
      return user;
    }
    ObjectNode there = status == 409 ? keycloak.byName(account) : null;
    if (there != null) {
      return there;
    }
    throw switch (status) {
      case 400 -> new Rejected(PersonRefusal.ACCOUNT_REFUSED);
      // Gone between two questions; or a right is missing, which Keycloak's log tells.
      default -> new Rejected(HttpRefusal.SERVICE_UNAVAILABLE);
    };
  }

  private boolean abandoned(ObjectNode user, PersonId person) {
    String holder = attribute(user, PERSON);
    if (holder == null || holder.equals(person.value().toString())) {
      return false;
    }
    return old(user) && !registered.test(UUID.fromString(holder));
  }

  private boolean old(ObjectNode user) {
    Instant since = Instant.ofEpochMilli(user.path("createdTimestamp").asLong());
    return since.plus(ABANDONED_AFTER).isBefore(clock.instant());
  }

  /** Of the person, when the grants were told; -1 before that. */
  private static long version(ObjectNode user) {
    String text = attribute(user, VERSION);
    return text == null ? -1 : Long.parseLong(text);
  }

  private static @Nullable String attribute(ObjectNode user, String name) {
    JsonNode first = user.path("attributes").path(name).path(0);
    return first.isTextual() ? first.asText() : null;
  }

  private static List<String> texts(JsonNode values) {
    return values.valueStream().map(JsonNode::asText).sorted().toList();
  }
}
