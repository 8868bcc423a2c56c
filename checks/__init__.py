"""What it says -> what is missing. One module per rule; the notices are data in checks/plans."""
