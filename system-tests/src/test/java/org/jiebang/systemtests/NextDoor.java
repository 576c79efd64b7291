package org.jiebang.systemtests;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jiebang.local.story.SampleCommunity;

/** Another community in the same district, and people of it. */
public final class NextDoor {

  private static String community = "";
  private static final Set<String> REGISTERED = new HashSet<>();

  private NextDoor() {}

  /**
   * The account of somebody who holds {@code role} in the other community, and nothing here; made
   * when it is first asked for.
   */
  public static synchronized String account(String role) {
    String account = "next-door-" + role.toLowerCase(Locale.ROOT);
    if (REGISTERED.add(account)) {
      register(account, List.of(role + "@community:" + community()));
    }
    return account;
  }

  /** The account of somebody who holds offices in the other community, and only lives here. */
  public static synchronized String neighbourWithOffices() {
    String account = "next-door-and-here";
    if (REGISTERED.add(account)) {
      register(
          account,
          List.of(
              "COM@community:" + community(),
              "GRD@community:" + community(),
              "RES@community:" + House.community()));
    }
    return account;
  }

  private static String community() {
    if (community.isEmpty()) {
      String district = House.cast().player(SampleCommunity.DISTRICT).scope("DIS");
      String other =
          Ask.post("/api/v1/communities")
              .as(SampleCommunity.DISTRICT)
              .json(Map.of("name", "邻近社区", "district", district))
              .send()
              .expect(201)
              .id();
      // The gateway must have heard of the community before it lets anybody be somebody there.
      House.stage()
          .until(
              SampleCommunity.DISTRICT,
              "/api/v1/communities?district=" + district,
              page -> page.path("items").findValuesAsText("id").contains(other));
      community = other;
    }
    return community;
  }

  private static void register(String account, List<String> grants) {
    var person =
        Map.of(
            "name",
            "邻居",
            "phone",
            "+86 100 0002 0001",
            "account",
            account,
            "password",
            House.stack().secrets().accountPassword(account),
            "grants",
            grants);
    House.stage().post(SampleCommunity.DISTRICT, "/api/v1/persons", person);
  }
}
