/** The study page's script: the map beside its list of centres. */

import { StudyMapElement } from "./study/element";

customElements.define("study-map", StudyMapElement);
