"""The output documents of SPEC: one module a command."""
