CREATE TABLE taxonomy (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  body LONGTEXT NOT NULL,
  level VARCHAR(16) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (gen, id),
  KEY tenant (gen, tenant, id)
);
