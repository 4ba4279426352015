// Where the focus is, what it is called there, and whether it can be seen.

/** The element that has the focus, or nothing when the keyboard is past the last one. */
export async function fokuserad(page) {
  const handle = await page.evaluateHandle(() => {
    const el = document.activeElement;
    if (!el || el === document.body || el === document.documentElement) return null;
    (globalThis.__nadda ??= new Set()).add(el);
    return el;
  });
  return handle.asElement();
}

/** Name and role as Chromium gives them to a screen reader. */
async function tillgangligt(cdp, handle) {
  const backendNodeId = await handle.backendNodeId();
  const { nodes } = await cdp.send("Accessibility.getPartialAXTree", { backendNodeId, fetchRelatives: false });
  return { namn: nodes[0]?.name?.value ?? "", roll: nodes[0]?.role?.value ?? "" };
}

const beskriv = (el) => {
  const box = el.getBoundingClientRect();
  const line = el.getClientRects()[0] ?? box; // a link over two lines has a box that it does not fill
  const [left, top] = [Math.max(line.left, 0), Math.max(line.top, 0)];
  const [right, bottom] = [Math.min(line.right, innerWidth), Math.min(line.bottom, innerHeight)];
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const ours = hit && (el.contains(hit) || hit.contains(el) || hit.control === el);
  const drawn = hit && el.ownerSVGElement && hit.closest("svg") === el.ownerSVGElement; // a band is no box
  return {
    element: el.localName + (el.id && `#${el.id}`) + [...el.classList].map((c) => `.${c}`).join(""),
    adress: el.getAttribute("href") ?? "",
    // Out of sight, or covered by something else: a head that sticks, a dialogue.
    skymd: right - left <= 1 || bottom - top <= 1 || !(ours || drawn),
    box: { x: box.x + scrollX - 12, y: box.y + scrollY - 12, width: box.width + 24, height: box.height + 24 },
  };
};

const ring = (el) => {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(el);
  const clear = /rgba\(.*, 0\)|transparent/.test(outlineColor);
  const outline = outlineStyle === "none" || outlineWidth === "0px" || clear ? "" : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
  return `${outline}|${boxShadow === "none" ? "" : boxShadow}`;
};

const bild = async (cdp, box) => {
  const clip = { ...box, x: Math.max(box.x, 0), y: Math.max(box.y, 0), scale: 1 };
  return (await cdp.send("Page.captureScreenshot", { format: "png", clip })).data;
};

/** How many pixels differ; told in a page of its own, which has no rules of content. */
const olika = (blank, before, after) => blank.evaluate(async (...both) => {
  const [a, b] = await Promise.all(both.map(async (data) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    return new Uint32Array(canvas.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
  }));
  return a.reduce((sum, one, i) => sum + (one !== b[i]), 0);
}, before, after);

/**
 * One stop. For the first of each kind the ring is told by the pixels: as many as a line along half
 * of the edge must change. The others of a kind that was seen are told by their style alone.
 */
export async function stopp(med, handle) {
  const what = await handle.evaluate(beskriv);
  const called = await tillgangligt(med.cdp, handle);
  await handle.evaluate((el) => { el.style.caretColor = "transparent"; }); // a caret is no ring
  const focused = await handle.evaluate(ring);
  const { box, ...rest } = what;
  const kind = `${what.element.replace(/#[^.]*/, "")} ${focused}`;
  const drawn = async () => (focused !== "|" && med.kanda.has(kind) ? "" : bild(med.cdp, box));
  const before = await drawn();
  await handle.evaluate((el) => el.blur());
  let synligt = focused !== "|" && focused !== await handle.evaluate(ring);
  if (before) {
    const changed = await olika(med.blank, before, await drawn());
    synligt = changed >= box.width + box.height - 48;
    if (synligt) med.kanda.add(kind);
  }
  await handle.evaluate((el) => el.focus({ preventScroll: true }));
  return { ...called, ...rest, synligt: synligt && !what.skymd };
}

/** What can be used on the page, and no Tab stopped at. */
export function onadda(page) {
  return page.evaluate(() => {
    const reached = globalThis.__nadda ?? new Set();
    const groups = new Set([...reached].filter((el) => el.type === "radio").map((el) => el.name));
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
    return [...all]
      .filter((el) => el.checkVisibility({ visibilityProperty: true }) && !el.disabled && el.type !== "hidden")
      .filter((el) => !reached.has(el) && !(el.type === "radio" && groups.has(el.name)))
      .filter((el) => !(el.tabIndex < 0 && !el.matches("a, button, input, select, textarea")))
      .map((el) => `${el.localName} ${(el.textContent || el.name || "").trim().slice(0, 40)}`);
  });
}
