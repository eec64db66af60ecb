// Every page of the built site, by itself: language and direction, validity, accessibility, layout, fonts.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { SITE, launch, lettersOf, pagesOf, serve, settle } from "./browser.mjs";

const WIDTHS = [320, 375, 1280];
const SCHEMES = ["light", "dark"];
const HERE = fileURLToPath(new URL(".", import.meta.url));

// The page of all letters is a page like others; the letters themselves are not.
const shelf = (await lettersOf(SITE)).length > 0 ? ["newsletters/index.html"] : [];
const paths = [...(await pagesOf(SITE)), ...shelf];
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const validator = new HtmlValidate(
  new FileSystemConfigLoader([], JSON.parse(await readFile(join(HERE, ".htmlvalidate.json"), "utf8"))),
);

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

/** Opens a page, and fails if it says or misses anything. */
async function open(path, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const said = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("requestfailed", (request) => said.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) said.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(server.url + path);
  await settle(page);
  assert.deepEqual(said, []);
  return page;
}

test("the site has pages", () => {
  assert.ok(paths.includes("index.html"), `no index.html in ${SITE}`);
  assert.ok(paths.length >= 5, paths.join(", "));
});

for (const path of paths) {
  test(path, async (t) => {
    // A page is opened once: a publication has many.
    const page = await open(path);

    await t.test("says its language and direction, and nothing else", async () => {
      const { lang, dir, direction, firstInHead } = await page.evaluate(() => ({
        lang: document.documentElement.getAttribute("lang"),
        dir: document.documentElement.getAttribute("dir"),
        direction: getComputedStyle(document.body).direction,
        firstInHead: document.head.firstElementChild.getAttribute("charset"),
      }));
      const locale = path.includes("/") && !/^(facing|newsletters)\//.test(path) ? path.split("/")[0] : lang;
      assert.equal(lang, locale);
      assert.equal(dir, lang.startsWith("ar") ? "rtl" : "ltr");
      assert.equal(direction, dir);
      assert.equal(firstInHead, "utf-8");
    });

    await t.test("is valid HTML", async () => {
      const report = await validator.validateString(await readFile(join(SITE, path), "utf8"), join(HERE, "page.html"));
      const messages = report.results.flatMap((result) => result.messages);
      assert.deepEqual(messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`), []);
    });

    await t.test("has neither script nor inline style, but for the one of the search", async () => {
      const selector = "script:not([type='application/ld+json']), style, [style], [onclick], [onload]";
      const found = await page.locator(selector).evaluateAll((all) => all.map((one) => one.getAttribute("src")));
      assert.deepEqual(found, path.endsWith("/search/index.html") ? ["../../assets/search.js"] : []);
    });

    await page.evaluate(axe);
    for (const colorScheme of SCHEMES) {
      await t.test(`is accessible, ${colorScheme}`, async () => {
        await page.emulateMedia({ colorScheme });
        const { violations } = await page.evaluate(() => globalThis.axe.run(document));
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
        assert.deepEqual(told, []);
      });
    }

    for (const width of WIDTHS) {
      await t.test(`fits ${width} pixels`, async () => {
        await page.setViewportSize({ width, height: 800 });
        const { scroll, client } = await page.evaluate(() => ({
          scroll: document.documentElement.scrollWidth,
          client: document.documentElement.clientWidth,
        }));
        assert.ok(scroll <= client, `${scroll} > ${client}`);
      });
    }

    await page.close();
  });
}

test("Arabic is set in an Arabic face, at a size and height that suit it", async (t) => {
  for (const path of paths.filter((path) => path.startsWith("ar"))) {
    await t.test(path, async () => {
      const page = await open(path);
      const session = await page.context().newCDPSession(page);
      await session.send("DOM.enable");
      await session.send("CSS.enable");
      const { root } = await session.send("DOM.getDocument");
      for (const selector of ["h1", "main p"]) {
        const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector });
        // A list has no paragraph, and the name of a product may have no Arabic letter.
        const words = await page.evaluate((selector) => document.querySelector(selector)?.innerText ?? "", selector);
        if (!/\p{Script=Arabic}/u.test(words)) continue;
        const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
        const arabic = fonts.filter((font) => /Arabic|Naskh|Amiri|Kufi/.test(font.familyName));
        const told = fonts.map((font) => `${font.familyName}: ${font.glyphCount}`).join(", ");
        assert.ok(arabic.some((font) => font.glyphCount > 0), `${selector}: ${told}`);
        assert.ok(!fonts.some((font) => /DejaVu|Unifont|Last ?Resort/i.test(font.familyName)), `${selector}: ${told}`);
      }
      const style = await page.locator("main").evaluate((main) => {
        const { fontSize, lineHeight, letterSpacing } = getComputedStyle(main);
        return { size: parseFloat(fontSize), height: parseFloat(lineHeight), letterSpacing };
      });
      assert.ok(style.size > 16 && style.height / style.size >= 1.7, JSON.stringify(style));
      assert.ok(["normal", "0px"].includes(style.letterSpacing), style.letterSpacing);
      await page.close();
    });
  }
});
