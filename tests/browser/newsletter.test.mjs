// Letters as mail clients show them: whole, and mangled in the two ways that webmail mangles them; on a phone and on a desk, light
// and dark.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SITE, launch, lettersOf, serve, settle } from "./browser.mjs";
import { screenLines } from "./geometry.mjs";

const letters = await lettersOf(SITE);
const WIDTHS = [320, 640];

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

/**
 * What webmail leaves of a letter in a page of its own: nothing of `html`, `head` and `body` but what is in them, no styles but
 * those in elements, no `<bdi>`.
 */
function withoutSheets(html) {
  const body = html.replace(/<head[\s\S]*<\/head>/, "").replace(/<!doctype[^>]*>|<\/?(html|body)\b[^>]*>/gi, "");
  const bare = body.replace(/<style[\s\S]*?<\/style>/g, "").replace(/<\/?bdi\b[^>]*>/g, "");
  return `<!doctype html><html><head></head><body style="margin: 0"><div>${bare}</div></body></html>`;
}

/** What is left where no `dir` is kept either. */
function withoutDirections(html) {
  return withoutSheets(html).replace(/ dir="[a-z]+"/g, "");
}

const MANGLED = { whole: (html) => html, "without sheets": withoutSheets, "without dir": withoutDirections };

async function open(html, { width, scheme = "light" }) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  await page.setContent(html);
  await settle(page);
  return page;
}

function read(path) {
  return readFile(join(SITE, path), "utf8");
}

/** The blocks that hold text, each with its language, computed direction and alignment, and whether its lines begin at that side. */
function blocks(page) {
  return page.evaluate(() => {
    const found = [];
    for (const cell of document.querySelectorAll("td[lang]")) {
      if (cell.querySelector("td")) continue;
      const style = getComputedStyle(cell);
      const inside = cell.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(cell);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
      const left = Math.min(...boxes.map((box) => box.left)) - inside.left - Number.parseFloat(style.paddingLeft);
      const right = inside.right - Number.parseFloat(style.paddingRight) - Math.max(...boxes.map((box) => box.right));
      const { direction, textAlign } = style;
      found.push({ lang: cell.lang, direction, textAlign, left, right, text: cell.textContent.trim().slice(0, 40) });
    }
    return found;
  });
}

for (const path of letters) {
  for (const width of WIDTHS) {
    test(`${path} at ${width} px keeps directions, sides and order, however it is mangled`, async () => {
      const html = await read(path);
      const orders = {};
      for (const [name, mangle] of Object.entries(MANGLED)) {
        const page = await open(mangle(html), { width });
        const cells = await blocks(page);
        assert.ok(cells.length > 5, `${cells.length} cells`);
        for (const cell of cells) {
          const [direction, side] = cell.lang.startsWith("ar") ? ["rtl", "right"] : ["ltr", "left"];
          assert.equal(cell.direction, direction, `${name}: ${cell.text}`);
          assert.match(cell.textAlign, new RegExp(`${side}$`), `${name}: ${cell.text}`);
          assert.ok(Math.abs(cell[side]) < 1.5, `${name}: ${cell.text} begins ${cell[side]} px from its side`);
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${name}: ${wide} px too wide`);
        orders[name] = await screenLines(page.locator("body"));
        await page.close();
      }
      const words = (lines) => lines.filter(Boolean).join("\n");
      assert.equal(words(orders["without sheets"]), words(orders.whole));
      assert.equal(words(orders["without dir"]), words(orders.whole));
    });
  }

  test(`${path}: links are large enough to be tapped`, async () => {
    const page = await open(await read(path), { width: 320 });
    const sizes = await page.locator("a[href]").evaluateAll((links) =>
      links
        .filter((link) => !link.closest("p"))
        .map((link) => ({ text: link.textContent, height: link.getBoundingClientRect().height })),
    );
    assert.ok(sizes.length > 3);
    for (const { text, height } of sizes) assert.ok(height >= 44, `${text}: ${height} px`);
    await page.close();
  });

  for (const scheme of ["light", "dark"]) {
    test(`${path}: text stands out in a ${scheme} scheme`, async () => {
      const page = await open(await read(path), { width: 640, scheme });
      const weak = await page.evaluate(() => {
        const channel = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        const numbers = (color) => color.match(/[\d.]+/g).map(Number);
        const luminance = (color) => {
          const [red, green, blue] = numbers(color).map((value) => channel(value / 255));
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const ground = (element) => {
          for (let now = element; now; now = now.parentElement) {
            const color = getComputedStyle(now).backgroundColor;
            if (numbers(color)[3] !== 0) return color;
          }
          return "rgb(255, 255, 255)";
        };
        const weak = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const element = walker.currentNode.parentElement;
          if (!walker.currentNode.data.trim() || element.closest(".preheader")) continue;
          const [a, b] = [luminance(getComputedStyle(element).color), luminance(ground(element))].sort((x, y) => y - x);
          const contrast = (a + 0.05) / (b + 0.05);
          if (contrast < 4.5) weak.push(`${walker.currentNode.data.trim().slice(0, 30)}: ${contrast.toFixed(2)}`);
        }
        return weak;
      });
      assert.deepEqual(weak, []);
      const pure = await page.evaluate(() =>
        [...document.querySelectorAll("*")].flatMap((element) => {
          const { color, backgroundColor } = getComputedStyle(element);
          return [color, backgroundColor].filter((value) => ["rgb(0, 0, 0)", "rgb(255, 255, 255)"].includes(value)).map((value) => `${element.tagName} ${value}`);
        }).filter((told) => !/^(HTML|HEAD|META|TITLE|STYLE) /.test(told)),
      );
      assert.deepEqual(pure, [], "neither pure black nor pure white, which clients turn round");
      await page.close();
    });
  }
}

test("a letter in both languages leads from each half to the other", async () => {
  const path = letters.find((path) => path.endsWith("/bilingual.html"));
  const page = await open(await read(path), { width: 320 });
  const jumps = await page.locator('a[href^="#"]').evaluateAll((links) =>
    links.map((link) => ({ lang: link.closest("[lang]").lang, target: document.getElementById(link.hash.slice(1))?.id })),
  );
  assert.equal(jumps.length, 2);
  for (const { lang, target } of jumps) assert.equal(target, `letter-${lang}`);
  await page.close();
});

test("the page of all letters shows each on a phone and on a desk, without a script", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const refused = [];
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  await page.goto(`${server.url}newsletters/index.html`);
  const frames = await page.locator("iframe").evaluateAll((frames) =>
    frames.map((frame) => ({ src: frame.getAttribute("src"), width: frame.clientWidth, loading: (frame.scrollIntoView(), frame.loading) })),
  );
  assert.equal(frames.length, letters.length * 2);
  for (const path of letters) {
    const own = frames.filter((frame) => `newsletters/${frame.src}` === path);
    assert.deepEqual(own.map((frame) => frame.width), WIDTHS, path);
  }
  assert.equal(await page.locator("script").count(), 0);
  await page.waitForTimeout(300);
  assert.deepEqual(refused, []);
  await page.close();
});
