package org.jiebang.needs.needlist;

import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.needlist.NeedListEvent.NeedAddedToList;
import org.jiebang.needs.needlist.NeedListEvent.NeedListClosed;
import org.jiebang.needs.needlist.NeedListEvent.NeedListOpened;
import org.jiebang.needs.needlist.NeedListEvent.NeedListPublished;

/** Fixed lists for tests: March 2026 in 五环社区, and its tenth week. */
final class ListSamples {

  static final ListPeriod MARCH = new ListPeriod(ListLevel.MONTHLY, "2026-03");
  static final ListPeriod WEEK = new ListPeriod(ListLevel.WEEKLY, "2026-W10");

  /** Written out: everybody who knows community and period finds the list under this id. */
  static final NeedListId MARCH_ID =
      new NeedListId(UUID.fromString("00000000-0000-7f28-9823-66e215a2d69b"));

  static final NeedListId WEEK_ID = NeedListId.of(WUHUAN, WEEK);
  static final ListItem ITEM = new ListItem(NEED, 3, Stage.LISTED, Category.CHILD_CARE, false);

  /** Computed outside of this program. */
  static final String HASH_1 = "1ef2963ee4c60b6f6c79fff11e181d96947f93d10d98e9028400f3955caf7eae";

  private ListSamples() {}

  static NeedListOpened opened() {
    return new NeedListOpened(MARCH_ID, WUHUAN, ListLevel.MONTHLY, "2026-03", null, NINE);
  }

  static NeedAddedToList added() {
    return new NeedAddedToList(MARCH_ID, NEED, NINE);
  }

  static NeedListClosed closed() {
    return new NeedListClosed(MARCH_ID, List.of(ITEM), HASH_1, null, NINE);
  }

  static Map<String, List<NeedListEvent>> histories() {
    var all = new LinkedHashMap<String, List<NeedListEvent>>();
    all.put("OPEN", List.of(opened(), added()));
    all.put("CLOSED", List.of(opened(), added(), closed()));
    all.put(
        "PUBLISHED", List.of(opened(), added(), closed(), new NeedListPublished(MARCH_ID, NINE)));
    return all;
  }
}
