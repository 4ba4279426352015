// The slider without a reload, and the notice of new events. All works without this.
"use strict";
const slider = () => document.getElementById("reglage");
let asked; // the question that is under way: a later one takes its place
async function show(address, push) {
  asked?.abort();
  const own = (asked = new AbortController());
  const main = document.getElementById("innehall");
  main.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: own.signal, headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const parts = ["main", "footer"].map((part) => [document.querySelector(part), page.querySelector(part)]);
    if (own !== asked) return;
    if (!answer.ok || parts.some((pair) => pair.includes(null))) throw new Error("another page");
    const at = document.activeElement?.id;
    for (const [old, made] of parts) old.replaceWith(made);
    document.title = page.title;
    if (push) history.pushState(null, "", address);
    if (at) document.getElementById(at)?.focus();
    again();
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}
addEventListener("input", (event) => {
  if (event.target === slider()) slider().nextElementSibling.value = slider().value;
});
addEventListener("change", (event) => {
  if (event.target !== slider()) return;
  const form = new FormData(slider().form);
  for (const [name, value] of [...form]) if (!value) form.delete(name);
  show(`${slider().form.action.split("?")[0]}?${new URLSearchParams(form)}`, true);
});
let here = location.pathname + location.search;
addEventListener("popstate", () => {
  const to = location.pathname + location.search;
  if (to !== here) show(location.href, false); // a leap within the page is no other page
  here = to;
});
// What is still being made is asked for again.
function again() {
  here = location.pathname + location.search;
  if (document.querySelector("[data-igen]")) setTimeout(() => location.reload(), 2000);
}
again();
// Only the page that is looked at listens: a browser has few connections to a server.
const notice = document.getElementById("nytt");
let stream;
function listen() {
  stream?.close();
  if (document.hidden || !notice || notice.dataset.nr === "None") return;
  stream = new EventSource("/nytt");
  stream.onmessage = (event) => {
    const more = Number(event.data) - Number(notice.dataset.nr);
    if (more <= 0) return;
    notice.textContent = `${more} ${more === 1 ? "ny händelse" : "nya händelser"} – `;
    const link = notice.appendChild(document.createElement("a"));
    link.href = document.querySelector(".var a")?.href ?? location.href;
    link.textContent = "visa";
  };
}
document.addEventListener("visibilitychange", listen);
listen();
