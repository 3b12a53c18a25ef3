/** The results' script: the map beside the list of studies. */

import { ResultsMapElement } from "./results/element";

customElements.define("results-map", ResultsMapElement);
