/** What decides whether something is seen, has a name, or can be clicked. */
const DECISIVE =
  /(^|[\s{;])(display|visibility|content-visibility|opacity|pointer-events|user-select)\s*:/;

/**
 * Takes the rules out of style sheets that decide nothing for a test, such as
 * those of colours and sizes. jsdom matches every rule with every element that
 * a query looks at, again after each change of the document: that was more
 * than half of the time of these tests. A browser sees the whole styles in the
 * end-to-end tests.
 *
 * Call it once, before the first render.
 */
export function dropOtherStyles(): void {
  const seen = new WeakMap<CSSStyleSheet, number>();
  const compute = window.getComputedStyle.bind(window);
  window.getComputedStyle = (element, pseudoElement) => {
    for (const sheet of document.styleSheets) {
      if (sheet.cssRules.length !== seen.get(sheet)) {
        drop(sheet, seen.get(sheet) ?? 0);
        seen.set(sheet, sheet.cssRules.length);
      }
    }
    return compute(element, pseudoElement);
  };
}

/** From the last to the first: each that goes moves those behind it. */
function drop(sheet: CSSStyleSheet, from: number) {
  for (let i = sheet.cssRules.length - 1; i >= from; i--) {
    if (!DECISIVE.test(sheet.cssRules[i].cssText)) sheet.deleteRule(i);
  }
}
