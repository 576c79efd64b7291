CREATE TABLE publicity (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  body LONGTEXT NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii NOT NULL,
  published_on DATE NOT NULL,
  reach BIGINT NOT NULL,
  PRIMARY KEY (gen, id),
  KEY tenant (gen, tenant, id),
  KEY published (gen, tenant, published_on)
);
CREATE TABLE need_updates (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  body LONGTEXT NOT NULL,
  shown BOOLEAN NOT NULL,
  PRIMARY KEY (gen, id),
  KEY tenant (gen, tenant, id)
);
