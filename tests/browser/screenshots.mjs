// Pictures of a report in every edition: node screenshots.mjs FOLDER [REPORT]

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { SITE, launch, pagesOf, serve, settle } from "./browser.mjs";

const [folder, wanted] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node screenshots.mjs FOLDER [REPORT]");
  process.exit(2);
}

const WIDTHS = [375, 1280];
const SCHEMES = ["light", "dark"];

await mkdir(folder, { recursive: true });
const paths = await pagesOf(SITE);
const reports = paths.filter((path) => path.split("/").length === 3);
const report = wanted ?? reports[0]?.split("/")[1];
const chosen = paths.filter((path) => path.split("/").length < 3 || path.split("/")[1] === report);

const browser = await launch();
const server = await serve(SITE);
try {
  for (const path of chosen) {
    const name = path.replace(/\/?index\.html$/, "").replaceAll("/", "-") || "chooser";
    for (const colorScheme of SCHEMES) {
      for (const width of WIDTHS) {
        const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
        await page.goto(server.url + path);
        await settle(page);
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
        await page.close();
      }
    }
    // A4 at 96 dpi.
    const page = await browser.newPage({ colorScheme: "light", viewport: { width: 794, height: 1123 } });
    await page.emulateMedia({ media: "print" });
    await page.goto(server.url + path);
    await settle(page);
    await page.screenshot({ path: join(folder, `${name}-print.png`), fullPage: true });
    await page.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
