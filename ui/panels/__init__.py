"""What opens over the window: own panels, never modal, one at a time, each made when it is first asked for."""
