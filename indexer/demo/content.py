"""What a study of the demonstration is about: its texts, its design, its groups, who can take part."""

from __future__ import annotations

from typing import Any

from indexer.demo.plans import PLANS, Plan
from indexer.demo.special import Draft
from indexer.demo.theme import Idea

Json = dict[str, Any]

NOT_REAL = "This study is made up for demonstration. It does not exist, and nobody can take part in it."
NOBODY_ENROLLED = {"WITHDRAWN", "WITHHELD"}
OVER = {"COMPLETED", "TERMINATED", "WITHDRAWN"}


def official_title(draft: Draft) -> str:
    """The long title, as scientists would write it."""
    idea, plan = draft.idea, PLANS[draft.idea.plan]
    if plan.study_type == "EXPANDED_ACCESS":
        return f"Access to {idea.given} for {draft.theme.people} outside a study"
    if plan.study_type == "OBSERVATIONAL":
        return f"An observational study of {draft.theme.people}, {idea.how}"
    design = "A randomised study" if plan.allocation == "RANDOMIZED" else "A study"
    return f"{design} of {idea.given}, {idea.how}, in {draft.theme.people}"


def content(number: int, draft: Draft) -> Json:
    """The modules on what is done, why, and for whom."""
    idea, plan = draft.idea, PLANS[draft.idea.plan]
    modules: Json = {
        "descriptionModule": {
            "briefSummary": f"{_question(draft, plan)}\n\n{NOT_REAL}",
            "detailedDescription": _description(idea, plan),
        },
        "conditionsModule": {
            "conditions": list(draft.theme.words),
            "keywords": ["demonstration"] + ([idea.given] if idea.given else []),
        },
        "designModule": _design(number, draft, plan),
        "eligibilityModule": _eligibility(draft),
    }
    if idea.given:
        modules["armsInterventionsModule"] = _arms(idea, plan)
    if idea.measure:
        modules["outcomesModule"] = {"primaryOutcomes": [{"measure": idea.measure, "timeFrame": idea.frame}]}
    return modules


def _question(draft: Draft, plan: Plan) -> str:
    idea, people = draft.idea, draft.theme.people
    if plan.study_type == "EXPANDED_ACCESS":
        return f"{idea.given.capitalize()} for {people}, outside a study and before it is approved."
    if plan.study_type == "OBSERVATIONAL":
        return f"This study follows {people}, {idea.how}, to learn {idea.aim}."
    return f"This study asks whether {idea.given}, {idea.how}, {idea.aim}. It is for {people}."


def _description(idea: Idea, plan: Plan) -> str:
    measured = f"\n\nWhat is measured:\n\n* {idea.measure}, after {idea.frame}" if idea.measure else ""
    return plan.sentence.format(given=idea.given) + measured


def _design(number: int, draft: Draft, plan: Plan) -> Json:
    info: Json = {"allocation": plan.allocation, "primaryPurpose": plan.purpose}
    if plan.study_type == "INTERVENTIONAL":
        info["interventionModel"] = plan.model
        info["maskingInfo"] = {"masking": plan.masking} | ({"whoMasked": list(plan.masked)} if plan.masked else {})
    else:
        info["observationalModel"] = plan.model
    design: Json = {"studyType": plan.study_type}
    if known := {name: value for name, value in info.items() if value}:
        design["designInfo"] = known
    if plan.phases:
        design["phases"] = list(plan.phases)
    if plan.study_type != "EXPANDED_ACCESS":
        count = 0 if draft.status in NOBODY_ENROLLED else 20 + number * 37 % 480
        design["enrollmentInfo"] = {"count": count, "type": "ACTUAL" if draft.status in OVER else "ESTIMATED"}
    return design


def _arms(idea: Idea, plan: Plan) -> Json:
    """What is tested, and beside it a placebo or a device without effect; usual care is no intervention."""
    words = {"given": idea.given, "Given": idea.given[0].upper() + idea.given[1:], "how": idea.how}
    arms: list[Json] = []
    interventions: list[Json] = []
    kind = plan.kind.replace("_", " ").title()
    for label, role, text in plan.arms or (("{Given}", "", "{Given}, {how}."),):
        name, description = label.format(**words), text.format(**words)
        arm: Json = {"label": name, "type": role, "description": description}
        if role != "ACTIVE_COMPARATOR":
            arm["interventionNames"] = [f"{kind}: {name}"]
            interventions.append({"type": plan.kind, "name": name, "description": description})
        if role:
            arms.append(arm)
    return {"interventions": interventions} | ({"armGroups": arms} if arms else {})


def _eligibility(draft: Draft) -> Json:
    theme = draft.theme
    inclusion = "\n".join(f"* {line}" for line in theme.needed)
    exclusion = "\n".join(f"* {line}" for line in theme.excluded)
    low, high = (None, None) if "ages" in draft.omit else theme.ages
    limits = {"minimumAge": low, "maximumAge": high}
    return {
        "eligibilityCriteria": f"Inclusion Criteria:\n\n{inclusion}\n\nExclusion Criteria:\n\n{exclusion}",
        "healthyVolunteers": draft.idea.plan in {"healthy", "vaccine"},
        "sex": theme.sex,
    } | {name: limit for name, limit in limits.items() if limit}
