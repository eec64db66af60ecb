// Pictures of a report in every edition: node screenshots.mjs FOLDER [REPORT]

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { SITE, launch, pagesOf, reportsOf, serve, settle } from "./browser.mjs";

const [folder, wanted] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node screenshots.mjs FOLDER [REPORT]");
  process.exit(2);
}

const WIDTHS = [375, 1280];
const SCHEMES = ["light", "dark"];

await mkdir(folder, { recursive: true });
const paths = await pagesOf(SITE);
const reports = reportsOf(paths);
const report = wanted ?? reports[0]?.split("/")[1];
const chosen = paths.filter((path) => path.split("/").length < 3 || !reports.includes(path) || path.split("/")[1] === report);

const browser = await launch();
const server = await serve(SITE);

async function shoot(path, name, { media, ...options }) {
  const page = await browser.newPage(options);
  await page.emulateMedia({ media: media ?? "screen" });
  await page.goto(server.url + path);
  await settle(page);
  const shot = { path: join(folder, `${name}.png`), fullPage: true };
  // On a busy machine Chromium may give up on a tall picture; the second time it has it at hand.
  await page.screenshot(shot).catch(() => page.screenshot(shot));
  await page.close();
}

try {
  for (const path of chosen) {
    const name = path.replace(/\/?index\.html$/, "").replaceAll("/", "-") || "chooser";
    for (const colorScheme of SCHEMES) {
      for (const width of WIDTHS) {
        await shoot(path, `${name}-${width}-${colorScheme}`, { colorScheme, viewport: { width, height: 900 } });
      }
    }
    // A4 at 96 dpi.
    await shoot(path, `${name}-print`, { media: "print", colorScheme: "light", viewport: { width: 794, height: 1123 } });
  }
} finally {
  await browser.close();
  await server.stop();
}
