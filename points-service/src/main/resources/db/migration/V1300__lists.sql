-- Rows of the list views. gen leads every key: a rebuild fills the next generation beside the live one.
CREATE TABLE scheme (
  gen     INT         NOT NULL,
  id      BINARY(16)  NOT NULL,
  tenant  BINARY(16)  NOT NULL,
  state   VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT      NOT NULL,
  since   DATETIME(6) NOT NULL,
  body    LONGTEXT    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (gen, id),
  KEY by_tenant (gen, tenant, id)
) ENGINE = InnoDB;

CREATE TABLE account (
  gen     INT         NOT NULL,
  id      BINARY(16)  NOT NULL,
  tenant  BINARY(16)  NOT NULL,
  state   VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT      NOT NULL,
  since   DATETIME(6) NOT NULL,
  body    LONGTEXT    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  owner   BINARY(16)  NOT NULL,
  flagged BIT(1)      NOT NULL,                     -- a clawback took more than there was
  PRIMARY KEY (gen, id),
  KEY by_tenant (gen, tenant, id),
  KEY by_owner (gen, owner, id)
) ENGINE = InnoDB;

CREATE TABLE entry (
  gen     INT         NOT NULL,
  id      BINARY(16)  NOT NULL,                     -- of the entry: UUIDv7, so newest is last
  tenant  BINARY(16)  NOT NULL,
  state   VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- its kind
  version BIGINT      NOT NULL,
  since   DATETIME(6) NOT NULL,
  body    LONGTEXT    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  account BINARY(16)  NOT NULL,
  PRIMARY KEY (gen, id),
  KEY by_tenant (gen, tenant, id),
  KEY by_account (gen, account, id)
) ENGINE = InnoDB;

CREATE TABLE reward (
  gen       INT         NOT NULL,
  id        BINARY(16)  NOT NULL,
  tenant    BINARY(16)  NOT NULL,
  state     VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version   BIGINT      NOT NULL,
  since     DATETIME(6) NOT NULL,
  body      LONGTEXT    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  price     BIGINT      NOT NULL,                   -- points
  available BIT(1)      NOT NULL,
  PRIMARY KEY (gen, id),
  KEY by_tenant (gen, tenant, id)
) ENGINE = InnoDB;

CREATE TABLE redemption (
  gen      INT         NOT NULL,
  id       BINARY(16)  NOT NULL,
  tenant   BINARY(16)  NOT NULL,
  state    VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version  BIGINT      NOT NULL,
  since    DATETIME(6) NOT NULL,
  body     LONGTEXT    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  account  BINARY(16)  NOT NULL,
  reward   BINARY(16)  NOT NULL,
  merchant BINARY(16)  NULL,                        -- null: the community hands it out
  PRIMARY KEY (gen, id),
  KEY by_tenant (gen, tenant, id),
  KEY by_account (gen, account, id)
) ENGINE = InnoDB;
