// Charts as they are laid out: mirrored in Arabic, no word over another or over an edge, at every width and in print.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { SITE, launch, pagesOf, serve, settle } from "./browser.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const WIDTHS = [320, 375, 1280];
const BAYAN = process.env.BAYAN;

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
let own;
const sites = [];

before(async () => {
  browser = await launch();
  // The example publication, and one with every kind of chart, where the program to build it is known.
  const folders = [SITE];
  if (BAYAN) {
    own = await mkdtemp(join(tmpdir(), "bayan-charts-"));
    execFileSync(BAYAN, ["build", join(HERE, "charts"), "--out", own], { stdio: "pipe" });
    folders.push(own);
  }
  for (const folder of folders) {
    const server = await serve(folder);
    for (const path of await pagesOf(folder)) {
      if ((await readFile(join(folder, path), "utf8")).includes('<svg class="chart"')) sites.push({ folder, server, path });
    }
  }
});

after(async () => {
  await browser?.close();
  for (const server of new Set(sites.map((site) => site.server))) await server.stop();
  if (own) await rm(own, { recursive: true });
});

async function open({ server, path }, { media, ...options } = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  if (media) await page.emulateMedia({ media });
  await page.goto(server.url + path);
  await settle(page);
  return page;
}

/** The boxes of everything in the charts of a page. */
function charts(page) {
  return page.locator("svg.chart").evaluateAll((svgs) =>
    svgs.map((svg) => {
      const box = (element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { left, right, top, bottom };
      };
      const all = (selector) => [...svg.querySelectorAll(selector)];
      return {
        id: svg.parentElement.id,
        frame: box(svg),
        bars: all(".bar").map(box),
        zeros: all(".zero").map(box),
        signs: all(".sign").map(box),
        language: svg.closest("[lang]").lang,
        texts: all("text").map((text) => ({
          ...box(text),
          role: text.getAttribute("class"),
          words: text.textContent,
          anchor: text.getAttribute("text-anchor") ?? "start",
          direction: getComputedStyle(text).direction,
        })),
        rows: all(".track").length,
      };
    }),
  );
}

/** Whether a page is that of an Arabic edition; charts know their language themselves, for the page in both. */
const isArabic = ({ path }) => path.startsWith("ar");
const isFacing = ({ path }) => path.startsWith("facing/");

test("there are charts", () => {
  assert.ok(sites.some(isArabic) && sites.some((site) => !isArabic(site)), `no charts in ${SITE}`);
});

test("in Arabic bars begin at the right and names stand there, in English at the left", async () => {
  for (const site of sites) {
    const page = await open(site);
    for (const chart of await charts(page)) {
      const { left, right } = chart.frame;
      const mirrored = chart.language.startsWith("ar");
      for (const label of chart.texts.filter(({ role }) => role === "label" || role === "heading")) {
        const inset = mirrored ? right - label.right : label.left - left;
        // A key to lines stands before their names.
        const most = chart.rows ? 1.5 : (right - left) * 0.12 + 1.5;
        assert.ok(inset > -1 && inset < most, `${site.path} ${chart.id}: ${label.words} ${inset}`);
        assert.equal(label.direction, mirrored ? "rtl" : "ltr");
        assert.equal(label.anchor, "start");
      }
      // Where an axis begins at zero, and all is above it, every bar begins at that edge.
      const zeroAtEdge = chart.rows && chart.zeros.length && chart.zeros.every((zero) => (mirrored ? Math.abs(zero.right - right) < 1.5 : Math.abs(zero.left - left) < 1.5));
      if (zeroAtEdge) {
        for (const bar of chart.bars) {
          assert.ok(Math.abs(mirrored ? bar.right - right : bar.left - left) < 1, `${site.path} ${chart.id}`);
          assert.ok(bar.right - bar.left < right - left + 1);
        }
      }
      for (const { left: from, right: to } of [...chart.bars, ...chart.texts]) {
        // Glyphs may reach a little over the place they are set at.
        assert.ok(from > left - 2 && to < right + 2, `${site.path} ${chart.id}: ${from}–${to} in ${left}–${right}`);
      }
    }
    await page.close();
  }
});

test("bars are as long in one edition as in the other", async () => {
  const lengths = async (site) => {
    const page = await open(site);
    const found = (await charts(page)).map(({ id, frame, bars }) => ({
      id,
      bars: bars.map(({ left, right }) => (((right - left) * 100) / (frame.right - frame.left)).toFixed(0)),
    }));
    await page.close();
    return found;
  };
  for (const site of sites.filter(isArabic)) {
    const twin = sites.find((other) => other.folder === site.folder && !isArabic(other) && !isFacing(other) && other.path.split("/")[1] === site.path.split("/")[1]);
    assert.deepEqual(await lengths(site), await lengths(twin));
  }
});

test("no words stand over others or over the edge of the page", async (t) => {
  for (const width of WIDTHS) {
    await t.test(`at ${width} pixels`, async () => {
      for (const site of sites) {
        const page = await open(site, { viewport: { width, height: 900 } });
        for (const chart of await charts(page)) {
          chart.texts.forEach((one, index) => {
            assert.ok(one.left > -1 && one.right < width + 1, `${site.path} ${chart.id}: ${one.words} ${one.left}–${one.right}`);
            for (const other of chart.texts.slice(index + 1)) {
              const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
              const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
              // Boxes are those of the fonts, and reach further than the letters.
              assert.ok(across < 1 || down < 3, `${site.path} ${chart.id}: “${one.words}” and “${other.words}”: ${across} × ${down}`);
            }
          });
        }
        const { scroll, client } = await page.evaluate(() => ({
          scroll: document.documentElement.scrollWidth,
          client: document.documentElement.clientWidth,
        }));
        assert.ok(scroll <= client, `${site.path}: ${scroll} > ${client}`);
        await page.close();
      }
    });
  }
});

test("time runs as the edition reads, unless it is set", { skip: !BAYAN }, async () => {
  for (const site of sites.filter((site) => site.folder === own && !isFacing(site))) {
    const page = await open(site);
    const all = await charts(page);
    const years = (id) => {
      const ticks = all.find((chart) => chart.id === id).texts.filter(({ role }) => role === "tick");
      const year = ({ words }) => words.replace(/[٠-٩]/g, (digit) => "٠١٢٣٤٥٦٧٨٩".indexOf(digit)).match(/^\P{Nd}*(20\d\d)\P{Nd}*$/u)?.[1];
      return ticks.filter(year).sort((a, b) => a.left - b.left).map(year);
    };
    const forward = ["2021", "2022", "2023", "2024"];
    assert.deepEqual(years("chart-trend"), isArabic(site) ? forward.toReversed() : forward);
    assert.deepEqual(years("chart-trend-ltr"), ["2021", "2022", "2024"]);
    const notes = await page.locator("#chart-trend-ltr .notes").textContent();
    assert.match(notes, isArabic(site) ? /من اليسار إلى اليمين/ : /from left to right/);
    const digits = all.flatMap(({ texts }) => texts.map(({ words }) => words)).join(" ");
    if (isArabic(site)) assert.doesNotMatch(digits.replace(/[A-Za-z]\w*|عام \d+/g, ""), /[0-9]/);
    else assert.doesNotMatch(digits, /[٠-٩]/);
    await page.close();
  }
});

test("a chart says in words what it shows, and its figures are a table that print opens", async () => {
  for (const site of sites) {
    const page = await open(site, { media: "print" });
    for (const figure of await page.locator("figure.exhibit:has(svg)").all()) {
      const svg = figure.locator("svg.chart");
      assert.equal(await svg.getAttribute("role"), "img");
      for (const attribute of ["aria-labelledby", "aria-describedby"]) {
        const id = await svg.getAttribute(attribute);
        assert.ok((await page.locator(`#${id}`).textContent()).length > 3);
      }
      assert.ok(await figure.locator("tbody tr").first().isVisible());
    }
    await page.close();
  }
});

test("pages with charts are valid and accessible", async (t) => {
  for (const site of sites) {
    await t.test(site.path, async () => {
      const validator = new HtmlValidate(new FileSystemConfigLoader([], JSON.parse(await readFile(join(HERE, ".htmlvalidate.json"), "utf8"))));
      const report = await validator.validateString(await readFile(join(site.folder, site.path), "utf8"), join(HERE, "page.html"));
      const messages = report.results.flatMap((result) => result.messages);
      assert.deepEqual(messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`), []);
      for (const colorScheme of ["light", "dark"]) {
        const page = await open(site, { colorScheme });
        for (const summary of await page.locator(".data > summary").all()) await summary.click();
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document));
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`), []);
        assert.equal(await page.locator("svg [style], svg style, svg script").count(), 0);
        const { ids, unique } = await page.evaluate(() => {
          const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
          return { ids: ids.length, unique: new Set(ids).size };
        });
        assert.equal(ids, unique);
        await page.close();
      }
    });
  }
});
