CREATE TABLE tripartite (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  body LONGTEXT NOT NULL,
  PRIMARY KEY (gen, id),
  KEY tenant (gen, tenant, id)
);
