// Measures how long it takes from saving a file to the news that its pages changed, and to having the page anew, as a tab of a browser would.
//
//   node benches/live.mjs PROGRAM PROJECT [CHANGES]    a publication of benches/publication.rs; 15 changes, if no number is given
//
// `bayan serve` runs as ever, with its watcher and what that waits for. A change is a word in the prose of one report, saved half a second
// after the last one. The first changes make what later ones are made of, so the median tells what an author feels.
import { spawn } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const [program, project, changes = "15"] = process.argv.slice(2);
const report = "report-00007";
const prose = join(project, "content", report, "en.md");
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

await rm(join(project, ".bayan"), { recursive: true, force: true });
const preview = spawn(program, ["serve", project, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
const url = await new Promise((found, failed) => {
  let said = "";
  const hear = (text) => {
    said += text;
    const at = said.match(/http:\/\/[^ ]+/);
    if (at) found(at[0]);
  };
  preview.stdout.on("data", hear);
  preview.stderr.on("data", hear);
  preview.on("exit", () => failed(new Error(said)));
});

/** The events of the preview, one after another. */
async function* news() {
  const answer = await fetch(new URL("/.bayan/events?version=&lang=en", url));
  let rest = "";
  for await (const bytes of answer.body.pipeThrough(new TextDecoderStream())) {
    rest += bytes;
    for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
      const data = rest.slice(0, end).match(/^data: (.*)$/m);
      rest = rest.slice(end + 2);
      if (data) yield JSON.parse(data[1]);
    }
  }
}

const heard = news();
await heard.next();
const told = [];
const shown = [];
for (let round = 0; round < Number(changes); round += 1) {
  await pause(500);
  const text = await readFile(prose, "utf8");
  const word = `seen${round}`;
  const changed = text.replace(/\b(reported|noted|seen\d+|noted\d*)\./, `${word}.`);
  if (changed === text) throw new Error(`there is no such word in ${prose}`);
  const start = performance.now();
  await writeFile(prose, changed);
  const { value } = await heard.next();
  told.push(performance.now() - start);
  const path = value.changed.find((file) => file === `en/${report}/index.html`);
  const page = await (await fetch(new URL(path, url))).text();
  shown.push(performance.now() - start);
  if (!page.includes(word)) throw new Error("the page is not the new one");
}
preview.kill("SIGINT");

const middle = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)].toFixed(0);
const all = (times) => times.map((time) => time.toFixed(0)).join(" ");
console.log(`news after ${middle(told)} ms: ${all(told)}`);
console.log(`page after ${middle(shown)} ms: ${all(shown)}`);
process.exit(0);
