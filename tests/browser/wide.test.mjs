// What no line has room for: tables scroll, addresses break, and neither language is laid over the other, on screens and on paper.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DIRECTIONS, launch, serve } from "./browser.mjs";

const SKIP = DIRECTIONS ? false : "BAYAN_FIXTURE names no built fixture project";
const PAGES = ["ar/wide/", "en/wide/", "facing/wide/"];
/** A phone, a table's edge, a desk; the width of A4 between its margins. */
const SCREENS = [320, 360, 768, 1280];
const PAPER = 680;

let browser;
let server;

before(async () => {
  if (SKIP) return;
  browser = await launch();
  server = await serve(DIRECTIONS);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** By how many pixels boxes stick out of the nearest half, or of the page; what scrolls may be wider inside. */
function outside({ paper }) {
  const far = [];
  const page = document.documentElement.getBoundingClientRect();
  for (const box of document.querySelectorAll("main :is(p, table, ul, ol, h1, h2, .table-wrap)")) {
    if (!paper && box.closest(".table-wrap, .scroll") && !box.matches(".table-wrap")) continue;
    const room = box.closest(".half")?.getBoundingClientRect() ?? page;
    const { left, right } = box.getBoundingClientRect();
    const out = Math.max(room.left - left, right - room.right);
    if (out > 1) far.push(`${box.localName}: ${out}`);
  }
  return { far, scroll: document.documentElement.scrollWidth - document.documentElement.clientWidth };
}

for (const path of PAGES) {
  test(path, { skip: SKIP }, async (t) => {
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(server.url + path);
    for (const width of SCREENS) {
      await t.test(`keeps to its room at ${width} pixels`, async () => {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await page.evaluate(outside, { paper: false }), { far: [], scroll: 0 });
      });
    }
    await t.test("keeps to its room on paper", async () => {
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: PAPER, height: 900 });
      assert.deepEqual((await page.evaluate(outside, { paper: true })).far, []);
      await page.emulateMedia({ media: "screen" });
    });
    await t.test("keeps the marks of notes apart from numbers and from each other", async () => {
      await page.setViewportSize({ width: 1280, height: 900 });
      // The mark stands behind the full stop in the direction of the line: nothing of the sentence is between them.
      const wrong = await page.locator(".footnote-ref").evaluateAll((marks) =>
        marks.filter((mark) => {
          const before = mark.previousSibling;
          if (before?.nodeType !== Node.TEXT_NODE) return !/^[،,] /u.test(mark.textContent);
          const range = document.createRange();
          range.setStart(before, before.length - 1);
          range.setEnd(before, before.length);
          const stop = range.getBoundingClientRect();
          const box = mark.getBoundingClientRect();
          const rtl = getComputedStyle(mark.parentElement).direction === "rtl";
          return Math.abs(rtl ? stop.left - box.right : box.left - stop.right) > 2;
        }).map((mark) => mark.outerHTML),
      );
      assert.deepEqual(wrong, []);
    });
    await page.close();
  });
}
