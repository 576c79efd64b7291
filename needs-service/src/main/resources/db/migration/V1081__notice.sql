CREATE TABLE notice (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  body LONGTEXT NOT NULL,
  kind VARCHAR(24) CHARACTER SET ascii NOT NULL,
  audience VARCHAR(12) CHARACTER SET ascii NOT NULL,
  secluded BOOLEAN NOT NULL,
  PRIMARY KEY (gen, id),
  KEY tenant (gen, tenant, id)
);
CREATE TABLE notice_subject (
  gen INT NOT NULL,
  subject BINARY(16) NOT NULL,
  id BINARY(16) NOT NULL,
  kind VARCHAR(24) CHARACTER SET ascii NOT NULL,
  audience VARCHAR(12) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (gen, subject, id),
  KEY notice (gen, id)
);
CREATE TABLE need_follower (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  body LONGTEXT NOT NULL,
  person BINARY(16) NOT NULL,
  subject BINARY(16) NOT NULL,
  author BOOLEAN NOT NULL,
  nameless BOOLEAN NOT NULL,
  PRIMARY KEY (gen, id),
  KEY person (gen, person, subject),
  KEY subject (gen, subject, id)
);
