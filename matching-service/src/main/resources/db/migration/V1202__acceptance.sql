-- The list of acceptances.
CREATE TABLE acceptance (
  gen        INT         NOT NULL,
  id         BINARY(16)  NOT NULL,
  tenant     BINARY(16)  NOT NULL,
  state      VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version    BIGINT      NOT NULL,
  since      DATETIME(6) NOT NULL,
  body       LONGTEXT    NOT NULL,
  task         BINARY(16) NOT NULL,
  organisation BINARY(16) NOT NULL,
  PRIMARY KEY (gen, id),
  KEY of_tenant (gen, tenant, id),
  KEY of_task (gen, task, id),
  KEY of_organisation (gen, organisation, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
