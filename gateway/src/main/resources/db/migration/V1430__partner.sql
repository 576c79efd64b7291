-- Communities for trying things out.
ALTER TABLE inbound_scope ADD COLUMN sandbox BOOLEAN NOT NULL DEFAULT FALSE;

-- One row per partner client, owned by the community or district it was registered for.
CREATE TABLE client_row (
  gen     INT         NOT NULL,
  id      BINARY(16)  NOT NULL,
  tenant  BINARY(16)  NOT NULL,
  state   VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT      NOT NULL,
  since   DATETIME(6) NOT NULL,
  body    LONGTEXT    NOT NULL,
  PRIMARY KEY (gen, id),
  KEY by_tenant (gen, tenant, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Hashes of the clients' secrets. Whether a secret is valid stands in the client's events; each
-- attempt to issue one leaves a row, and only the secret of the one that came about was ever shown.
CREATE TABLE client_secret (
  hash   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  secret BINARY(16)  NOT NULL,
  since  DATETIME(6) NOT NULL,
  PRIMARY KEY (hash)
) ENGINE = InnoDB;
