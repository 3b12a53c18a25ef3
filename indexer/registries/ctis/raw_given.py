"""The products that a trial tests or uses, and the organisations that answer for it."""

from __future__ import annotations

from msgspec import field

from indexer.registries.ctis.raw_word import Listed, Part, Word


class Product(Part):
    name: Word = field(default=None, name="productName")
    substances: Word = field(default=None, name="jsonActiveSubstanceNames")
    role: Word = field(default=None, name="mpRoleInTrial")
    dictionary: Dictionary | None = field(default=None, name="productDictionaryInfo")


class Dictionary(Part):
    name: Word = field(default=None, name="prodName")
    substance: Word = field(default=None, name="activeSubstanceName")


class Organisation(Part):
    name: Word = None


class SponsorContact(Part):
    functional_name: Word = None
    telephone: Word = None
    email: Word = field(default=None, name="functionalEmailAddress")
    organisation: Organisation | None = None


class Sponsor(Part):
    primary: bool | None = None
    organisation: Organisation | None = None
    public_contacts: Listed[SponsorContact] = None
    scientific_contacts: Listed[SponsorContact] = None
