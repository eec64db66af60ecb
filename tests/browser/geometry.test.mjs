// The order of characters on the screen: first that we see it rightly, on a page written for it, then on the built site.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FIXTURE, SITE, launch, pagesOf, serve, settle } from "./browser.mjs";
import { screenLines, screenOrder } from "./geometry.mjs";

let browser;
let fixture;
let site;

before(async () => {
  browser = await launch();
  fixture = await serve(FIXTURE);
  site = await serve(SITE);
});

after(async () => {
  await browser?.close();
  await fixture?.stop();
  await site?.stop();
});

const SEEN = {
  name: "ةديدجلا H100 تاجلاعم",
  change: "ماعلا اذه +123% ةبسنب",
  "bare-change": "ماعلا اذه %123+ ةبسنب",
  range: "رالود 12,000–13,000 نيب",
  "bare-range": "رالود 13,000–12,000 نيب",
  "bare-date": "ردص 12-05-2024 يف",
  neutral: "سمأ Yahoo! تنلعأ",
  list: "Meta ،Google ،Apple",
  quoted: ".»عفترم H100 رعس« :لاق",
  original: "It said 3 ,رمقلا يداو times.",
};

test("the helper sees the order that the Unicode algorithm gives", async (t) => {
  const page = await browser.newPage();
  await page.goto(fixture.url);
  for (const [id, seen] of Object.entries(SEEN)) {
    await t.test(id, async () => assert.equal(await screenOrder(page.locator(`#${id}`)), seen));
  }
  await t.test("brackets stand around an isolated acronym", async () => {
    const line = await screenOrder(page.locator("#acronym"));
    assert.match(line, /\)LLM\(/);
  });
  await t.test("lines come from top to bottom", async () => {
    assert.deepEqual(await screenLines(page.locator("#wrapped")), ["رطس", "رخآ"]);
  });
  await page.close();
});

test("text isolated as left to right is seen as it was written", async (t) => {
  for (const path of (await pagesOf(SITE)).filter((path) => path.startsWith("ar"))) {
    await t.test(path, async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(site.url + path);
      await settle(page);
      for (const isolate of await page.locator("main bdi[dir=ltr]").all()) {
        const written = (await isolate.textContent()).replace(/\p{Bidi_Control}/gu, "");
        if (!/^\P{Script=Arabic}+$/u.test(written)) continue;
        assert.equal((await screenLines(isolate)).join(" "), written.replace(/\s+/g, " ").trim());
      }
      await page.close();
    });
  }
});

test("no Latin word in Arabic prose stands outside an isolate or a left-to-right element", async (t) => {
  for (const path of (await pagesOf(SITE)).filter((path) => path.startsWith("ar"))) {
    await t.test(path, async () => {
      const page = await browser.newPage();
      await page.goto(site.url + path);
      const loose = await page.locator("main").evaluate((main) => {
        const found = [];
        const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const { data, parentElement } = walker.currentNode;
          // Places without markup carry U+2066 … U+2069 instead.
          const outside = data.replace(/\u2066[^\u2069]*\u2069/g, "");
          if (/\p{Script=Latin}/u.test(outside) && getComputedStyle(parentElement).direction === "rtl") found.push(data);
        }
        return found;
      });
      assert.deepEqual(loose, []);
      await page.close();
    });
  }
});
