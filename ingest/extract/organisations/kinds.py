"""Kinds of organisations, as `attrs["kind"]` holds them; lexicon/endings.tsv gives one to each ending."""

from __future__ import annotations

PARTY = "党组织"
GOVERNMENT = "政府部门"
MASS = "群团组织"
COMPANY = "企业"
SCHOOL = "学校"
HOSPITAL = "医疗机构"
COOPERATIVE = "合作社"
SOCIETY = "社会组织"
