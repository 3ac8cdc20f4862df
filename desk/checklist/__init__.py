"""The checklist: FHIR R4 questionnaires read strictly, answers kept in plain values, questions shown or hidden."""
