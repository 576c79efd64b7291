-- One row per person, owned by the scope that registered them.
CREATE TABLE person_row (
  gen     INT         NOT NULL,
  id      BINARY(16)  NOT NULL,
  tenant  BINARY(16)  NOT NULL,
  state   VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT      NOT NULL,
  since   DATETIME(6) NOT NULL,
  body    LONGTEXT    NOT NULL,
  PRIMARY KEY (gen, id),
  KEY by_tenant (gen, tenant, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
