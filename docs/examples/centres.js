// Draws every centre of a study: one circle for each point, and all of them once more as a list.

// A status in words. The second word is of a status that passes: when nobody has confirmed it for two years, it says
// nothing of today, and is told as what it was then. The others end for good, and keep their word and their day.
const WORDS = {
  recruiting: ["Recruiting", "recruiting"],
  not_yet_recruiting: ["Not open yet", "not open yet"],
  by_invitation: ["By invitation only: you cannot apply", "by invitation only"],
  suspended: ["Paused", "paused"],
  available: ["Offered outside a study", "offered outside a study"],
  temporarily_not_available: ["Offer paused", "offer paused"],
  active_not_recruiting: ["Running, not taking new people"],
  completed: ["Finished"],
  terminated: ["Stopped early"],
  withdrawn: ["Never opened here"],
  no_longer_available: ["No longer offered"],
  approved_for_marketing: ["Now an approved treatment"],
  withheld: ["Details withheld"],
  unknown: ["Status not confirmed"],
};
const LOOKS = ["recruiting", "aging", "unconfirmed", "other"];

const written = (options) => {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
  return (day) => format.format(new Date(day));
};
const dayOf = written({ day: "numeric", month: "short", year: "numeric" });
const shortMonthOf = written({ month: "short", year: "numeric" });
const monthOf = written({ month: "long", year: "numeric" });

// There may be new statuses one day: they are shown as they are.
const wordsFor = (status) => WORDS[status] ?? [status.replaceAll("_", " ")];

function statusOf({ status, status_as_of: day, fresh, contact }) {
  const [word, then] = wordsFor(status);
  if (status === "unknown") return day ? `${word} (last checked ${monthOf(day)})` : `${word}: the registry gives no date`;
  if (!day) return then ? `Not confirmed: the registry gives no date (listed as ${then})` : `${word} · the registry gives no date`;
  if (fresh === "recent") return `${word} · checked ${dayOf(day)}`;
  if (!then) return `${word} · ${monthOf(day)}`;
  if (fresh === "stale") return `Not confirmed since ${monthOf(day)} (then: ${then})`;
  if (status !== "recruiting") return `${word} · last checked ${shortMonthOf(day)}`;
  return `Recruiting when last checked, ${shortMonthOf(day)}. ${contact?.phone ? "Call first" : "Ask first"}`;
}

function lookOf({ status, fresh }) {
  const [, then] = wordsFor(status);
  if (status === "unknown" || (then && fresh === "stale")) return "unconfirmed";
  if (status !== "recruiting") return "other";
  return fresh === "recent" ? "recruiting" : "aging";
}

// The registry's words are text, never HTML: `textContent` and `append` take them as they are.
function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

function entryOf(site) {
  const place = [site.name ?? "Centre without a name", site.city, site.country_name].filter(Boolean).join(", ");
  const entry = element("li", element("strong", place), element("br"), statusOf(site));
  entry.className = "centre";
  const { phone, email, source } = site.contact ?? {};
  if (phone || email) {
    const link = element("a", phone ?? email);
    link.href = phone ? `tel:${phone.replace(/[^+\d]/g, "")}` : `mailto:${email}`;
    entry.append(element("br"), source === "site" ? "This centre: " : "Study office (not this hospital): ", link);
  }
  return entry;
}

function popupOf(sites) {
  const towns = [...new Set(sites.map(({ city }) => city).filter(Boolean))].join(", ");
  const count = sites.length === 1 ? "1 centre" : `${sites.length} centres`;
  const heading = element("strong", [towns, count].filter(Boolean).join(" · "));
  return element("div", heading, element("ul", ...sites.map(entryOf)));
}

// Many centres share the middle of their town. Their points stay where they are: one circle holds them all.
function circles(features) {
  const points = new Map();
  for (const { geometry, properties } of features) {
    const point = geometry.coordinates.join();
    points.set(point, [...(points.get(point) ?? []), properties]);
  }
  return [...points].map(([point, sites]) => {
    const [longitude, latitude] = point.split(",");
    const looks = new Set(sites.map(lookOf));
    const look = LOOKS.find((each) => looks.has(each));
    const circle = L.circleMarker([latitude, longitude], { className: look, radius: 6 + 2 * Math.log2(sites.length) });
    return circle.bindPopup(() => popupOf(sites), { maxHeight: 320 });
  });
}

async function show() {
  const box = document.getElementById("map");
  const answer = await fetch(box.dataset.sites);
  if (!answer.ok) throw new Error(`The service answered ${answer.status}`);
  const { features, as_of } = await answer.json();
  const placed = features.filter(({ geometry }) => geometry);
  const elsewhere = features.filter(({ geometry }) => !geometry);
  const list = (id, which) => document.getElementById(id).append(...which.map(({ properties }) => entryOf(properties)));
  list("all", features);
  list("elsewhere", elsewhere);
  document.getElementById("elsewhere").parentElement.hidden = elsewhere.length === 0;
  const source = ["Source: ClinicalTrials.gov", as_of && dayOf(as_of)].filter(Boolean).join(", ");
  document.getElementById("source").textContent = `${features.length} centres. ${source}.`;
  const map = L.map(box, { worldCopyJump: true, minZoom: 1, maxZoom: 12 }).setView([20, 0], 1);
  const drawn = L.featureGroup(circles(placed)).addTo(map);
  if (placed.length > 0) map.fitBounds(drawn.getBounds(), { padding: [24, 24], maxZoom: 8 });
}

show().catch(() => {
  document.getElementById("source").textContent = "The centres cannot be shown just now. The link above leads to them.";
});
