CREATE TABLE need (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  body LONGTEXT NOT NULL,
  category VARCHAR(32) CHARACTER SET ascii NULL,
  urgency VARCHAR(32) CHARACTER SET ascii NULL,
  author BINARY(16) NOT NULL,
  draft BOOLEAN NOT NULL,
  secluded BOOLEAN NOT NULL,
  PRIMARY KEY (gen, id),
  KEY tenant (gen, tenant, id),
  KEY author (gen, author, id)
);
