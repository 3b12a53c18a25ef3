"""What makes one place likelier than another of its name. The files that are built beforehand hold these weights."""

from __future__ import annotations

from typing import Final

MAIN_NAME_WEIGHT: Final = 3
"""A town's main name counts as if three times as many people lived there: "Birmingham" has its English name, while
"Londres" stays London's Spanish one although a town in Argentina is called that."""

TYPED_MAIN_NAME_WEIGHT: Final = 30
"""The same while a name is still being typed, when many more names are in play: "bos" is Boston before Buenos Aires,
which some language calls Bos-Aires, and "wien" is still Vienna before Wiener Neustadt."""

HINT_WEIGHT: Final = 3
"""A hinted country's towns count as if three times as many people lived there: enough that "Cambridge" is the one in
Massachusetts for a reader in the United States, not so much that "Birmingham" or "Athens" become American."""

TYPED_HINT_WEIGHT: Final = 10
"""The same while a name is still being typed: all that begins so is offered, and what is near comes first."""

AREA_SHARE: Final = 10
"""An area counts as if a tenth of its people lived there: "b" is Beijing, Brazil and Berlin, and not ten countries."""

MOST_SUGGESTED: Final = 20
"""Places offered at most for a name that is being typed."""
