"""The pages, one module a kind. Each reads the workspace, builds plain values, and hands them to a template."""
