// A place stands in the fragment of a frame's address: browsers send it to nobody. The widget posts it.

const map = document.querySelector("trial-site-map");

function copyPlace() {
  const near = new URLSearchParams(location.hash.slice(1)).get("near");
  if (near) map.setAttribute("near", near);
  else map.removeAttribute("near");
}

addEventListener("hashchange", copyPlace);
copyPlace();
