"""The field's own rules, pure: the standard library only; no clock, no disk, no log."""
