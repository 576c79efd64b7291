package org.jiebang.needs.grid;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.grid.GridSamples.COURT;
import static org.jiebang.needs.grid.GridSamples.EMPTY;
import static org.jiebang.needs.grid.GridSamples.FIRST;
import static org.jiebang.needs.grid.GridSamples.GARDEN;
import static org.jiebang.needs.grid.GridSamples.LEADER;
import static org.jiebang.needs.grid.GridSamples.LEAP_DAY;
import static org.jiebang.needs.grid.GridSamples.MAP;
import static org.jiebang.needs.grid.GridSamples.ONE;
import static org.jiebang.needs.grid.GridSamples.SECOND;
import static org.jiebang.needs.grid.GridSamples.START;
import static org.jiebang.needs.grid.GridSamples.TWO;
import static org.jiebang.needs.grid.GridSamples.WORKER;
import static org.jiebang.needs.grid.GridSamples.estates;
import static org.jiebang.needs.grid.GridSamples.history;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.LocalDate;
import java.util.List;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.grid.GridMapBody.BorderBody;
import org.jiebang.needs.grid.GridMapBody.GridBody;
import org.jiebang.needs.grid.GridMapBody.InGridBody;
import org.jiebang.needs.grid.GridMapBody.MemberBody;
import org.jiebang.needs.grid.GridMapBody.MicroGridBody;
import org.jiebang.needs.grid.GridMapBody.WorkerBody;
import org.jiebang.needs.grid.GridMapEvent.BorderDrawn;
import org.jiebang.needs.grid.GridMapEvent.GridRetired;
import org.jiebang.needs.grid.GridMapEvent.GridWorkerAssigned;
import org.jiebang.needs.grid.GridMapEvent.GridWorkerReleased;
import org.jiebang.needs.grid.GridMapEvent.MicroGridMoved;
import org.jiebang.needs.grid.GridMapEvent.MicroGridRetired;
import org.jiebang.needs.grid.GridMapEvent.TeamMemberAppointed;
import org.jiebang.needs.grid.GridMapEvent.TeamMemberEnded;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GridMapPictureTest {

  private static final LocalDate JULY = LocalDate.of(2024, 7, 1);

  private static GridMapBody body(GridMapEvent... more) {
    return ViewSpec.picture(
        new GridMapPicture(),
        MAP.value(),
        WUHUAN.value(),
        history(more).toArray(GridMapEvent[]::new));
  }

  private static MicroGridBody micro(GridMapBody body, MicroGridId id) {
    return body.microGrids().stream()
        .filter(m -> m.id().equals(id.value()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("N-03")
  void each_grid_and_border_ends_where_the_next_begins() {
    GridMapBody body =
        body(
            new MicroGridMoved(MAP, ONE, SECOND, JULY, NINE),
            new MicroGridMoved(MAP, ONE, EMPTY, LEAP_DAY, NINE),
            new BorderDrawn(MAP, ONE, estates(COURT), JULY, NINE),
            new MicroGridRetired(MAP, ONE, JULY.plusDays(1), NINE));
    assertThat(micro(body, ONE).grids())
        .containsExactly(
            new InGridBody(FIRST.value(), START, LEAP_DAY),
            new InGridBody(EMPTY.value(), LEAP_DAY, JULY),
            new InGridBody(SECOND.value(), JULY, JULY.plusDays(1)));
    assertThat(micro(body, ONE).borders())
        .containsExactly(
            new BorderBody(START, JULY, estates(GARDEN)),
            new BorderBody(JULY, JULY.plusDays(1), estates(COURT)));
  }

  @Test
  @Tag("N-03")
  void on_a_day_only_what_holds_is_shown() {
    GridMapBody body =
        body(
            new MicroGridMoved(MAP, ONE, SECOND, JULY, NINE),
            new MicroGridRetired(MAP, TWO, JULY, NINE),
            new GridRetired(MAP, EMPTY, JULY, NINE));
    GridMapBody before = body.on(JULY.minusDays(1));
    assertThat(before.grids()).extracting(GridBody::code).containsExactly("1", "2", "3");
    assertThat(before.microGrids()).hasSize(2);
    assertThat(micro(before, ONE).grids())
        .extracting(InGridBody::grid)
        .containsExactly(FIRST.value());
    GridMapBody then = body.on(JULY);
    assertThat(then.on()).isEqualTo(JULY);
    assertThat(then.grids()).extracting(GridBody::code).containsExactly("1", "2");
    assertThat(then.microGrids()).hasSize(1);
    assertThat(micro(then, ONE).grids())
        .extracting(InGridBody::grid)
        .containsExactly(SECOND.value());
    assertThat(body.on(START.minusDays(1)).grids()).isEmpty();
  }

  @Test
  @Tag("N-04")
  void a_team_shows_who_is_in_it_on_a_day() {
    GridMapBody body =
        body(
            new TeamMemberAppointed(MAP, FIRST, 1, "GRID_LEAD", LEADER, START, null, NINE),
            new TeamMemberEnded(MAP, FIRST, LEADER, JULY, NINE),
            new TeamMemberAppointed(MAP, FIRST, 1, "GRID_LEAD", WORKER, JULY, null, NINE));
    assertThat(members(body))
        .containsExactly(
            new MemberBody(1, "GRID_LEAD", LEADER, START, JULY),
            new MemberBody(1, "GRID_LEAD", WORKER, JULY, null));
    assertThat(members(body.on(JULY))).extracting(MemberBody::person).containsExactly(WORKER);
    assertThat(requireNonNull(body.grids().getFirst().team()).template()).isEqualTo("1+1+3+N");
    assertThat(body.grids().get(1).team()).isNull();
  }

  private static List<MemberBody> members(GridMapBody body) {
    return requireNonNull(body.grids().getFirst().team()).members();
  }

  @Test
  @Tag("N-04")
  void a_released_worker_stays_in_the_history() {
    GridMapBody body =
        body(
            new GridWorkerAssigned(MAP, ONE, WORKER, START, null, NINE),
            new GridWorkerReleased(MAP, ONE, WORKER, JULY, NINE));
    assertThat(micro(body, ONE).workers()).containsExactly(new WorkerBody(WORKER, START, JULY));
    assertThat(micro(body.on(JULY), ONE).workers()).isEmpty();
  }

  @Test
  void it_comes_back_from_json_as_it_went() throws Exception {
    GridMapBody body = body(new MicroGridMoved(MAP, ONE, SECOND, JULY, NINE));
    assertThat(Json.EVENTS.readValue(Json.EVENTS.writeValueAsString(body), GridMapBody.class))
        .isEqualTo(body);
  }

  @Test
  void the_row_is_found_by_its_community() {
    GridMapRow row =
        requireNonNull(
            ViewSpec.<GridMapRow, GridMapEvent>row(
                new GridMapsView(),
                MAP.value(),
                WUHUAN.value(),
                history().toArray(GridMapEvent[]::new)));
    assertThat(row.tenant).isEqualTo(WUHUAN.value());
    assertThat(row.state).isEqualTo("OPEN");
    assertThat(row.version).isEqualTo(history().size());
  }
}
