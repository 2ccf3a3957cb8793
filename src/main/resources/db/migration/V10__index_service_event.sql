-- A replica that starts reads what happened lately, whoever wrote it.
CREATE INDEX service_event_at ON service_event (at);

-- A transaction may write more events than are forgotten at once: up to which of its events, too.
ALTER TABLE service_event_horizon ADD COLUMN id bigint NOT NULL DEFAULT 0;
