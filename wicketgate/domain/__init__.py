"""The records: what a centre keeps, who may change it, and how."""
