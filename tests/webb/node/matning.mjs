// What is measured of a page that is open: by axe-core, by pa11y, and by its own geometry.
import { readFileSync } from "node:fs";
import { require } from "./webblasare.mjs";

const pa11y = require("pa11y");
const { HtmlValidate } = require("html-validate");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    "require-sri": ["error", { target: "crossorigin" }], // our own files come with the page
    "prefer-native-element": ["error", { exclude: ["region"] }], // div role=region scrolls a table
  },
});

/** Violations, and what axe could not decide, which a person must look at; of some rules or all. */
export async function axe(page, medium, some) {
  await page.evaluate(`window.axe ? 0 : (() => {${AXE}})()`);
  return page.evaluate(async (rules, touched) => {
    const asked = {
      resultTypes: ["violations", "incomplete"],
      preload: false, // it would ask for the style sheets once more
      ...(rules ? { runOnly: rules } : { rules: { "target-size": { enabled: touched } } }), // of WCAG 2.2
    };
    const { violations, incomplete } = await globalThis.axe.run(document, asked);
    const short = (all) => all.map(({ id, help, nodes }) => ({
      vad: `${id}: ${help}`,
      var: nodes.slice(0, 3).map((one) => one.target.join(" ")).join(" · "),
    }));
    return { brott: short(violations), oavgjort: short(incomplete) };
  }, some, medium !== "utskrift");
}

/** What HTML CodeSniffer finds, as pa11y runs it; axe is asked by itself, in a newer version. */
export async function sniffat(browser, page, viewport) {
  const asked = { browser, page, viewport, ignoreUrl: true, userAgent: "", timeout: 60_000 };
  const { issues } = await pa11y(page.url(), asked);
  return issues.map((one) => ({ vad: `${one.code}: ${one.message}`, var: one.selector }));
}

/** What lies to the right of the window, outside anything that scrolls by itself; paper does not. */
export function forBrett(page, medium) {
  return page.evaluate((paper) => {
    const root = document.documentElement;
    const width = root.clientWidth;
    const name = (el) => el.localName + (el.id && `#${el.id}`) + [...el.classList].map((c) => `.${c}`).join("");
    const beyond = (el) => {
      if (!el.checkVisibility()) return false; // in details that are closed
      const box = el.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && box.right > width + 0.5;
    };
    const held = (el) => {
      for (let up = el.parentElement; up && up !== document.body; up = up.parentElement) {
        if (getComputedStyle(el).position === "fixed") return false;
        if (getComputedStyle(up).overflowX !== "visible" && !beyond(up)) return true;
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll("*")].filter((el) => beyond(el) && (paper || !held(el)));
    const inner = wide.filter((el) => ![...el.children].some((child) => wide.includes(child)));
    const over = Math.max(root.scrollWidth - width, 0);
    if (!over && !wide.length) return [];
    return [{ vad: `${over} px utanför fönstrets ${width}`, var: inner.slice(0, 5).map(name).join(" · ") }];
  }, medium === "utskrift");
}

/** What can be read and followed, line by line, without the additions that need JavaScript. */
export function innehall(page, tillagg) {
  return page.evaluate((additions) => {
    const hidden = additions.length ? [...document.querySelectorAll(additions.join(","))] : [];
    const before = hidden.map((el) => el.style.display);
    for (const el of hidden) el.style.display = "none";
    const text = document.body.innerText.split(/[\n\t]/).map((one) => one.trim()).filter(Boolean);
    hidden.forEach((el, i) => { el.style.display = before[i]; });
    const kept = [...document.querySelectorAll("a[href], form[action]")].filter((el) => !hidden.some((up) => up.contains(el)));
    return [...text, ...kept.map((el) => `${el.localName} ${el.getAttribute("href") ?? el.getAttribute("action")}`)];
  }, tillagg);
}

/** What a page prepares to fetch from elsewhere without a request that is seen. */
export function forberett(page, bas) {
  return page.evaluate((origin) => [...document.querySelectorAll("link[href]")]
    .filter((el) => /preconnect|prefetch/.test(el.rel) && new URL(el.href).origin !== origin)
    .map((el) => ({ vad: `link ${el.rel} ${el.href}`, var: "" })), bas);
}

export async function ogiltigt(html) {
  const report = await validator.validateString(html);
  return report.results.flatMap((result) => result.messages).map((one) => ({
    vad: `${one.ruleId}: ${one.message}`,
    var: `rad ${one.line}, tecken ${one.column}`,
  }));
}
