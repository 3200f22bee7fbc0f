"""Feedback on a plan becomes typed edits, or a question, or an answer: offline and deterministic.

`revise` cuts a message into clauses (**clauses**, by the phrases of **words**), finds what each
points at (**shots_named**, **people_named**, **lines_named**) and lets the first rule that knows
the wish make a new **draft** of the plan. The rules stand by what they change; **answers** changes
nothing.
"""

from .revise import revise

__all__ = ["revise"]
