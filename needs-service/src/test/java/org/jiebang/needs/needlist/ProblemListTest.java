package org.jiebang.needs.needlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.needlist.NeedList.Opened;
import org.jiebang.needs.needlist.NeedList.Phase;
import org.jiebang.needs.needlist.ProblemList.Answer;
import org.jiebang.needs.needlist.ProblemList.Counts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProblemListTest {

  private final Map<NeedId, Stage> stages = new HashMap<>();
  private final List<ListItem> items = new ArrayList<>();

  private void needs(int count, Stage now, boolean secluded) {
    for (int i = 0; i < count; i++) {
      var need = new NeedId(new UUID(7, items.size()));
      Category category = secluded ? Category.MEDIATION : Category.CLEAN_HOME;
      items.add(new ListItem(need, 3, Stage.LISTED, category, secluded));
      stages.put(need, now);
    }
  }

  private ProblemList problems(boolean desk) {
    var list =
        new Opened(
            ListSamples.MARCH_ID,
            WUHUAN,
            ListSamples.MARCH,
            Phase.CLOSED,
            Set.of(),
            Set.of(),
            items,
            1);
    return ProblemList.of(list, "hash", id -> stages.getOrDefault(id, Stage.DRAFT), desk);
  }

  @Test
  @Tag("N-05")
  @Tag("N-07")
  void of_24_problems_21_are_solved() {
    needs(21, Stage.RESOLVED, false);
    needs(1, Stage.ON_AGENDA, false);
    needs(1, Stage.IN_SERVICE, false);
    needs(1, Stage.DECLINED, false);
    ProblemList list = problems(false);
    assertThat(list.counts()).isEqualTo(new Counts(24, 0, 1, 1, 21, 1));
    assertThat(100.0 * list.counts().solved() / list.counts().total()).isEqualTo(87.5);
    assertThat(list.triaged()).isTrue();
    assertThat(list.problems()).hasSize(24);
  }

  @Test
  @Tag("N-20")
  void a_list_with_a_problem_that_nobody_has_answered_is_not_triaged() {
    needs(2, Stage.PLANNED, false);
    needs(1, Stage.LISTED, false);
    ProblemList list = problems(false);
    assertThat(list.triaged()).isFalse();
    assertThat(list.counts().open()).isEqualTo(1);
    assertThat(list.problems().getLast().answer()).isEqualTo(Answer.OPEN);
  }

  @Test
  @Tag("N-32")
  void what_is_secluded_is_shown_and_counted_to_the_desk_alone() {
    needs(1, Stage.LISTED, true);
    needs(1, Stage.RESOLVED, false);
    assertThat(problems(false).counts().total()).isEqualTo(1);
    assertThat(problems(false).counts().open()).isZero();
    assertThat(problems(false).triaged()).isTrue();
    assertThat(problems(false).problems()).hasSize(1);
    assertThat(problems(true).counts().total()).isEqualTo(2);
    assertThat(problems(true).triaged()).isFalse();
    assertThat(problems(true).problems()).hasSize(2);
  }
}
