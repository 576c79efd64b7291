-- The log: its own database, where the application may SELECT and INSERT and nothing else.
CREATE TABLE ${log}.event (
  part           TINYINT UNSIGNED  NOT NULL,            -- low 6 bits of stream_id, 0..63 for ever
  pos            BIGINT UNSIGNED   NOT NULL,            -- 1..n within the part, without holes
  stream_id      BINARY(16)        NOT NULL,
  version        INT UNSIGNED      NOT NULL,            -- 1..n within the stream
  tenant         BINARY(16)        NOT NULL,
  type           VARCHAR(64)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  schema_version SMALLINT UNSIGNED NOT NULL,
  at_us          BIGINT            NOT NULL,            -- µs since 1970; never goes back within a part
  recorded_us    BIGINT            NOT NULL,            -- µs since 1970, real clock
  command_id     BINARY(16)        NULL,                -- on a command's first event only
  payload        MEDIUMTEXT        CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  meta           TEXT              CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  hash           BINARY(32)        NOT NULL,            -- SHA-256(previous hash ‖ row), see HashChain
  PRIMARY KEY (part, pos),
  UNIQUE KEY by_stream (part, stream_id, version),
  UNIQUE KEY by_command (part, command_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;

-- How far each view has read each part. Moves by compare-and-set, in the rows' transaction.
CREATE TABLE checkpoint (
  view VARCHAR(40)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  gen  INT              NOT NULL,
  part TINYINT UNSIGNED NOT NULL,
  pos  BIGINT UNSIGNED  NOT NULL,
  PRIMARY KEY (view, gen, part)
) ENGINE = InnoDB;

-- Which generation of each view is asked.
CREATE TABLE generation (
  view VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  live INT         NOT NULL
) ENGINE = InnoDB;

-- Deadlines: a view whose rows become commands.
CREATE TABLE timer (
  part      TINYINT UNSIGNED NOT NULL,
  stream_id BINARY(16)       NOT NULL,
  name      VARCHAR(40)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  aggregate VARCHAR(40)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  due_us    BIGINT           NOT NULL,
  retry_us  BIGINT           NOT NULL DEFAULT 0,        -- not before this real time, after a failure
  PRIMARY KEY (part, stream_id, name),
  KEY by_due (due_us)
) ENGINE = InnoDB;

-- How far the story has been moved forward (local and test profiles only); one row.
CREATE TABLE story_clock (
  id        TINYINT NOT NULL PRIMARY KEY,
  offset_us BIGINT  NOT NULL
) ENGINE = InnoDB;
INSERT INTO story_clock VALUES (1, 0);

-- A key per person (or per sealed task), wrapped by the key-encryption key; its own database, so that its backups can expire.
CREATE TABLE ${keys}.person_key (
  subject      BINARY(16)    NOT NULL PRIMARY KEY,
  wrapped      VARBINARY(80) NULL,                      -- NULL: destroyed, for good
  created_us   BIGINT        NOT NULL,
  destroyed_us BIGINT        NULL
) ENGINE = InnoDB;
