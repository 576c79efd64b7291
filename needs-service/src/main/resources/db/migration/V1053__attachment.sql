CREATE TABLE attachment (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  body LONGTEXT NOT NULL,
  need BINARY(16) NOT NULL,
  PRIMARY KEY (gen, id),
  KEY tenant (gen, tenant, id),
  KEY need (gen, tenant, need, id)
);
-- The files themselves, encrypted, in pieces.
CREATE TABLE attachment_piece (
  file BINARY(16) NOT NULL,
  no INT NOT NULL,
  bytes MEDIUMBLOB NOT NULL,
  PRIMARY KEY (file, no)
);
