"""Forms: what a framework asks becomes WTForms classes, and their fields become the parameters of GOV.UK components."""
