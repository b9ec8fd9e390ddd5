"""The inspection room: what is asked of an authority from the call to the published report, and what it does about it.

No child-level data is kept here: a data list is recorded as produced, checked and sent, and a child is a local code.
"""
