-- Snapshots: begun, given in parts and ended within one transaction of the desk that keeps one.

-- A new one, or NULL when what is kept is newer. Raises NW001.
CREATE OR REPLACE FUNCTION nachtwacht.snapshot_begin(at bigint, at_chain bytea, its_form bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    made bigint;
BEGIN
    PERFORM nachtwacht.check_place(at, at_chain);
    -- One of before an erasure that was carried out here holds what was erased.
    IF at < nachtwacht.snapshot_at() OR at < (SELECT max(e.position) FROM nachtwacht.erasing e) THEN
        RETURN NULL;
    END IF;
    INSERT INTO nachtwacht.snapshot (position, chain, form) VALUES (at, at_chain, its_form) RETURNING id INTO made;
    RETURN made;
END
$$;

CREATE OR REPLACE FUNCTION nachtwacht.snapshot_give(of_snapshot bigint, number bigint, bytes bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM nachtwacht.snapshot WHERE id = of_snapshot AND NOT complete) THEN
        RAISE EXCEPTION 'no snapshot % is being kept', of_snapshot USING ERRCODE = 'NW004';
    END IF;
    INSERT INTO nachtwacht.snapshot_part VALUES (of_snapshot, number, bytes);
END
$$;

-- From now on this one counts; what was kept before goes, and of two at once the newer one stays.
CREATE OR REPLACE FUNCTION nachtwacht.snapshot_end(of_snapshot bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    best bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(7821932575);
    UPDATE nachtwacht.snapshot SET complete = true WHERE id = of_snapshot;
    SELECT s.id INTO best FROM nachtwacht.snapshot s JOIN nachtwacht.fact f ON f.position = s.position AND f.chain = s.chain
    WHERE s.complete AND s.position >= (SELECT coalesce(max(e.position), 0) FROM nachtwacht.erasing e) ORDER BY s.position DESC, s.id DESC LIMIT 1;
    DELETE FROM nachtwacht.snapshot s WHERE best IS NULL OR s.id <> best;
END
$$;

-- The kept one, if it is of this chain: no row when there is none.
CREATE OR REPLACE FUNCTION nachtwacht.snapshot_kept()
RETURNS TABLE (id bigint, at bigint, at_chain bytea, form bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.id, s.position, s.chain, s.form
    FROM nachtwacht.snapshot s JOIN nachtwacht.fact f ON f.position = s.position AND f.chain = s.chain
    WHERE s.complete ORDER BY s.position DESC, s.id DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION nachtwacht.snapshot_at() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT at FROM nachtwacht.snapshot_kept()), 0)
$$;

CREATE OR REPLACE FUNCTION nachtwacht.snapshot_take(of_snapshot bigint, number bigint) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT data FROM nachtwacht.snapshot_part WHERE snapshot = of_snapshot AND part = number
$$;
