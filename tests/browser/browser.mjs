// Debian's Chromium, the built site, and a server for it that knows nothing but files below one folder.

import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** The built site: `BAYAN_SITE`, or the `public` of this repository. */
export const SITE = resolve(process.env.BAYAN_SITE ?? join(HERE, "../../public"));

/** The built fixture project, which `tests/run` builds beside it. */
export const DIRECTIONS = process.env.BAYAN_FIXTURE && resolve(process.env.BAYAN_FIXTURE);

/** The page that the geometry of text is tried on. */
export const FIXTURE = join(HERE, "fixture");

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
};

// As strict as a publisher may set it: pages must do without script and inline style.
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' https:; base-uri 'none'; form-action 'none'";

// The search alone has a script, which reads its index; data blocks (JSON-LD) are no scripts and need no leave.
const SEARCH_POLICY = `${POLICY}; script-src 'self'; connect-src 'self'`;

// Letters bring their styles in their elements, since mail clients drop sheets; the page of all letters shows them in frames.
const LETTER_POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src https:; frame-src 'self'; base-uri 'none'; form-action 'none'";

/** Folders of an edition that are no reports. */
const INDEXES = ["dates", "entities", "search", "sources", "tags"];

/** Starts Chromium. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
  });
}

/** Serves a folder on a free port of this machine; gives its URL and how to stop it. */
export async function serve(folder) {
  const root = resolve(folder) + sep;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = normalize(join(root, path.endsWith("/") ? `${path}index.html` : path));
    try {
      if (!file.startsWith(root)) throw new Error("outside");
      const bytes = await readFile(file);
      response.writeHead(200, {
        "content-type": TYPES[extname(file)] ?? "application/octet-stream",
        "content-security-policy": policyOf(file),
      });
      response.end(bytes);
    } catch {
      // Browsers ask for an icon by themselves; that is no fault of a page.
      response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () => new Promise((done) => server.close(done)),
  };
}

function policyOf(file) {
  if (file.includes(`${sep}newsletters${sep}`)) return LETTER_POLICY;
  return file.includes(`${sep}search${sep}`) ? SEARCH_POLICY : POLICY;
}

/** The HTML pages below a folder, as sorted `/`-separated paths; letters are not read as pages. */
export async function pagesOf(folder) {
  return (await htmlOf(folder)).filter((path) => !path.startsWith("newsletters/"));
}

/** The letters below a folder, as HTML. */
export async function lettersOf(folder) {
  return (await htmlOf(folder)).filter((path) => path.startsWith("newsletters/") && path.split("/").length === 3);
}

async function htmlOf(folder) {
  const entries = await readdir(folder, { recursive: true });
  return entries
    .map((path) => path.split(sep).join("/"))
    .filter((path) => path.endsWith(".html"))
    .sort();
}

/** Of some pages, those of reports in one edition. */
export function reportsOf(paths) {
  const parts = (path) => path.split("/");
  return paths.filter((path) => parts(path).length === 3 && parts(path)[0] !== "facing" && !INDEXES.includes(parts(path)[1]));
}

/** Of some pages, those of reports in both languages. */
export function facingOf(paths) {
  return paths.filter((path) => path.startsWith("facing/"));
}

/** Waits until the fonts of a page are in place. */
export async function settle(page) {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
