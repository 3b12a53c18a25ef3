"""What is given to whom: products by their role, arms, blinding and allocation of the study's periods."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.registries.ctis.raw_given import Dictionary, Product
from indexer.registries.ctis.raw_part_one import Arm as RawArm
from indexer.registries.ctis.raw_part_one import Details, Period
from indexer.registries.ctis.raw_word import many, prose, text
from indexer.registries.ctis.words import ALLOCATIONS, MASKINGS, PRODUCT_ROLES, ROLES
from indexer.registries.plain_text import as_markdown
from indexer.registries.words import Words
from indexer.text import fold
from search.study import Arm, Intervention

NOTHING = {"", "na", "n a", "not applicable"}
"""What fills a field that asks for a name, without its signs."""
SHOUTED = re.compile(r"[^\da-z]{6,}")


def periods(details: Details) -> list[Period]:
    """The periods of the study, in the registry's order."""
    protocol = details.protocol_information
    return many(protocol.study_design.period_details) if protocol and protocol.study_design else []


def products(given: Iterable[Product], words: Words) -> tuple[Intervention, ...]:
    """What is given: by name, each once, what is tested first. Its kind is the role that it has in the study."""
    found: dict[str, Intervention] = {}
    for product in given:
        role = words.ours(PRODUCT_ROLES, text(product.role), "product role")
        substance = _substance(product)
        name = _name(product) or substance or ("Placebo" if role == "placebo" else None)
        if name:
            other = substance if substance and fold(substance) != fold(name) else None
            found.setdefault(fold(name), Intervention(kind=role, name=name, description=other))
    order = [*PRODUCT_ROLES.values(), None]
    return tuple(sorted(found.values(), key=lambda one: order.index(one.kind)))


def arms(given: list[Period]) -> tuple[Arm, ...]:
    """The arms of all periods. The registry does not say which products an arm is given."""
    found = {arm.label: arm for period in given for raw in many(period.arm_details) if (arm := _arm(raw))}
    return tuple(found.values())


def allocation(given: list[Period], words: Words) -> str | None:
    """Random where any period is."""
    methods = [words.ours(ALLOCATIONS, text(period.allocation_method), "allocation") for period in given]
    return next((one for one in ("randomized", "non_randomized", "na") if one in methods), None)


def masking(given: list[Period], words: Words) -> tuple[str | None, tuple[str, ...] | None]:
    """How the strictest period is masked, and who is; None where nobody says who."""
    methods = [words.ours(MASKINGS, text(period.blinding_method_code), "blinding") for period in given]
    strictest = next((one for one in ("double", "single", "none") if one in methods), None)
    roles = [role for period in given for role in many(period.blinded_roles)]
    known = [words.ours(ROLES, text(role.name), "who is blinded") for role in roles]
    masked = tuple(dict.fromkeys(role for role in known if role and role != "monitor"))
    return strictest, masked or (() if strictest == "none" else None)


def _arm(given: RawArm) -> Arm | None:
    label = text(given.title)
    described = as_markdown(prose(given.description)) or None
    return Arm(label=label, kind=None, description=described, interventions=()) if label else None


def _name(product: Product) -> str | None:
    dictionary = product.dictionary or Dictionary()
    return next((name for word in (product.name, dictionary.name) if (name := _said(text(word)))), None)


def _substance(product: Product) -> str | None:
    dictionary = product.dictionary or Dictionary()
    return next((name for word in (dictionary.substance, product.substances) if (name := _said(text(word)))), None)


def _said(name: str | None) -> str | None:
    """A name, in small letters where the registry shouts it; None for what only fills the field."""
    if name is None or fold(name) in NOTHING:
        return None
    return name.capitalize() if SHOUTED.fullmatch(name) else name
