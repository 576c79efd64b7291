CREATE TABLE meeting (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  body LONGTEXT NOT NULL,
  council BINARY(16) NOT NULL,
  month CHAR(7) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (gen, id),
  KEY tenant (gen, tenant, id),
  KEY calendar (gen, tenant, month, id)
);

CREATE TABLE agenda_item (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  body LONGTEXT NOT NULL,
  council BINARY(16) NOT NULL,
  meeting BINARY(16) NULL,
  PRIMARY KEY (gen, id),
  KEY tenant (gen, tenant, id),
  KEY meeting (gen, meeting, id)
);

-- The ballot box of secret votes (ADR 0057): not a view, and emptied once the vote is counted.
-- Nothing here says who or when; the rows of a vote lie in the order of their hashes.
CREATE TABLE council_box (
  vote CHAR(36) CHARACTER SET ascii NOT NULL,
  locked BOOLEAN NOT NULL,
  PRIMARY KEY (vote)
);

CREATE TABLE council_ballot (
  vote CHAR(36) CHARACTER SET ascii NOT NULL,
  token CHAR(64) CHARACTER SET ascii NOT NULL,
  choice TEXT NOT NULL,
  PRIMARY KEY (vote, token)
);
