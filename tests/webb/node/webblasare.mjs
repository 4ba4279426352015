// Starts a browser that asks nobody but us, and opens pages in it that are listened to.
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

export const require = createRequire(path.join(process.env.WEBB_NODE ?? "", "package.json"));

const CHROME = [
  "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--hide-scrollbars",
  // Whatever a page asks for elsewhere is seen as asked for, and goes nowhere.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

const FIREFOX = {
  "network.dns.disabled": true, // an address of numbers needs none
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "ui.prefersReducedMotion": 1,
};

/** The job: JSON on stdin. */
export async function job() {
  const chunks = [];
  for await (const one of process.stdin) chunks.push(one);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

/** Run what is asked with a browser in a profile of its own, and print what it gives as JSON. */
export async function medWebblasare({ sort, program }, asked) {
  const profile = await mkdtemp(path.join(tmpdir(), "webb-"));
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await require("puppeteer-core").launch({
    browser: sort,
    executablePath: program,
    userDataDir: profile,
    args: sort === "chrome" ? [...CHROME, ...root] : [],
    extraPrefsFirefox: FIREFOX,
    protocolTimeout: 60_000,
  });
  try {
    const answer = { version: await browser.version(), ...(await asked(browser)) };
    process.stdout.write(JSON.stringify(answer) + "\n");
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** A page that hands each thing it hears to `ora.hor(slag, vad, var)`, whoever that is now. */
export async function nySida(browser, bas, ora) {
  // In a window of its own: a tab behind another is never drawn, and waits for that.
  const page = await browser.newPage({ type: "window" });
  page.setDefaultTimeout(30_000);
  const away = (url) => /^(https?|wss?|ftp):/.test(url) && new URL(url).origin !== bas;
  page.on("console", (said) => ora.hor("konsol", `${said.type()}: ${said.text()}`, said.location().url));
  page.on("pageerror", (error) => ora.hor("sidfel", String(error?.message ?? error), ""));
  page.on("request", (asked) => away(asked.url()) && ora.hor("utifran", asked.url(), ""));
  // pa11y takes away a listener that it never added, which would be every one there is.
  const off = page.off.bind(page);
  page.off = (type, heard) => (heard ? off(type, heard) : page);
  return page;
}

/** Visit the address that logs in, and set the cookies; every page of the browser then has them. */
export async function loggaIn(browser, { bas, forst, kakor = [] }) {
  if (kakor.length) await browser.setCookie(...kakor.map((one) => ({ ...one, domain: new URL(bas).hostname, path: "/" })));
  if (!forst) return;
  const page = await browser.newPage();
  const answer = await page.goto(new URL(forst, bas).href);
  if (!answer?.ok()) throw new Error(`inloggningen svarade ${answer?.status()}`);
  await page.close();
}
