// Looks at pages in every medium: one job as JSON on stdin, one answer as JSON on stdout.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import * as m from "./matning.mjs";
import { job, loggaIn, medWebblasare, nySida } from "./webblasare.mjs";

// A browser's zoom of 200 % at 1280 px lays the page out in half as many, each drawn twice as large;
// the paper is A4 within margins of 15 mm.
const FONSTER = {
  skarm: { width: 1280, height: 800 },
  telefon: { width: 320, height: 640 },
  zoom: { width: 640, height: 400, deviceScaleFactor: 2 },
  utskrift: { width: 680, height: 1010 },
  utan_javascript: { width: 1280, height: 800 },
};

const settled = (page) => page.evaluate(() => document.fonts.ready.then(() => document.readyState));

/** The pages of a job are taken by so many windows at once: one that is warm is twice as fast. */
async function alla(browser, arbete) {
  const left = arbete.sidor.map((sida, at) => [at, sida]);
  const done = [];
  const worker = async () => {
    const ora = {};
    const page = await nySida(browser, arbete.bas, ora);
    for (let one = left.shift(); one; one = left.shift()) done[one[0]] = await granska(browser, page, ora, arbete, one[1]);
  };
  await Promise.all(Array.from({ length: arbete.samtidigt }, worker));
  return done;
}

async function bild(page, arbete, sida, medium) {
  if (!arbete.bilder) return {};
  const file = path.join(arbete.bilder, `${sida.namn}-${medium}.png`);
  await page.screenshot({ path: file, fullPage: true });
  return { [medium]: file };
}

async function stallIn(page, arbete, medium) {
  await page.setViewport(FONSTER[medium]);
  if (arbete.webblasare.sort === "chrome") await page.emulateMediaType(medium === "utskrift" ? "print" : "screen");
}

async function oppna(page, arbete, sida) {
  await stallIn(page, arbete, "skarm");
  const response = await page.goto(arbete.bas + sida.adress, { waitUntil: "load" });
  await settled(page);
  return response;
}

/** One page in one medium, as it is open now. */
async function imedium(browser, page, arbete, sida, medium, sagt) {
  await stallIn(page, arbete, medium);
  const add = (slag, found) => found.forEach((one) => sagt.anmarkningar.push({ medium, slag, ...one }));
  add("bredd", await m.forBrett(page, medium));
  Object.assign(sagt.bilder, await bild(page, arbete, sida, medium));
  const whole = arbete.bedom.includes(medium);
  if (!whole && medium !== "telefon") return;
  // On a phone at least what a finger can hit, and what scrolls only there.
  const { brott, oavgjort } = await m.axe(page, medium, whole ? null : ["target-size", "scrollable-region-focusable"]);
  add("axe", brott);
  sagt.oavgjort.push(...oavgjort.map((one) => ({ medium, slag: "axe", ...one })));
  if (whole) add("pa11y", await m.sniffat(browser, page, FONSTER[medium]));
}

/** The page once more without JavaScript, and what was lost by that. */
async function utanJavascript(browser, page, arbete, sida, sagt, med) {
  const medium = "utan_javascript";
  await page.setJavaScriptEnabled(false);
  await page.goto(arbete.bas + sida.adress, { waitUntil: "load" });
  await page.setJavaScriptEnabled(true); // the page's scripts were passed over; ours need their promises
  await settled(page);
  await imedium(browser, page, arbete, sida, medium, sagt);
  const utan = new Set(await m.innehall(page, arbete.tillagg));
  const lost = med.filter((one) => !utan.has(one));
  if (lost.length) sagt.anmarkningar.push({ medium, slag: "javascript", vad: `finns inte utan JavaScript: ${lost.slice(0, 5).join(" · ")}`, var: "" });
}

async function granska(browser, page, ora, arbete, sida) {
  const began = performance.now();
  const sagt = { adress: sida.adress, anmarkningar: [], oavgjort: [], bilder: {} };
  let medium = "skarm";
  ora.hor = (slag, vad, at) => {
    // A page that is to answer 404 is heard of as one; nothing else is forgiven.
    const expected = sida.status >= 400 && at === arbete.bas + sida.adress && vad.includes("Failed to load resource");
    if (!expected) sagt.anmarkningar.push({ medium, slag, vad, var: at ?? "" });
  };
  const response = await oppna(page, arbete, sida);
  sagt.status = response.status();
  sagt.titel = await page.title();
  const add = (slag, found) => found.forEach((one) => sagt.anmarkningar.push({ medium: "", slag, ...one }));
  if (sagt.status !== sida.status) add("status", [{ vad: `svarade ${sagt.status}, inte ${sida.status}`, var: "" }]);
  add("html", await m.ogiltigt(await response.text()));
  add("utifran", await m.forberett(page, arbete.bas));
  const med = await m.innehall(page, arbete.tillagg);
  for (medium of arbete.medier.filter((one) => one !== "utan_javascript")) {
    await imedium(browser, page, arbete, sida, medium, sagt);
  }
  if (arbete.medier.includes("utan_javascript")) {
    medium = "utan_javascript";
    await utanJavascript(browser, page, arbete, sida, sagt, med);
  }
  return { ...sagt, sekunder: (performance.now() - began) / 1000 };
}

const arbete = await job();
if (arbete.bilder) await mkdir(arbete.bilder, { recursive: true });
await medWebblasare(arbete.webblasare, async (browser) => {
  await loggaIn(browser, arbete);
  return { sidor: await alla(browser, arbete) };
});
