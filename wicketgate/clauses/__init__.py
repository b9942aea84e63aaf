"""The law: ten clauses as pure functions. Facts in, a Decision out; no clock, disk, network or Django."""
