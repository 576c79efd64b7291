-- What lists are filtered by beside state and category, and by when something is to be done.
ALTER TABLE need
  ADD COLUMN estate BINARY(16) NULL,
  ADD COLUMN grid VARCHAR(20) NULL,
  ADD COLUMN micro_grid VARCHAR(20) NULL,
  ADD COLUMN deadline DATETIME(6) NULL,
  ADD COLUMN waits_for VARCHAR(8) CHARACTER SET ascii NULL,
  ADD COLUMN nameless BOOLEAN NOT NULL DEFAULT FALSE,
  ADD KEY of_tenant_by_state (gen, tenant, state, id),
  ADD KEY of_tenant_by_deadline (gen, tenant, deadline);
UPDATE need SET
  estate = UNHEX(REPLACE(JSON_VALUE(body, '$.estate'), '-', '')),
  grid = JSON_VALUE(body, '$.grid'),
  micro_grid = JSON_VALUE(body, '$.microGrid'),
  nameless = COALESCE(JSON_VALUE(body, '$.particulars.anonymous'), '0') IN ('1', 'true'),
  waits_for = CASE
    WHEN state = 'SUBMITTED' THEN 'VERIFIER'
    WHEN state = 'INFO_REQUESTED' THEN 'AUTHOR'
    WHEN state IN ('VERIFIED', 'LISTED', 'ON_AGENDA', 'PLANNED', 'IN_SERVICE', 'DELIVERED') THEN 'DESK'
  END,
  deadline = CAST(REPLACE(REPLACE(CASE
    WHEN state = 'SUBMITTED' THEN JSON_VALUE(body, '$.verifyBy')
    WHEN state = 'INFO_REQUESTED' THEN JSON_VALUE(body, '$.answerBy')
    WHEN state IN ('VERIFIED', 'LISTED', 'ON_AGENDA', 'PLANNED', 'IN_SERVICE', 'DELIVERED') THEN JSON_VALUE(body, '$.dueAt')
  END, 'T', ' '), 'Z', '') AS DATETIME(6));

-- The tokens of each need's texts, and the index over them: keyed, never clear text (ADR 0060).
CREATE TABLE need_words (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  body LONGTEXT NOT NULL,
  subject BINARY(16) NOT NULL,
  tokens MEDIUMBLOB NOT NULL,
  note_tokens MEDIUMBLOB NOT NULL,
  PRIMARY KEY (gen, id),
  KEY subject (subject)
);
CREATE TABLE need_token (
  gen INT NOT NULL,
  token BIGINT NOT NULL,
  id BINARY(16) NOT NULL,
  PRIMARY KEY (gen, token, id)
);

-- Where each need is now, and every stay of every need in a state: counts on any day.
CREATE TABLE need_course (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  body LONGTEXT NOT NULL,
  PRIMARY KEY (gen, id)
);
-- Instants in microseconds; until_us is the greatest number while it lasts.
CREATE TABLE need_stay (
  gen INT NOT NULL,
  id BINARY(16) NOT NULL,
  number INT NOT NULL,
  tenant BINARY(16) NOT NULL,
  state VARCHAR(32) CHARACTER SET ascii NOT NULL,
  category VARCHAR(32) CHARACTER SET ascii NOT NULL,
  channel VARCHAR(32) CHARACTER SET ascii NOT NULL,
  grid VARCHAR(20) NOT NULL,
  submitted_us BIGINT NOT NULL,
  from_us BIGINT NOT NULL,
  until_us BIGINT NOT NULL,
  PRIMARY KEY (gen, id, number),
  KEY counted (gen, tenant, submitted_us, from_us, until_us, state, category, channel, grid)
);
