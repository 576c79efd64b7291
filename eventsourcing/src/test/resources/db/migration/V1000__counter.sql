CREATE TABLE counter_row (
  gen     INT          NOT NULL,
  id      BINARY(16)   NOT NULL,
  tenant  BINARY(16)   NOT NULL,
  state   VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT       NOT NULL,
  since   DATETIME(6)  NOT NULL,
  body    LONGTEXT     NOT NULL,
  bound   INT          NOT NULL,
  PRIMARY KEY (gen, id),
  KEY (gen, tenant, id)
) ENGINE = InnoDB;
