-- What needs-service and matching-service have told us, for our own decisions.
CREATE TABLE inbound_community (
  community BINARY(16) NOT NULL PRIMARY KEY,
  district  BINARY(16) NOT NULL
) ENGINE = InnoDB;

CREATE TABLE inbound_confirmed_service (
  record    BINARY(16)  NOT NULL PRIMARY KEY,
  task      BINARY(16)  NOT NULL,
  community BINARY(16)  NOT NULL,
  volunteer BINARY(16)  NOT NULL,
  category  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  endedAt   DATETIME(6) NOT NULL,                   -- decides the rule set
  voided    BIT(1)      NOT NULL,
  KEY by_task (task, record)
) ENGINE = InnoDB;

CREATE TABLE inbound_task_result (
  task   BINARY(16) NOT NULL PRIMARY KEY,
  passed BIT(1)     NOT NULL
) ENGINE = InnoDB;
