// What makes the pages nicer. Without it everything works: forms are posted, links are followed.

const question = document.body.dataset.question;
if (question) {
  // The address keeps no question; a reload, Back or a restored tab asks again from the browser's own history.
  history.replaceState({ question: JSON.parse(question) }, "", location.pathname);
} else if (history.state?.question) {
  post(location.pathname, history.state.question);
}

// A jump within the page makes a new entry of the history, which must know the question too.
if (question) addEventListener("hashchange", () => history.replaceState({ question: JSON.parse(question) }, ""));

function post(path, fields) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = path;
  for (const [name, value] of fields) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

// The form of the results opens in place, where the address would otherwise carry a fragment.
document.querySelector("[data-unfold]")?.addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("asked").classList.add("unfolded");
  document.getElementById("q").focus();
});

// A study opened from a list is told the place, so that its centres stand nearest first.
const asked = question && document.getElementById("question") ? JSON.parse(question) : [];
for (const link of document.querySelectorAll("a[data-keep-place]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !asked.length) return;
    event.preventDefault();
    post(link.pathname, asked);
  });
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  const word = button.querySelector("[data-copy-word]");
  word.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    word.textContent = "Copied";
    setTimeout(() => { word.textContent = "Copy"; }, 3000);
  });
}

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("#professionals details, .questions details")) part.open = true;
});

const here = document.querySelector("button[data-here]");
if (here && navigator.geolocation) {
  here.hidden = false;
  const told = document.querySelector("[data-here-told]");
  here.addEventListener("click", () => {
    told.textContent = "";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        // A tenth of a degree is about 10 km: enough for a search, too little for a street.
        document.getElementById("near").value = `${coords.latitude.toFixed(1)},${coords.longitude.toFixed(1)}`;
      },
      () => { told.textContent = "Your browser does not tell your location. Write a town instead."; },
    );
  });
}
