"""What leaves the desk: one report as FHIR. A caller stays nameless in it, unless they agreed."""
