// What stands around the reports: the search, the sitemap, the feeds, linked data.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { SITE, launch, pagesOf, reportsOf, serve } from "./browser.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const paths = await pagesOf(SITE);
const editions = [...new Set(reportsOf(paths).map((path) => path.split("/")[0]))];

// The script of the search as it is published, without a page.
const script = createContext({});
runInContext(await readFile(join(SITE, "assets/search.js"), "utf8"), script);

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve(SITE);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test("a search folds as the index does", async () => {
  const cases = JSON.parse(await readFile(join(HERE, "../folding.json"), "utf8"));
  assert.ok(cases.length >= 30);
  for (const { text, folded } of cases) assert.equal(script.fold(text), folded, text);
});

test("every word of a query must be there, short ones at the beginning of a word", () => {
  const finding = { id: "a", label: "زبائن لشركة", text: "زباين لشركه" };
  const reports = [{ title: "تقرير", text: "تقرير من 2024", findings: [finding] }];
  const found = (query) => [...script.find({ reports }, query)].map(({ findings }) => findings.map(({ id }) => id).join());
  assert.deepEqual(found("الشركة"), ["a"]);
  assert.deepEqual(found("شركة"), ["a"]);
  assert.deepEqual(found("شركه ٢٠٢٤"), ["a"]);
  assert.deepEqual(found("شركة غائبة"), []);
  assert.deepEqual(found("كه"), []);
  assert.deepEqual(found("  "), []);
});

/** What the page of a search shows for a query. */
async function search(edition, query) {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(`${server.url}${edition}/search/index.html`);
  await page.locator("form.search").waitFor({ state: "visible" });
  await page.locator("input").fill(query);
  const links = await page.locator("#page_results a").evaluateAll((all) =>
    all.map((link) => ({ text: link.textContent, path: new URL(link.href).pathname + new URL(link.href).hash })),
  );
  const status = await page.locator("#page_status").textContent();
  const fallback = await page.locator("#page_fallback").isVisible();
  assert.deepEqual(said, []);
  return { page, links, status, fallback };
}

for (const edition of editions.filter((edition) => edition.startsWith("ar"))) {
  test(`${edition}: «شركه» finds «شركة», and the finding it stands in`, async () => {
    const { page, links, fallback } = await search(edition, "شركه");
    const found = links.find(({ text, path }) => text.includes("شركة") && path.includes("#"));
    assert.ok(found, JSON.stringify(links));
    assert.ok(!fallback);
    await page.locator("#page_results a", { hasText: found.text }).first().click();
    await page.waitForURL(/#/);
    assert.ok(await page.evaluate(() => document.querySelector(":target") !== null));
    await page.close();
  });
}

for (const edition of editions) {
  test(`${edition}: a name is found in the letters of the other language`, async () => {
    const latin = await search(edition, "NVIDIA");
    const arabic = await search(edition, "انفيديا");
    assert.ok(latin.links.length > 0);
    assert.deepEqual(arabic.links, latin.links);
    await latin.page.close();
    await arabic.page.close();
  });

  test(`${edition}: where nothing is found, there are the indexes`, async () => {
    const { page, links, status, fallback } = await search(edition, "zzzz");
    assert.deepEqual(links, []);
    assert.ok(status.length > 0 && fallback);
    await page.close();
  });

  test(`${edition}: without JavaScript the search says so and offers the indexes`, async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}${edition}/search/index.html`);
    assert.ok(!(await page.locator("form.search").isVisible()));
    assert.ok(await page.locator("#page_fallback p").isVisible());
    assert.ok((await page.locator("#page_fallback a").count()) >= 4);
    await context.close();
  });

  test(`${edition}: the feed is well-formed and says its language`, async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}${edition}/index.html`);
    const text = await readFile(join(SITE, edition, "feed.xml"), "utf8");
    const feed = await page.evaluate((text) => {
      const xml = new DOMParser().parseFromString(text, "text/xml");
      const content = xml.querySelector("entry > content").textContent;
      const html = new DOMParser().parseFromString(content, "text/html").body.firstElementChild;
      return {
        faults: xml.querySelectorAll("parsererror").length,
        lang: xml.documentElement.getAttribute("xml:lang"),
        entries: xml.querySelectorAll("entry").length,
        addresses: [...xml.querySelectorAll("link")].map((link) => link.getAttribute("href")),
        content: [html.lang, html.dir],
        drawings: xml.querySelectorAll("content svg").length + html.querySelectorAll("svg").length,
        tables: [...xml.querySelectorAll("entry")].map((entry) => {
          const shown = new DOMParser().parseFromString(entry.querySelector("content").textContent, "text/html");
          return [...shown.querySelectorAll("table")].map((table) => ({
            link: table.previousElementSibling.querySelector("a").href,
            direction: table.dir,
            rows: table.querySelectorAll("tbody tr").length,
          }));
        }),
      };
    }, text);
    assert.equal(feed.faults, 0);
    assert.equal(feed.lang, edition);
    assert.ok(feed.entries > 0);
    for (const address of feed.addresses) assert.match(address, /^https?:/);
    // Readers of feeds strip drawings: a chart is there as its table.
    assert.equal(feed.drawings, 0);
    const tables = feed.tables.flat();
    assert.ok(tables.length > 0);
    for (const { link, direction, rows } of tables) {
      assert.match(link, /^https?:.*#(chart|table)-/);
      assert.equal(direction, edition.startsWith("ar") ? "rtl" : "ltr");
      assert.ok(rows > 0);
    }
    assert.deepEqual(feed.content, [edition, edition.startsWith("ar") ? "rtl" : "ltr"]);
    await page.close();
  });
}

test("the sitemap names every page, and its editions name each other", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}index.html`);
  const text = await readFile(join(SITE, "sitemap.xml"), "utf8");
  const urls = await page.evaluate((text) => {
    const xml = new DOMParser().parseFromString(text, "text/xml");
    if (xml.querySelector("parsererror")) return [];
    return [...xml.querySelectorAll("url")].map((url) => ({
      loc: url.querySelector("loc").textContent,
      alternates: [...url.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "link")].map((link) => ({
        lang: link.getAttribute("hreflang"),
        href: link.getAttribute("href"),
      })),
    }));
  }, text);
  await page.close();
  const byAddress = new Map(urls.map((url) => [url.loc, url]));
  assert.equal(byAddress.size, urls.length, "an address stands twice");
  for (const { loc, alternates } of urls) {
    assert.equal(alternates.length, editions.length + 1, loc);
    for (const { href } of alternates) {
      assert.deepEqual(byAddress.get(href)?.alternates, alternates, `${loc} names ${href}, which does not name it`);
    }
  }
  const base = urls[0].loc;
  const named = urls.map(({ loc }) => `${loc.slice(base.length)}index.html`).sort();
  for (const path of named) assert.ok(existsSync(join(SITE, path)), path);
  // Nor the pages in both languages and the citations, which say again what the editions say.
  const expected = paths.filter((path) => path !== "404.html" && !path.endsWith("/search/index.html") && !path.startsWith("facing/") && !path.endsWith("/cite/index.html"));
  assert.deepEqual(named.filter((path) => expected.includes(path)), expected);
});

for (const path of reportsOf(paths)) {
  test(`${path}: linked data is JSON without marks of direction`, async () => {
    const html = await readFile(join(SITE, path), "utf8");
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map((match) => match[1]);
    assert.equal(blocks.length, 1);
    const data = JSON.parse(blocks[0]);
    assert.doesNotMatch(JSON.stringify(data), /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
    assert.equal(data.inLanguage, path.split("/")[0]);
    assert.ok(data.workTranslation || data.translationOfWork);
    const page = await browser.newPage();
    await page.goto(server.url + path);
    const ids = await page.locator("section.finding").evaluateAll((all) => all.map((one) => one.id));
    // What JSON-LD says is relative begins at the page.
    const address = (id) => new URL(id, data["@context"][1]["@base"]);
    assert.equal(address("").href, data["@id"]);
    assert.deepEqual(data.hasPart.map((claim) => address(claim["@id"]).hash.slice(1)), ids);
    for (const claim of data.hasPart) assert.equal(address(claim["@id"]).href.split("#")[0], data["@id"]);
    const described = new Set([...data.author, ...data.hasPart.map(({ author }) => author)].filter((agent) => agent?.name).map((agent) => agent["@id"]));
    for (const { author } of data.hasPart) assert.ok(!author || author.name || described.has(author["@id"]), JSON.stringify(author));
    assert.ok(data.citation.length > 0);
    await page.close();
  });
}
