-- Generations of views other than the first: being built beside the live one, live, retired, given up.
CREATE TABLE view_rebuild (
  view       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  gen        INT         NOT NULL,
  state      VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,  -- BUILDING, LIVE, RETIRED, CANCELLED, FAILED
  started_us BIGINT      NOT NULL,   -- µs since 1970, the database's clock
  changed_us BIGINT      NOT NULL,   -- when it came into this state
  swept      BOOLEAN     NOT NULL DEFAULT FALSE,                          -- its rows are gone
  problem    VARCHAR(200) CHARACTER SET ascii NULL,                       -- where it failed and how; never data of an event
  PRIMARY KEY (view, gen)
) ENGINE = InnoDB;
