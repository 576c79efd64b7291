package org.jiebang.eventsourcing.view;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How views are rebuilt beside the live ones. */
@ConfigMapping(prefix = "jiebang.view")
public interface ViewConfig {

  /** Threads of this instance that build; 0: it leaves building and sweeping to the others. */
  @WithDefault("2")
  int builders();

  /** Events that a builder reads, keeps and writes in one transaction. */
  @WithDefault("2000")
  int rebuildBatch();

  /**
   * The share of its time that a builder works while commands arrive, over 0 to 1; it does not rest
   * when none do.
   */
  @WithDefault("0.25")
  double rebuildShare();

  /**
   * Events that may be missing when the generations change places: live views stand still while
   * they are applied.
   */
  @WithDefault("500")
  int flipWithin();

  /** How often an idle instance asks which generations are live and what is to be built. */
  @WithDefault("5s")
  Duration look();

  /**
   * How long the rows of a retired generation are kept. No instance asks for them any more after
   * half of it.
   */
  @WithDefault("60s")
  Duration grace();

  /** Rows of a retired generation that are deleted in one transaction. */
  @WithDefault("1000")
  int sweepBatch();
}
