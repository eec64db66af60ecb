// The pictures of the documentation: node pictures.mjs [DOCS]
//
// One report in both editions and side by side, at the top of its pages, as a phone, a desk and a sheet of A4 show it.
// `pngquant` makes them small, where it is installed.

import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { SITE, launch, serve, settle } from "./browser.mjs";

const docs = process.argv[2] ?? fileURLToPath(new URL("../../docs", import.meta.url));
const REPORT = "chips-under-controls";
const DESK = { width: 1280, height: 1180 };
const PHONE = { width: 390, height: 1180 };
// A4 at 96 dpi.
const SHEET = { width: 794, height: 1123 };

// A finding with a chart.
const CHARTS = "#us-spending";

const SHOTS = [
  ...["ar", "en", "facing"].flatMap((edition) => [
    { edition, name: `${edition}-desktop-light`, viewport: DESK },
    { edition, name: `${edition}-desktop-dark`, viewport: DESK, colorScheme: "dark" },
    { edition, name: `${edition}-phone-light`, viewport: PHONE },
    { edition, name: `${edition}-phone-dark`, viewport: PHONE, colorScheme: "dark" },
    { edition, name: `${edition}-print`, viewport: SHEET, media: "print" },
  ]),
  { edition: "facing", name: "charts-light", viewport: DESK, part: CHARTS },
  { edition: "facing", name: "charts-dark", viewport: DESK, colorScheme: "dark", part: CHARTS },
];
// Both editions of the picture at the head of the README.
const HALF = { width: 800, height: 1000 };

const browser = await launch();
const server = await serve(SITE);

async function shoot({ edition, viewport, colorScheme = "light", media = "screen", part }) {
  const page = await browser.newPage({ viewport, colorScheme });
  await page.emulateMedia({ media, colorScheme });
  await page.goto(`${server.url}${edition}/${REPORT}/index.html`);
  // On paper the margins are those of the page.
  if (media === "print") await page.evaluate(() => Object.assign(document.body.style, { padding: "18mm 17mm" }));
  await settle(page);
  const picture = await (part ? page.locator(part) : page).screenshot();
  await page.close();
  return picture;
}

async function beside(pictures, { width, height }) {
  const page = await browser.newPage({ viewport: { width: width * pictures.length, height } });
  const images = pictures.map((picture) => `<img width="${width}" height="${height}" src="data:image/png;base64,${picture.toString("base64")}">`);
  await page.setContent(`<body style="margin: 0; display: flex">${images.join("")}</body>`);
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

async function keep(picture, path) {
  await writeFile(path, picture);
  await promisify(execFile)("pngquant", ["--force", "--strip", "--speed", "1", "--output", path, "64", path]).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
  console.log(`${path}: ${Math.round((await readFile(path)).length / 1024)} KB`);
}

try {
  await mkdir(join(docs, "pictures"), { recursive: true });
  for (const shot of SHOTS) await keep(await shoot(shot), join(docs, "pictures", `${shot.name}.png`));
  const halves = [await shoot({ edition: "en", viewport: HALF }), await shoot({ edition: "ar", viewport: HALF })];
  await keep(await beside(halves, HALF), join(docs, "editions.png"));
} finally {
  await browser.close();
  await server.stop();
}
