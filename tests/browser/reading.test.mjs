// Reading a report: figures at a glance, references and footnotes both ways, both languages side by side, the keyboard, print.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SITE, facingOf, launch, pagesOf, reportsOf, serve, settle } from "./browser.mjs";

const paths = await pagesOf(SITE);
const reports = reportsOf(paths);
const facing = facingOf(paths);

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

async function open(path, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  await page.goto(server.url + path);
  await settle(page);
  return page;
}

for (const path of reports) {
  test(`${path}: key figures say a value and what it is, and lead to it`, async () => {
    const page = await open(path);
    const cards = await page.locator(".key-figures li").evaluateAll((cards) =>
      cards.map((card) => {
        const target = document.getElementById(card.querySelector("a").hash.slice(1));
        return { value: card.querySelector("data").textContent, label: card.querySelector("a").textContent, found: target?.id };
      }),
    );
    assert.ok(cards.length > 0 && cards.length <= 6, `${cards.length} cards`);
    for (const { value, label, found } of cards) {
      assert.ok(value.trim() && label.trim(), JSON.stringify({ value, label }));
      assert.match(found ?? "", /^figure-/, label);
    }
    await page.close();
  });

  test(`${path}: references lead to sources, and sources back to every finding that cites them`, async () => {
    const page = await open(path);
    const { references, citations, names } = await page.evaluate(() => {
      const hash = (link) => link.hash.slice(1);
      const findings = [...document.querySelectorAll("section.finding")];
      const items = [...document.querySelectorAll(".sources > ol > li")];
      return {
        references: findings.flatMap((finding) =>
          [...finding.querySelectorAll("a.reference")].map((link) => {
            const number = items.findIndex((item) => item.id === hash(link)) + 1;
            const text = link.textContent.replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660);
            return { pair: `${finding.id} ${hash(link)}`, text, number };
          }),
        ),
        citations: items.flatMap((item) => [...item.querySelectorAll(".citations a")].map((link) => `${hash(link)} ${item.id}`)),
        names: items.flatMap((item) => [...item.querySelectorAll(".citations a")].map((link) => link.textContent.trim())),
      };
    });
    assert.ok(references.length > 0);
    for (const { pair, text, number } of references) {
      assert.ok(number > 0, `no source for ${pair}`);
      assert.match(text, new RegExp(`^\\p{L}+ \\[${number}\\]$`, "u"), pair);
    }
    assert.deepEqual(references.map(({ pair }) => pair).sort(), citations.sort());
    assert.ok(names.every((name) => name !== ""));
    await page.close();
  });

  test(`${path}: a report that is not published says so before its title, and what that means`, async () => {
    const page = await open(path);
    const { words, before } = await page.locator(".notice").evaluate((notice) => ({
      words: [...notice.childNodes].map((node) => node.textContent.trim()),
      before: Boolean(notice.compareDocumentPosition(document.querySelector("h1")) & Node.DOCUMENT_POSITION_FOLLOWING),
    }));
    assert.ok(before && words.length === 2 && words.every((word) => /\p{L}/u.test(word)), words.join(": "));
    await page.close();
  });

  test(`${path}: certainty is said in words`, async () => {
    const page = await open(path);
    const labels = await page.locator("section.finding").evaluateAll((all) => all.map((finding) => finding.querySelector(".certainty")?.textContent ?? ""));
    assert.ok(labels.every((label) => /\p{L}/u.test(label)), labels.join(", "));
    await page.close();
  });

  test(`${path}: no list shows a bare id`, async () => {
    const page = await open(path);
    const heads = await page.locator(".figures th[scope=row]").allTextContents();
    assert.ok(heads.length > 0 && heads.every((head) => head.trim() && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(head.trim())), heads.join(", "));
    await page.close();
  });

  test(`${path}: the keyboard goes from the skip link to the text, and shows where it is`, async () => {
    const page = await open(path);
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().height > 10));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    for (let step = 0; step < 12; step++) {
      const { seen, inMain } = await page.evaluate(() => {
        const ringed = (element) => element && (getComputedStyle(element).outlineStyle !== "none" || ringed(element.parentElement));
        return { seen: ringed(document.activeElement), inMain: document.activeElement.closest("main") !== null };
      });
      assert.ok(seen, "focus is seen");
      assert.ok(inMain, "focus is in the text");
      await page.keyboard.press("Tab");
    }
    await page.close();
  });

  test(`${path}: in print no navigation, and the address behind every source that has one`, async () => {
    const page = await open(path);
    await page.emulateMedia({ media: "print" });
    for (const gone of [".skip", ".editions", ".contents", ".provenance > a", ".citations"]) {
      for (const element of await page.locator(gone).all()) assert.ok(!(await element.isVisible()), gone);
    }
    const bare = await page.locator('.sources a[href^="http"]').evaluateAll((links) =>
      links.filter((link) => !getComputedStyle(link, "::after").content.includes(link.getAttribute("href"))).length,
    );
    assert.equal(bare, 0);
    await page.close();
  });
}

for (const path of facing) {
  test(`${path}: what says the same stands on a common line, and below each other on a phone`, async () => {
    const page = await open(path);
    const boxes = () =>
      page.locator(".pair:has(> .half)").evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((half) => [...half.children].map((part) => part.getBoundingClientRect()).map(({ top, left, bottom }) => ({ top, left, bottom })))),
      );
    for (const [first, second] of await boxes()) {
      assert.equal(first.length, second.length);
      first.forEach((part, index) => {
        assert.ok(Math.abs(part.top - second[index].top) <= 2, `${part.top} and ${second[index].top}`);
        assert.ok(part.left > second[index].left, "the Arabic half is at the right");
      });
    }
    await page.setViewportSize({ width: 390, height: 844 });
    for (const [first, second] of await boxes()) {
      assert.ok(second[0].top >= first.at(-1).bottom - 2, `${second[0].top} under ${first.at(-1).bottom}`);
    }
    await page.close();
  });

  test(`${path}: charts and tables stand in both halves, on common lines, each drawn its own way`, async () => {
    const page = await open(path);
    for (const media of ["screen", "print"]) {
      await page.emulateMedia({ media });
      const charts = await page.locator(".pair > .half:first-child figure.exhibit").evaluateAll((firsts) =>
        firsts.map((first) => {
          const second = document.getElementById(`facing-${first.id}`);
          const box = (figure) => figure.getBoundingClientRect();
          return { first: box(first), second: box(second), langs: [first, second].map((figure) => figure.closest("[lang]").lang) };
        }),
      );
      for (const { first, second, langs } of charts) {
        assert.deepEqual(langs, ["ar", "en"]);
        assert.ok(Math.abs(first.top - second.top) <= 2 && first.left >= second.right, JSON.stringify({ media, first, second }));
      }
      const report = await open(path.replace("facing", "ar"));
      assert.equal(charts.length, await report.locator("figure.exhibit").count());
      await report.close();
    }
    await page.close();
  });

  test(`${path}: each half says its language, and every finding stands in both`, async () => {
    const page = await open(path);
    const halves = await page.locator("section.finding").evaluateAll((rows) =>
      rows.map((row) => ({ id: row.id, langs: [...row.children].map(({ lang, dir, textContent }) => ({ lang, dir, empty: !textContent.trim() })) })),
    );
    assert.ok(halves.length > 0);
    for (const { id, langs } of halves) {
      assert.ok(id);
      assert.deepEqual(langs, [{ lang: "ar", dir: "rtl", empty: false }, { lang: "en", dir: "ltr", empty: false }]);
    }
    const report = await open(path.replace("facing", "ar"));
    const findings = await report.locator("section.finding").evaluateAll((all) => all.map((finding) => finding.id));
    assert.deepEqual(halves.map(({ id }) => id), findings);
    const { hrefs, ids } = await page.evaluate(() => ({
      hrefs: [...document.querySelectorAll("main a[href^='#']")].map((link) => link.hash.slice(1)),
      ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
    }));
    assert.equal(new Set(ids).size, ids.length, "ids are unique");
    for (const id of hrefs) assert.ok(ids.includes(id), `no anchor ${id}`);
    await page.close();
    await report.close();
  });
}
