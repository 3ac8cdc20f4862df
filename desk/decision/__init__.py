"""Decision tables: from a child's answers to a proposed urgency, pathway and route, with the reason why."""
