"""Themes of the demonstration: babies, women, prevention, healthy people. Medicines and devices are made up."""

from __future__ import annotations

from typing import Final

from indexer.demo.theme import Idea, Theme

FAMILY: Final = (
    Theme(
        ("Cystic Fibrosis",),
        (("D003550", "Cystic Fibrosis"),),
        "infants with cystic fibrosis",
        ("Cystic fibrosis, found by newborn screening",),
        ("Birth before the 30th week",),
        (
            Idea(
                "open",
                "Salt-Water Inhalation for Infants With Cystic Fibrosis",
                "salt-water inhalation",
                "twice a day",
                "keeps infants' lungs clear",
                "Even distribution of breath in the lungs",
                "12 months",
            ),
        ),
        ("4 Weeks", "12 Months"),
    ),
    Theme(
        ("Premature Birth", "Bronchopulmonary Dysplasia"),
        ((None, "Premature Birth"), ("D001997", "Bronchopulmonary Dysplasia")),
        "babies born before the 32nd week",
        ("Birth before the 32nd week", "Help with breathing at birth"),
        ("A defect of the heart",),
        (
            Idea(
                "care",
                "Skin to Skin From the First Hour for Babies Born Too Early",
                "skin-to-skin care from the first hour",
                "at least eight hours a day",
                "helps premature babies to breathe by themselves sooner",
                "Days with help in breathing",
                "36 weeks after conception",
            ),
        ),
        (None, "72 Hours"),
    ),
    Theme(
        ("Endometriosis",),
        (("D004715", "Endometriosis"),),
        "women with pain from endometriosis",
        ("Endometriosis, seen at an operation or by ultrasound",),
        ("A wish to become pregnant within the next six months",),
        (
            Idea(
                "placebo, early",
                "Nonexistrel for Pain From Endometriosis",
                "nonexistrel",
                "one tablet a day",
                "eases pain from endometriosis",
                "Days with strong pain in a month",
                "6 months",
            ),
        ),
        ("18 Years", "49 Years"),
        "FEMALE",
    ),
    Theme(
        ("Influenza",),
        ((None, "Influenza, Human"),),
        "healthy adults and people over 65",
        ("Good health, or well-treated diseases",),
        ("Allergy to egg",),
        (
            Idea(
                "vaccine",
                "A Flu Vaccine as a Nasal Spray for Adults",
                "the nasal spray vaccine",
                "one spray into each nostril, once",
                "protects against flu for a whole winter",
                "Flu, confirmed in a laboratory",
                "8 months",
            ),
        ),
    ),
    Theme(
        ("Healthy Volunteers",),
        (),
        "healthy people",
        ("Good health", "No medicines except the pill"),
        ("Night shifts",),
        (
            Idea(
                "healthy",
                "How Daylight Changes Sleep in Healthy People",
                "an hour of daylight",
                "every morning for two weeks",
                "shifts the time of falling asleep",
                "Time of falling asleep",
                "2 weeks",
            ),
        ),
        ("18 Years", "40 Years"),
    ),
)
