"""The files that counsellors edit: every real item, and every check on a tiny tree."""
