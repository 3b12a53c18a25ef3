"""What readers type, and what it is taken apart into: words, place, distance; words alone in `LEFT`."""

from __future__ import annotations

from typing import Final

HERE: Final = """
breast cancer near me | breast cancer
breast cancer nearby | breast cancer
breast cancer, nearby | breast cancer
breast cancer near me? | breast cancer
asthma close to me | asthma
asthma around me | asthma
type 2 diabetes in my area | type 2 diabetes
melanoma near where I live | melanoma
near me |
Nearby |
Brustkrebs in meiner Nähe | Brustkrebs
Brustkrebs in meiner Naehe | Brustkrebs
Brustkrebs in der Nähe | Brustkrebs
Asthma hier in der Nähe | Asthma
in meiner Nähe |
cáncer de mama cerca de mí | cáncer de mama
cancer de mama cerca de mi | cancer de mama
diabetes en mi zona | diabetes
asma cerca | asma
cancer du sein près de moi | cancer du sein
cancer du sein près de chez moi | cancer du sein
asthme près d’ici | asthme
asthme à proximité | asthme
asthme autour de moi | asthme
clinical trials near me |
new treatments nearby |
klinische Studien in meiner Nähe |
ensayos clínicos cerca de mí |
essais cliniques près de moi |
"""

SPLIT: Final = """
breast cancer near Boston | breast cancer | Boston
breast cancer near Boston, MA | breast cancer | Boston, MA
breast cancer, near Boston. | breast cancer | Boston
breast cancer in Boston | breast cancer | Boston
breast cancer (in Boston) | breast cancer | Boston
BREAST CANCER NEAR BOSTON | BREAST CANCER | BOSTON
asthma close to Stoke on Trent | asthma | Stoke on Trent
asthma around St Louis | asthma | St Louis
lupus nearby Bath | lupus | Bath
asthma in Nice | asthma | Nice
asthma in Bath | asthma | Bath
diabetes in 02115 | diabetes | 02115
diabetes near SW1A 1AA | diabetes | SW1A 1AA
diabetes in SW1A 1AA | diabetes | SW1A 1AA
diabetes near 42.4,-71.1 | diabetes | 42.4,-71.1
leukemia in Massachusetts | leukemia | Massachusetts
leukemia in the UK | leukemia | UK
leukemia in the USA | leukemia | USA
leukaemia in The Hague | leukaemia | The Hague
depression in pregnancy near Boston | depression in pregnancy | Boston
hemophilia in men in Paris | hemophilia in men | Paris
asthma near Newcastle in England | asthma | Newcastle, England
asthma in Paris in Texas | asthma | Paris, Texas
cancer near Nether Wallop | cancer | Nether Wallop
asthma in 東京 | asthma | 東京
Brustkrebs in der Nähe von München | Brustkrebs | München
Brustkrebs bei München | Brustkrebs | München
Brustkrebs in Muenchen | Brustkrebs | Muenchen
Brustkrebs nahe Halle | Brustkrebs | Halle
Brustkrebs Nähe Ulm | Brustkrebs | Ulm
Brustkrebs Raum Frankfurt | Brustkrebs | Frankfurt
Asthma bei Kindern in Ulm | Asthma bei Kindern | Ulm
Asthma im Saarland | Asthma | Saarland
Asthma in der Schweiz | Asthma | Schweiz
Leukämie in Bayern | Leukämie | Bayern
Leukämie in 10115 Berlin | Leukämie | 10115 Berlin
cáncer de mama cerca de Madrid | cáncer de mama | Madrid
cáncer de mama en Madrid | cáncer de mama | Madrid
asma en niños en Madrid | asma en niños | Madrid
diabetes alrededor de Madrid | diabetes | Madrid
cancer du sein près de Lyon | cancer du sein | Lyon
cancer du sein près d’Orléans | cancer du sein | Orléans
cancer du sein à Paris | cancer du sein | Paris
asthme autour de Lyon | asthme | Lyon
asthme chez l’enfant à Nice | asthme chez l’enfant | Nice
leucémie en France | leucémie | France
leucémie au Canada | leucémie | Canada
near Boston | | Boston
Near Boston, MA | | Boston, MA
in der Nähe von München | | München
near me in Boston | | Boston
cancer near me in Boston | cancer | Boston
cancer nearby in Boston | cancer | Boston
asthma in Boston near me | asthma | Boston
clinical trials near Boston | | Boston
trials in Boston | | Boston
klinische Studien in Ulm | | Ulm
diabetes in NY | diabetes | NY
asthma in CA | asthma | CA
HIV in NY | HIV | NY
asthma in OR | asthma | OR
"""

FAR: Final = """
breast cancer within 50 miles of Boston | breast cancer | Boston | 50mi
breast cancer within 50mi of Boston | breast cancer | Boston | 50mi
breast cancer less than 20 km from Boston | breast cancer | Boston | 20km
breast cancer 50 miles from Boston, MA | breast cancer | Boston, MA | 50mi
within 50 miles of Boston | | Boston | 50mi
trials within a radius of 100 kilometers from Boston | | Boston | 100km
Brustkrebs im Umkreis von 50 km um München | Brustkrebs | München | 50km
Brustkrebs im Umkreis von 50 km von Ulm | Brustkrebs | Ulm | 50km
Brustkrebs 50 Kilometer um Ulm | Brustkrebs | Ulm | 50km
cáncer a menos de 50 km de Madrid | cáncer | Madrid | 50km
cáncer a 50 kilómetros de Madrid | cáncer | Madrid | 50km
cancer à moins de 50 km de Lyon | cancer | Lyon | 50km
cancer à moins de 50 km d’Orléans | cancer | Orléans | 50km
cancer within 50 miles of me | cancer | | 50mi
Krebs im Umkreis von 20 km von mir | Krebs | | 20km
"""

LEFT: Final = """
breast cancer
pain in children
cancer in remission
depression in pregnancy
hemophilia in men
diabetes in adults
asthma in young adults
cancer in man
cancer in young
cancer in colon
metastases in bone
bleeding around eye
pain near the eye
carcinoma in situ
fertilization in vitro
quality of life in ALS
anxiety in OCD
fatigue in MS
insulin in A1C
covid in 2025
shortness of breath at rest
angina in rest
healing in Recovery
toe in turf
asthma in Nether Wallop
asthma in Marburg virus disease
hepatitis a Paris
vitamin a
in Boston
breast cancer in Bostn
Brustkrebs bei Munchn
cáncer en Bostn
cancer à Bostn
pain near turff
near Turf
near drowning
works in ny
trauma in or
DEPRESSION IN OR
infarction in MI
cancer in me
cancer in it
walk 6 miles from Atlantis
exercise 50 miles from
chest pain after 50 km of running
clinical trials
douleur autour de l’œil
Boston
near
in
cancer near
cancer in the
cancer near Atlantis
pain near the knee
Krebs bei Kindern
Asthma bei kinder
Schmerzen in der Schulter
Brustkrebs im Frühstadium
Depression in der Schwangerschaft
Diabetes bei Erwachsenen
cáncer en niños
cáncer en mujeres
dolor en el pecho
cáncer en remisión
cerca de Atlantis
cancer chez les enfants
cancer du rein
cancer au rein
douleur au dos
asthme à domicile
cancer en rémission
"""
