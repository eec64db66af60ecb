// Keeps a page that `bayan serve` shows up to date: it reloads when a file that it is made of has changed, and shows over itself
// what is wrong. Nothing of this is published.
"use strict";

(() => {
  const script = document.currentScript;
  const home = new URL(".", script.src);
  const { base, file } = script.dataset;
  // The page that stands in for all others is of no file: it shows the problems of one build.
  const waitsSince = file === "" ? script.dataset.build : undefined;
  // The build whose problems the reader has closed; the same on every page of this tab.
  const CLOSED = "bayan-closed";
  let version = script.dataset.version;
  let source;

  /** The file of the site that a path of a URL stands for. */
  function fileOf(path) {
    const below = path.startsWith(base) ? path.slice(base.length) : path.slice(1);
    const name = decoded(below);
    return name === "" || name.endsWith("/") ? `${name}index.html` : name;
  }

  function decoded(path) {
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  }

  /** The files of the site that this page is made of. */
  function files() {
    const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
    const own = loaded.filter((url) => url.origin === location.origin && !url.pathname.startsWith(home.pathname));
    return new Set([decoded(file), fileOf(location.pathname), ...own.map((url) => fileOf(url.pathname))]);
  }

  function listen() {
    const asked = new URLSearchParams({ version, lang: document.documentElement.lang });
    source = new EventSource(new URL(`events?${asked}`, home));
    source.onmessage = ({ data }) => hear(JSON.parse(data));
    source.onerror = () => {
      // Browsers try again by themselves, unless the answer was a refusal.
      if (source.readyState === EventSource.CLOSED) setTimeout(wake, 2000);
    };
  }

  /** A page that nobody sees needs no connection: there are few for each site. */
  function wake() {
    source?.close();
    if (document.visibilityState === "visible") listen();
  }

  function hear({ version: now, build, changed, overlay }) {
    const mine = changed && files();
    const isOld = !changed || changed.some((path) => mine.has(path)) || (waitsSince && waitsSince !== build);
    if (isOld) {
      source.close();
      location.reload();
      return;
    }
    version = now;
    if (!waitsSince) show(overlay, build);
  }

  let host;
  let root;

  /** Shows the problems of a build, open unless they were closed. */
  function show(overlay, build) {
    if (!overlay) {
      host?.remove();
      host = root = undefined;
      return;
    }
    if (!host) {
      host = document.createElement("bayan-problems");
      host.style.display = "none";
      root = host.attachShadow({ mode: "open" });
      const styles = document.createElement("link");
      styles.rel = "stylesheet";
      styles.href = new URL("live.css", home);
      styles.onload = () => host?.style.removeProperty("display");
      const status = document.createElement("p");
      status.className = "unseen";
      status.setAttribute("role", "status");
      root.append(styles, document.createElement("div"), status);
      document.documentElement.append(host);
    }
    const [, content, status] = root.children;
    content.innerHTML = overlay;
    const panel = content.querySelector(".panel");
    const again = content.querySelector(".again");
    const heading = panel.querySelector("h2");
    const mild = !panel.querySelector(".error");
    panel.classList.toggle("mild", mild);
    again.classList.toggle("mild", mild);
    const turn = (open) => {
      panel.hidden = !open;
      again.hidden = open;
    };
    const close = () => {
      remember(build);
      turn(false);
      again.focus();
    };
    panel.querySelector(".close").onclick = close;
    panel.onkeydown = ({ key }) => key === "Escape" && close();
    again.onclick = () => {
      remember("");
      turn(true);
      panel.querySelector(".close").focus();
    };
    // What an editor should look at once does not cover the page.
    turn(!mild && closed() !== build);
    status.lang = panel.lang;
    status.textContent = heading.textContent;
  }

  // Where a browser keeps nothing, problems are open on every page.
  function closed() {
    try {
      return sessionStorage.getItem(CLOSED);
    } catch {
      return null;
    }
  }

  function remember(build) {
    try {
      sessionStorage.setItem(CLOSED, build);
    } catch {}
  }

  document.addEventListener("visibilitychange", wake);
  wake();
})();
