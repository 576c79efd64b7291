-- The list of evaluation sets.
CREATE TABLE evaluation (
  gen        INT         NOT NULL,
  id         BINARY(16)  NOT NULL,
  tenant     BINARY(16)  NOT NULL,
  state      VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version    BIGINT      NOT NULL,
  since      DATETIME(6) NOT NULL,
  body       LONGTEXT    NOT NULL,
  task BINARY(16) NOT NULL,
  PRIMARY KEY (gen, id),
  KEY of_tenant (gen, tenant, id),
  KEY of_task (gen, task, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
