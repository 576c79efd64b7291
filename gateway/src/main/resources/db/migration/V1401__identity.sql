-- Accounts of the built-in issuer. Not events: they change and go, and nothing remembers them.
CREATE TABLE credential (
  account VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person  BINARY(16)  NOT NULL,
  hash    VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since   DATETIME(6) NOT NULL,
  PRIMARY KEY (account),
  UNIQUE KEY one_each (person)
) ENGINE = InnoDB;

-- Key pairs of the built-in issuer, sealed under a key of the keys database.
CREATE TABLE signing_key (
  number INT         NOT NULL,
  sealed TEXT        CHARACTER SET ascii NOT NULL,
  since  DATETIME(6) NOT NULL,
  PRIMARY KEY (number)
) ENGINE = InnoDB;
