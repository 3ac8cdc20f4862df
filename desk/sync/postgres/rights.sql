-- Who may do what: members of nachtwacht_desk append and pull, those of nachtwacht_erasure carry out an erasure that the
-- log names; each only by functions. Nobody but the owner may touch a table. One login may be a member of both.

DO $$
DECLARE
    wanted name;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['nachtwacht_desk', 'nachtwacht_erasure']::name[] LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL; -- made in another database of this server at this moment
        END;
    END LOOP;
END
$$;

REVOKE ALL ON SCHEMA nachtwacht FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA nachtwacht FROM PUBLIC, nachtwacht_desk, nachtwacht_erasure;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA nachtwacht FROM PUBLIC, nachtwacht_desk, nachtwacht_erasure;
GRANT USAGE ON SCHEMA nachtwacht TO nachtwacht_desk, nachtwacht_erasure;
GRANT EXECUTE ON FUNCTION
    nachtwacht.version, nachtwacht.head, nachtwacht.append, nachtwacht.pull, nachtwacht.facts_at,
    nachtwacht.beat,
    nachtwacht.snapshot_begin, nachtwacht.snapshot_give, nachtwacht.snapshot_end, nachtwacht.snapshot_kept,
    nachtwacht.snapshot_at, nachtwacht.snapshot_take, nachtwacht.erased
TO nachtwacht_desk;
GRANT EXECUTE ON FUNCTION nachtwacht.version, nachtwacht.erased TO nachtwacht_erasure;

-- Whatever erases, and nothing else.
DO $$
DECLARE
    each record;
BEGIN
    FOR each IN SELECT oid::regprocedure AS name FROM pg_catalog.pg_proc
        WHERE pronamespace = 'nachtwacht'::regnamespace AND proname = 'erase' LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO nachtwacht_erasure', each.name);
    END LOOP;
END
$$;

-- From PostgreSQL 17 on whoever erases may also have the pages swept (VACUUM) in which the erased rows lay.
DO $$
BEGIN
    IF current_setting('server_version_num')::integer >= 170000 THEN
        GRANT MAINTAIN ON nachtwacht.fact, nachtwacht.snapshot, nachtwacht.snapshot_part TO nachtwacht_erasure;
    END IF;
END
$$;

-- Made by a superuser: the functions must not run with a superuser's rights, so all of it gets an owner of its own.
DO $$
DECLARE
    each record;
BEGIN
    IF NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) THEN
        RETURN;
    END IF;
    BEGIN
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'nachtwacht_owner') THEN
            CREATE ROLE nachtwacht_owner NOLOGIN;
        END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
    END;
    ALTER SCHEMA nachtwacht OWNER TO nachtwacht_owner;
    FOR each IN SELECT oid::regclass AS name FROM pg_catalog.pg_class
        WHERE relnamespace = 'nachtwacht'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %s OWNER TO nachtwacht_owner', each.name);
    END LOOP;
    FOR each IN SELECT oid::regprocedure AS name FROM pg_catalog.pg_proc
        WHERE pronamespace = 'nachtwacht'::regnamespace LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO nachtwacht_owner', each.name);
    END LOOP;
END
$$;
