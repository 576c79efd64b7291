-- The list of sessions.
CREATE TABLE session (
  gen        INT         NOT NULL,
  id         BINARY(16)  NOT NULL,
  tenant     BINARY(16)  NOT NULL,
  state      VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version    BIGINT      NOT NULL,
  since      DATETIME(6) NOT NULL,
  body       LONGTEXT    NOT NULL,
  task         BINARY(16)  NOT NULL,
  organisation BINARY(16)  NOT NULL,
  department   BINARY(16)  NOT NULL,
  made_public  BOOLEAN     NOT NULL,
  starts_at    DATETIME(6) NOT NULL,
  PRIMARY KEY (gen, id),
  KEY of_tenant (gen, tenant, id),
  KEY of_task (gen, task, id),
  KEY of_department (gen, department, id),
  KEY made_public (gen, made_public, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
