"""The commands of `wicketgate`."""
