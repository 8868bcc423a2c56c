"""The commands of ``hoso``, one module a capability; each returns an exit code."""
