-- Needs by the day they came in, and when they last changed: what Open311 asks for.
ALTER TABLE need
  ADD COLUMN submitted_at DATETIME(6) NULL,
  ADD COLUMN changed_at DATETIME(6) NULL,
  ADD KEY of_tenant_by_day (gen, tenant, submitted_at);
UPDATE need
  SET submitted_at = CAST(REPLACE(REPLACE(JSON_VALUE(body, '$.submittedAt'), 'T', ' '), 'Z', '') AS DATETIME(6))
  WHERE draft = FALSE;
