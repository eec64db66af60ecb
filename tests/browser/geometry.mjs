// What the eye sees: the order of characters on the screen, from the boxes that Chromium lays out.

/**
 * The text of an element as it stands on the screen: its lines from top to bottom, each read from left to right. Characters
 * are those in memory, so a mirrored bracket keeps its name; directional controls, which have no width, are left out.
 */
export function screenLines(locator) {
  return locator.evaluate((element) => {
    const boxes = [];
    const graphemes = new Intl.Segmenter("ar", { granularity: "grapheme" });
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      // What is only heard has no place on the screen.
      if (node.parentElement.closest(".unseen")) continue;
      for (const { segment, index } of graphemes.segment(node.data)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + segment.length);
        const box = range.getBoundingClientRect();
        if (box.width > 0) boxes.push({ segment, x: box.left, y: (box.top + box.bottom) / 2, height: box.height });
      }
    }
    boxes.sort((a, b) => a.y - b.y);
    const lines = [];
    for (const box of boxes) {
      const line = lines.at(-1);
      if (line && Math.abs(line.y - box.y) < box.height / 2) line.boxes.push(box);
      else lines.push({ y: box.y, boxes: [box] });
    }
    return lines.map((line) =>
      line.boxes
        .sort((a, b) => a.x - b.x)
        .map((box) => box.segment.replace(/\s/g, " "))
        .join("")
        .trim(),
    );
  });
}

/** The same for an element of one line. */
export async function screenOrder(locator) {
  const lines = await screenLines(locator);
  return lines.join("\n");
}
