-- A community's calendar is read as long as what it was made with stands.
ALTER TABLE calendar_address
  -- GRD@community:… of those that let its owner near the community; NULL: made before they were kept.
  ADD COLUMN held TEXT CHARACTER SET ascii COLLATE ascii_bin NULL;

ALTER TABLE inbound_community
  ADD COLUMN closed BOOLEAN NOT NULL DEFAULT FALSE;

-- Grants that were taken away and not given again, as the gateway has told us.
CREATE TABLE inbound_revoked_grant (
  person     BINARY(16)  NOT NULL,
  held       VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  revoked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (person, held)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
