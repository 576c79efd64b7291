-- The list of organisations.
CREATE TABLE organisation (
  gen      INT         NOT NULL,
  id       BINARY(16)  NOT NULL,
  tenant   BINARY(16)  NOT NULL,
  state    VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version  BIGINT      NOT NULL,
  since    DATETIME(6) NOT NULL,
  body     LONGTEXT    NOT NULL,
  kind     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  parent   BINARY(16)  NULL,
  district BINARY(16)  NOT NULL,
  PRIMARY KEY (gen, id),
  KEY of_tenant (gen, tenant, id),
  KEY of_parent (gen, parent, id),
  KEY of_district (gen, district, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
