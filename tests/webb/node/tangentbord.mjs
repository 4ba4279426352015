// Goes through pages by the keyboard alone: one job as JSON on stdin, one answer as JSON on stdout.
import { fokuserad, onadda, stopp } from "./fokus.mjs";
import { job, loggaIn, medWebblasare, nySida } from "./webblasare.mjs";

/** Stops, from where the focus is to the end of the page; the same one twice is a trap. */
async function* stoppen(page, med) {
  await page.evaluate(() => { globalThis.__varvet = new Set(); });
  for (;;) {
    await page.keyboard.press("Tab");
    const handle = await fokuserad(page);
    if (!handle) return;
    const again = await handle.evaluate((el) => globalThis.__varvet.size === globalThis.__varvet.add(el).size);
    if (again) throw new Error(`fokus kommer inte ut ur ${page.url()}`);
    yield await stopp(med, handle);
    await handle.dispose();
  }
}

/** Wait until nothing is being fetched, though the page may be left for another meanwhile. */
async function lugn(page) {
  const still = () => document.readyState === "complete" && !document.querySelector("[aria-busy=true]");
  for (let tries = 0; ; tries += 1) {
    try {
      await page.waitForFunction(still);
      return await page.title();
    } catch (error) {
      if (tries > 5 || !/context|detached/i.test(error.message)) throw error;
    }
  }
}

const leder = (page, key) => Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);

async function till(page, med, { namn = "", adress = "" }) {
  const [name, address] = [new RegExp(namn, "u"), new RegExp(adress, "u")];
  const passed = [];
  for (let round = 0; round < 2; round += 1) { // the focus may already be past it
    for await (const one of stoppen(page, med)) {
      passed.push(one);
      if (name.test(one.namn) && address.test(one.adress)) return { stopp: passed, hittad: true };
    }
  }
  return { stopp: passed, hittad: false };
}

const GOR = {
  async lista(page, med) {
    const passed = [];
    for await (const one of stoppen(page, med)) passed.push(one);
    return { stopp: passed, onadda: await onadda(page) };
  },
  till,
  async folj(page, med, steg) {
    const found = await till(page, med, steg);
    if (found.hittad) await leder(page, "Enter");
    return found;
  },
  async tryck(page, _, { tangent, ganger, leder: leads }) {
    for (let many = 0; many < ganger; many += 1) await (leads ? leder(page, tangent) : page.keyboard.press(tangent));
    return {};
  },
  async skriv(page, _, { text }) {
    await page.keyboard.type(text);
    return {};
  },
};

async function vandra(browser, arbete) {
  const heard = [];
  const page = await nySida(browser, arbete.bas, {
    hor: (slag, vad, at) => heard.push({ slag, vad, var: at ?? "", medium: "tangentbord" }),
  });
  const med = { cdp: await page.createCDPSession(), blank: await browser.newPage(), kanda: new Set() };
  await page.setViewport(arbete.fonster);
  await page.goto(arbete.bas + arbete.start, { waitUntil: "load" });
  await page.bringToFront();
  const steg = [];
  for (const one of arbete.steg) {
    const done = await GOR[one.gor](page, med, one);
    const titel = await lugn(page);
    const { pathname, search, hash } = new URL(page.url());
    steg.push({ stopp: [], onadda: [], hittad: true, ...done, adress: pathname + search + hash, titel });
    if (!steg.at(-1).hittad) break;
  }
  return { steg, anmarkningar: heard };
}

const arbete = await job();
await medWebblasare(arbete.webblasare, async (browser) => {
  await loggaIn(browser, arbete);
  return vandra(browser, arbete);
});
