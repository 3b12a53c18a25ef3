// What makes the pages nicer. Without it everything works: forms are posted, links are followed.
// Each module looks for its own marks (`data-…`) on the page and does nothing where there are none.

import "./state.js";
import "./opening.js";
import "./copying.js";
import "./here.js";
import "./stars.js";
import "./clearing.js";

// Only some pages need these, and the first paint of none.
if (document.querySelector("[data-suggest]")) import("./comboboxes.js");
if (document.querySelector("[data-saved-page]")) import("./saved_page.js");
