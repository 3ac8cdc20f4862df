"""Who is on call: rosters read from files, and the answer to "who now?". Pure; a bad row never stops a shift."""
