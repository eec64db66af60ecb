// The editions beside each other: the same anchors, and links that lead to the same place.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { SITE, launch, pagesOf, reportsOf } from "./browser.mjs";

const paths = await pagesOf(SITE);
const reports = reportsOf(paths);
const ids = [...new Set(reports.map((path) => path.split("/")[1]))];

let browser;
let page;

before(async () => {
  browser = await launch();
  page = await browser.newPage();
});

after(() => browser?.close());

// From disk, without a server: that too must work.
const open = (path) => page.goto(pathToFileURL(join(SITE, path)).href);

const anchors = () =>
  page.evaluate(() => ({
    findings: [...document.querySelectorAll("section.finding")].map((section) => section.id),
    figures: [...document.querySelectorAll("[id^=figure-]")].map((figure) => figure.id).sort(),
    sources: [...document.querySelectorAll("[id^=source-]")].map((source) => source.id).sort(),
  }));

for (const id of ids) {
  test(`${id} has the same anchors in every edition`, async () => {
    const editions = reports.filter((path) => path.split("/")[1] === id);
    assert.ok(editions.length >= 2, editions.join(", "));
    const found = [];
    for (const path of editions) {
      await open(path);
      found.push(await anchors());
    }
    assert.ok(found[0].findings.length > 0);
    for (const other of found.slice(1)) assert.deepEqual(other, found[0]);
  });
}

for (const path of reports) {
  test(`${path}: a finding's link to another edition leads to the same finding`, async () => {
    await open(path);
    const links = await page.locator("section.finding").evaluateAll((sections) =>
      sections.flatMap((section) =>
        [...section.querySelectorAll(".provenance a[hreflang]")].map((link) => ({
          id: section.id,
          href: link.href,
          lang: link.lang,
          hreflang: link.hreflang,
          dir: link.dir,
        })),
      ),
    );
    assert.ok(links.length > 0);
    for (const link of links) {
      assert.equal(new URL(link.href).hash, `#${link.id}`);
      assert.equal(link.lang, link.hreflang);
      assert.equal(link.dir, link.lang.startsWith("ar") ? "rtl" : "ltr");
    }
    await page.locator("section.finding .provenance a[hreflang]").last().click();
    const { target, lang } = await page.evaluate(() => ({
      target: document.querySelector(":target")?.id,
      lang: document.documentElement.lang,
    }));
    assert.equal(target, links.at(-1).id);
    assert.equal(lang, links.at(-1).lang);
  });
}

test("every link inside the site leads somewhere", async (t) => {
  const anchorsOf = new Map();
  for (const path of paths) {
    await open(path);
    anchorsOf.set(page.url(), new Set(await page.evaluate(() => [...document.querySelectorAll("[id]")].map((e) => e.id))));
  }
  for (const path of paths) {
    await t.test(path, async () => {
      await open(path);
      const links = await page.evaluate(() =>
        [...document.querySelectorAll("a[href], link[href], script[src], img[src]")]
          .map((link) => link.href ?? link.src)
          .filter((href) => href.startsWith("file:")),
      );
      for (const link of links) {
        // The page for a wrong address is shown at any depth: its links begin at the root of the site.
        const href = path === "404.html" ? pathToFileURL(SITE).href + new URL(link).pathname : link;
        const url = new URL(href);
        const fragment = decodeURIComponent(url.hash.slice(1));
        url.hash = "";
        assert.ok(existsSync(url), `no file for ${href}`);
        if (fragment) assert.ok(anchorsOf.get(url.href)?.has(fragment), `no anchor for ${href}`);
      }
    });
  }
});
