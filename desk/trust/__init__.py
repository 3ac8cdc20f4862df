"""Who wrote what: pure judgement over facts in the order of the log, with the reasons in Dutch.

No file, clock or thread: readers judge what they pull with it, and `nachtwacht-admin journal verify` whole logs.
"""
