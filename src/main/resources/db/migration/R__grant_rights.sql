-- What the runtime role may do: rows, not tables. It runs again whenever it or the role's name changes. A table that is missing
-- here cannot be used by the service, so none is forgotten.
DO $$
BEGIN
  -- One role for both, as an operator may choose: the owner has every right already.
  IF '${runtime_role}' <> current_user THEN
    GRANT USAGE ON SCHEMA public TO "${runtime_role}";
    GRANT SELECT, INSERT, UPDATE ON auth_session, consent_subject TO "${runtime_role}";
    GRANT SELECT, INSERT, UPDATE ON account TO "${runtime_role}";
    -- Whoever has stolen the password of this role may not delete all accounts with one statement.
    GRANT EXECUTE ON FUNCTION delete_account(uuid) TO "${runtime_role}";
    GRANT SELECT, INSERT, UPDATE, DELETE ON signing_key TO "${runtime_role}";
    GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_failure TO "${runtime_role}";
    GRANT SELECT, INSERT, UPDATE, DELETE ON replica TO "${runtime_role}";
    GRANT SELECT, INSERT, UPDATE ON master_secret TO "${runtime_role}";
    -- Append-only by rights, not by the trigger alone.
    GRANT SELECT, INSERT ON consent_event, ledger_checkpoint TO "${runtime_role}";
    GRANT SELECT, INSERT ON notice TO "${runtime_role}";
    -- What was published stays.
    GRANT SELECT, INSERT ON policy_version, policy_document TO "${runtime_role}";
    GRANT SELECT, INSERT, UPDATE ON receipt_key TO "${runtime_role}";
    GRANT SELECT, INSERT, UPDATE, DELETE ON consent_request TO "${runtime_role}";
    GRANT SELECT, INSERT, UPDATE, DELETE ON consent_figure TO "${runtime_role}";
    GRANT SELECT, UPDATE ON consent_figure_cursor TO "${runtime_role}";
    GRANT EXECUTE ON FUNCTION make_consent_partitions(integer) TO "${runtime_role}";
    GRANT EXECUTE ON FUNCTION make_past_consent_partitions(integer) TO "${runtime_role}";
    -- Tombstones are written by the function alone.
    GRANT SELECT ON ledger_tombstone, ledger_tombstone_chain TO "${runtime_role}";
    GRANT EXECUTE ON FUNCTION purge_consent_months(interval, text[]), forget_purged_subjects(uuid, integer) TO "${runtime_role}";
    GRANT SELECT, INSERT, DELETE ON used_assertion TO "${runtime_role}";
    GRANT SELECT, INSERT, DELETE ON service_event TO "${runtime_role}";
    GRANT SELECT, UPDATE ON service_event_horizon TO "${runtime_role}";
    GRANT EXECUTE ON FUNCTION make_session_partitions(integer) TO "${runtime_role}";
    GRANT EXECUTE ON FUNCTION drop_past_session_partitions(interval) TO "${runtime_role}";
  END IF;
END $$;
