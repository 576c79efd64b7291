-- Communities by what they pilot the work as.
ALTER TABLE community ADD COLUMN kind VARCHAR(16) CHARACTER SET ascii NOT NULL DEFAULT 'COMMUNITY';
