"""A file -> what it says: Word, PDF and scans become blocks, blocks become facts."""
