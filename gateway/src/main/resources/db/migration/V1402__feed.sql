-- One row per fact in the feed. position: the fact's place in the feed part of the log.
CREATE TABLE feed_row (
  gen         INT         NOT NULL,
  id          BINARY(16)  NOT NULL,
  tenant      BINARY(16)  NOT NULL,
  state       VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version     BIGINT      NOT NULL,
  since       DATETIME(6) NOT NULL,
  body        LONGTEXT    NOT NULL,
  position    BIGINT      NOT NULL,
  correlation BINARY(16)  NOT NULL,
  PRIMARY KEY (gen, id),
  UNIQUE KEY by_position (gen, position),
  KEY by_story (gen, correlation, position)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
