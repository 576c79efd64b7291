-- The board.
CREATE TABLE task (
  gen          INT         NOT NULL,
  id           BINARY(16)  NOT NULL,
  tenant       BINARY(16)  NOT NULL,
  state        VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version      BIGINT      NOT NULL,
  since        DATETIME(6) NOT NULL,
  body         LONGTEXT    NOT NULL,
  on_board     BIT         NOT NULL,
  mode         VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
  category     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  need         BINARY(16)  NOT NULL,
  organisation BINARY(16)  NULL,
  department   BINARY(16)  NULL,
  PRIMARY KEY (gen, id),
  KEY of_tenant (gen, tenant, id),
  KEY of_state (gen, state, id),
  KEY of_need (gen, need, id),
  KEY of_organisation (gen, organisation, id),
  KEY of_department (gen, department, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
