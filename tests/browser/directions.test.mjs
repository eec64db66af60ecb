// The fixture project: every text of its pages in the order in which the eye sees it, from left to right.
//
// What is expected stands in directions.json and was read line by line. BAYAN_UPDATE=1 writes it anew; read the change.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DIRECTIONS, launch, serve, settle } from "./browser.mjs";
import { screenOrder } from "./geometry.mjs";

const EXPECTED = new URL("directions.json", import.meta.url);
const SKIP = DIRECTIONS ? false : "BAYAN_FIXTURE names no built fixture project";
const PAGES = ["ar/directions/", "en/directions/", "ar-EG/directions/", "facing/directions/"];
const TEXTS = [
  "h1, h1 > span, .summary, .byline, time, .status",
  ".key-figures :is(data, a, .when)",
  ".contents li",
  ":is(.body, .pair) :is(h2, p:not(.facts, .provenance), li, pre, th, td, figcaption)",
  ".exhibit :is(figcaption, text, th, td, .notes li)",
  ".certainty, .attribution",
  ".figures :is(th, td)",
  ".sources > ol > li > a, .citations li",
  ".terms :is(dt, dd)",
].join(", ");
// One line a text, whatever the fonts.
const UNWRAPPED = "body *:not(pre, code) { white-space: nowrap !important; max-inline-size: none !important; text-wrap: nowrap !important }";

let browser;
let context;
let server;

before(async () => {
  if (SKIP) return;
  browser = await launch();
  context = await browser.newContext({ bypassCSP: true, viewport: { width: 2400, height: 900 } });
  server = await serve(DIRECTIONS);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(path) {
  const page = await context.newPage();
  await page.goto(server.url + path);
  await page.addStyleTag({ content: UNWRAPPED });
  // What is folded has no boxes.
  await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  await settle(page);
  return page;
}

async function seen(page) {
  const lines = [];
  for (const element of await page.locator(TEXTS).all()) lines.push(await screenOrder(element));
  // Titles and descriptions know no markup: shown as a program shows them that guesses the direction.
  const bare = await page.evaluate(() => {
    const texts = [...document.querySelectorAll("[title]")].map((element) => element.title);
    const description = document.querySelector("meta[name=description]")?.content;
    return [...texts, document.title, ...(description ? [description] : [])].map((text, index) => {
      const line = Object.assign(document.createElement("p"), { id: `bare-${index}`, dir: "auto", textContent: text });
      document.body.append(line);
      return `#${line.id}`;
    });
  });
  for (const id of bare) lines.push(await screenOrder(page.locator(id)));
  return lines.filter((line) => line !== "");
}

/** A feed as a reader of feeds shows it: titles and summaries as bare text, contents with their own direction. */
async function feed(edition) {
  const page = await open(`${edition}/index.html`);
  await page.evaluate((text) => {
    const xml = new DOMParser().parseFromString(text, "text/xml");
    const bare = (element) => Object.assign(document.createElement("p"), { dir: "auto", textContent: element.textContent });
    const contents = [...xml.querySelectorAll("entry > content")].map(({ textContent }) => document.createRange().createContextualFragment(textContent));
    document.body.replaceChildren(...[...xml.querySelectorAll("title, entry > summary")].map(bare), ...contents);
    document.documentElement.dir = "ltr";
  }, await readFile(join(DIRECTIONS, edition, "feed.xml"), "utf8"));
  const lines = [];
  for (const element of await page.locator("p, li, h3, th, td").all()) lines.push(await screenOrder(element));
  await page.close();
  return lines.filter((line) => line !== "");
}

test("every text is seen in its order", { skip: SKIP }, async (t) => {
  const expected = JSON.parse(await readFile(EXPECTED, "utf8"));
  const found = {};
  for (const path of PAGES) {
    await t.test(path, async () => {
      const page = await open(path);
      found[path] = await seen(page);
      if (!process.env.BAYAN_UPDATE) assert.deepEqual(found[path], expected[path]);
      await page.close();
    });
  }
  for (const edition of ["ar", "en"]) {
    const path = `${edition}/feed.xml`;
    await t.test(path, async () => {
      found[path] = await feed(edition);
      if (!process.env.BAYAN_UPDATE) assert.deepEqual(found[path], expected[path]);
    });
  }
  if (process.env.BAYAN_UPDATE) await writeFile(EXPECTED, `${JSON.stringify(found, null, 1)}\n`);
});

test("every block has the direction of its language, and code runs left to right", { skip: SKIP }, async (t) => {
  for (const path of PAGES) {
    await t.test(path, async () => {
      const page = await open(path);
      const wrong = await page.evaluate(() =>
        [...document.querySelectorAll("main :is(h1, h2, p, li, blockquote, table, th, td, figcaption, dt, dd, div, section, pre, code)")]
          .map((element) => {
            const language = element.closest("[lang]").lang.split("-")[0];
            const wanted = element.matches("pre, code, pre *") || language !== "ar" ? "ltr" : "rtl";
            return { name: element.localName, text: element.textContent.slice(0, 40), language, wanted, got: getComputedStyle(element).direction };
          })
          .filter(({ wanted, got }) => wanted !== got),
      );
      assert.deepEqual(wrong, []);
      await page.close();
    });
  }
});
