// The search: reads the index of the edition and looks in it. A long index comes in sheets: the newest is read at once, the older ones
// when something is asked, one after another, and what is found in each is shown as it comes. No request leaves the site, nothing is kept.
"use strict";

// As in the folding of the index (`src/render/fold.rs`); `tests/folding.json` holds both to it.
const IGNORED = /[\p{M}\u00AD\u061C\u0640\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/u;
const WORD = /[\p{Alphabetic}\p{N}]/u;
const SPELLED = {
  "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ھ": "ه", "ە": "ه", "ک": "ك",
  "æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ς": "σ",
};

/** A text as words separated by single spaces: no case, no diacritics, one form for each Arabic letter, ASCII digits. */
function fold(text) {
  let out = "";
  let gap = false;
  for (const written of text.normalize("NFKD")) {
    for (const c of written.toLowerCase()) {
      if (IGNORED.test(c)) continue;
      if (!WORD.test(c)) {
        gap = true;
        continue;
      }
      if (gap && out) out += " ";
      gap = false;
      out += SPELLED[c] ?? digit(c);
    }
  }
  return out;
}

/** Arabic-Indic digits, both sets, as ASCII. */
function digit(c) {
  const code = c.codePointAt(0);
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  return c;
}

/** Whether a folded text has a word; longer ones also inside a word, because Arabic writes the article and prepositions on it. */
function has(text, word) {
  return ` ${text}`.includes(word.length < 3 ? ` ${word}` : word);
}

/** A word of a query without the Arabic article and what is written on it: «الشركة» is looked for as «شركة». */
function bare(word) {
  return word.replace(/^(?:[وفبك]?ال|لل)(?=.{3})/u, "");
}

/** The reports that have every word of a query, the best first, with the findings that have them. */
function find(index, query) {
  const words = fold(query).split(" ").filter(Boolean).map(bare);
  if (words.length === 0) return [];
  const hits = [];
  for (const report of index.reports) {
    const inReport = (word) => has(report.text, word);
    const somewhere = (word) => inReport(word) || report.findings.some((finding) => has(finding.text, word));
    if (!words.every(somewhere)) continue;
    let findings = report.findings.filter((finding) => words.every((word) => has(finding.text, word)));
    if (findings.length === 0 && !words.every(inReport)) {
      findings = report.findings.filter((finding) => words.some((word) => has(finding.text, word)));
    }
    const title = ` ${fold(report.title)}`;
    const score = words.filter((word) => title.includes(` ${word}`)).length * 2 + words.filter(inReport).length;
    hits.push({ report, findings, score });
  }
  return hits.sort((a, b) => b.score - a.score);
}

/** How many reports, and findings of each, are shown. */
const MOST = { reports: 50, findings: 10 };

function link(href, text) {
  const a = document.createElement("a");
  a.href = href;
  a.textContent = text;
  return a;
}

function shown({ report, findings }) {
  const item = document.createElement("li");
  const title = document.createElement("h2");
  title.append(link(report.href, report.title));
  const facts = document.createElement("p");
  facts.className = "facts";
  const time = document.createElement("time");
  time.dateTime = report.iso;
  time.textContent = report.date;
  facts.append(time);
  item.append(title, facts);
  if (findings.length > 0) {
    const list = document.createElement("ul");
    list.className = "named-in";
    for (const finding of findings.slice(0, MOST.findings)) {
      const line = document.createElement("li");
      line.append(link(`${report.href}#${finding.id}`, finding.label));
      list.append(line);
    }
    item.append(list);
  }
  return item;
}

/** What is found so far, and what more of it is found in reports that come after: the best first, the newest first among equals. */
function merge(hits, more) {
  return [...hits, ...more].sort((a, b) => b.score - a.score);
}

async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

async function start(form) {
  const input = form.querySelector("input");
  const status = document.getElementById("page_status");
  const results = document.getElementById("page_results");
  const fallback = document.getElementById("page_fallback");
  let index;
  try {
    index = await read(form.dataset.index);
  } catch {
    fallback.firstElementChild.textContent = form.dataset.failed;
    return;
  }
  // The older sheets that are still to be read.
  const older = index.older ?? [];
  let hits = [];
  let reading = false;
  let failed = false;

  const show = () => {
    const asked = fold(input.value) !== "";
    const waits = older.length > 0 && !failed;
    const found = hits.length > 0;
    results.replaceChildren(...hits.slice(0, MOST.reports).map(shown));
    const data = form.dataset;
    status.textContent = !asked ? "" : waits ? data.older : found ? data.found : failed ? "" : data.none;
    fallback.hidden = !asked || waits || (found && !failed);
    fallback.firstElementChild.hidden = !failed;
    if (failed) fallback.firstElementChild.textContent = data.failed;
  };
  const readOlder = async () => {
    if (reading) return;
    reading = true;
    failed = false;
    while (older.length > 0 && !failed) {
      try {
        const sheet = await read(older[0]);
        older.shift();
        index.reports.push(...sheet.reports);
        hits = merge(hits, find(sheet, input.value));
      } catch {
        failed = true;
      }
      show();
    }
    reading = false;
  };
  const look = () => {
    hits = find(index, input.value);
    show();
    const address = new URL(location.href);
    const asked = fold(input.value) !== "";
    if (asked) address.searchParams.set("q", input.value);
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
    if (asked) readOlder();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    look();
  });
  input.addEventListener("input", look);
  input.value = new URL(location.href).searchParams.get("q") ?? "";
  form.hidden = false;
  look();
}

if (typeof document !== "undefined") {
  const form = document.querySelector("form[data-index]");
  if (form) start(form);
}
