-- Where communities and organisations lie, as far as the feed tells: written with the feed's rows, so never behind them.
CREATE TABLE feed_place (
  gen      INT         NOT NULL,
  id       BINARY(16)  NOT NULL,
  tenant   BINARY(16)  NOT NULL,
  state    VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version  BIGINT      NOT NULL,
  since    DATETIME(6) NOT NULL,
  body     LONGTEXT    NOT NULL,
  above    BINARY(16)  NOT NULL,
  district BINARY(16)  NOT NULL,
  PRIMARY KEY (gen, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
