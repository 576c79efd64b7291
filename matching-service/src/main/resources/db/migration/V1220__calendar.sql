-- Secret addresses of calendars. Not events: they are given up and go, and nothing remembers them.
CREATE TABLE calendar_address (
  id          BINARY(16)  NOT NULL,
  person      BINARY(16)  NOT NULL,
  kind        VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  community   BINARY(16)  NULL,
  -- SHA-256 of the secret, which is 192 bits of chance; NULL once revoked.
  secret_hash CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NULL,
  created_at  DATETIME(6) NOT NULL,
  revoked_at  DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY one_secret (secret_hash),
  KEY of_person (person, id)
) ENGINE = InnoDB;

-- Sessions by the day, and when they last changed: what calendars ask for.
ALTER TABLE session
  ADD COLUMN changed_at DATETIME(6) NULL,
  ADD KEY of_tenant_by_day (gen, tenant, starts_at);
