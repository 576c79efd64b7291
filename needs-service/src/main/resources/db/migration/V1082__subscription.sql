CREATE TABLE subscription (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  body LONGTEXT NOT NULL,
  subscriber BINARY(16) NOT NULL,
  subject BINARY(16) NOT NULL,
  channel VARCHAR(16) CHARACTER SET ascii NULL,
  kinds VARCHAR(400) CHARACTER SET ascii NOT NULL,
  opened_ms BIGINT NOT NULL,
  PRIMARY KEY (gen, id),
  KEY tenant (gen, tenant, id),
  KEY subscriber (gen, subscriber, id),
  KEY subject (gen, subject, id)
);
