package org.jiebang.systemtests.contract;

import java.util.List;
import java.util.Map;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;

/** People of another community in the same district. */
final class Strangers {

  private static final String DESK = "desk-next-door";

  private Strangers() {}

  /** An account that holds the desk of a community made for this. */
  static String deskNextDoor() {
    String district = House.cast().player(SampleCommunity.DISTRICT).scope("DIS");
    String other =
        Ask.post("/api/v1/communities")
            .as(SampleCommunity.DISTRICT)
            .json(Map.of("name", "隔壁社区", "district", district))
            .send()
            .expect(201)
            .id();
    // The gateway must have heard of the community before it lets anybody be somebody there.
    House.stage()
        .until(
            SampleCommunity.DISTRICT,
            "/api/v1/communities?district=" + district,
            page -> page.path("items").findValuesAsText("id").contains(other));
    House.stage()
        .post(
            SampleCommunity.DISTRICT,
            "/api/v1/persons",
            Map.of(
                "name",
                "隔壁",
                "phone",
                "+86 100 0002 0009",
                "account",
                DESK,
                "password",
                House.stack().secrets().accountPassword(DESK),
                "grants",
                List.of("COM@community:" + other)));
    return DESK;
  }
}
