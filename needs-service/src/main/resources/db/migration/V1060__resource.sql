CREATE TABLE resource (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  body LONGTEXT NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii NOT NULL,
  on_list VARCHAR(16) CHARACTER SET ascii NOT NULL,
  published BOOLEAN NOT NULL,
  PRIMARY KEY (gen, id),
  KEY tenant (gen, tenant, id)
);
