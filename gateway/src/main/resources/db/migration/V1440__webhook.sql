-- One row per webhook, owned by the scope whose facts it tells. client: the partner app; NULL: the office itself.
CREATE TABLE webhook_row (
  gen     INT         NOT NULL,
  id      BINARY(16)  NOT NULL,
  tenant  BINARY(16)  NOT NULL,
  state   VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT      NOT NULL,
  since   DATETIME(6) NOT NULL,
  body    LONGTEXT    NOT NULL,
  client  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (gen, id),
  KEY by_tenant (gen, tenant, id),
  KEY by_state (gen, state)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How far a webhook is: moves by compare-and-set on change_no.
CREATE TABLE webhook_progress (
  webhook   BINARY(16)  NOT NULL,
  position  BIGINT      NOT NULL,
  run       INT         NOT NULL,
  seen      BIGINT      NOT NULL,
  attempts  INT         NOT NULL,
  next_at   DATETIME(6) NULL,
  tried     BIGINT      NOT NULL,
  change_no BIGINT      NOT NULL,
  PRIMARY KEY (webhook)
) ENGINE = InnoDB;

-- The latest attempts of each webhook.
CREATE TABLE webhook_delivery (
  webhook  BINARY(16)  NOT NULL,
  number   BIGINT      NOT NULL,
  position BIGINT      NOT NULL,
  attempt  INT         NOT NULL,
  at       DATETIME(6) NOT NULL,
  outcome  VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status   SMALLINT    NULL,
  millis   INT         NOT NULL,
  PRIMARY KEY (webhook, number)
) ENGINE = InnoDB;
