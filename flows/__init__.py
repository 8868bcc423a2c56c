"""When and in which order: inbox, pipeline, schedules, command line."""
