-- Needs by the way they came in, and by whom they are for.
ALTER TABLE need
  ADD COLUMN channel VARCHAR(32) CHARACTER SET ascii NULL,
  ADD COLUMN target_group VARCHAR(32) CHARACTER SET ascii NULL;
UPDATE need
  SET channel = JSON_VALUE(body, '$.channel')
  WHERE draft = FALSE;
