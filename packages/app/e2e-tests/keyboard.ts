import type { JSHandle, Page } from '@playwright/test';

/** Stops of Tab after which a page counts as one without an end. */
const MOST_STOPS = 400;
/** Pixels around an element in which its focus may show. */
const MARGIN = 8;

/**
 * Goes through a page with Tab alone, from its beginning to its end.
 *
 * @param within - a selector of what is looked at; all of the page if left out
 * @returns what does not show that it has the focus, what cannot be left, and
 * what is there to be used and is not reached
 */
export async function keyboardProblems(
  page: Page,
  within = 'body',
): Promise<string[]> {
  const walk = await page.evaluateHandle(beginWalk, within);
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab');
    if (await walk.evaluate(({ step }) => step())) break;
  }
  const { problems, unmarked } = await walk.evaluate(({ end }) => end());
  for (let index = 0; index < unmarked.length; index++) {
    if (!(await showsFocus(page, walk, index))) {
      problems.push(`shows no focus: ${unmarked[index]}`);
    }
  }
  return problems;
}

type Walk = ReturnType<typeof beginWalk>;

/** Whether anything around a stop looks different when it has the focus. */
async function showsFocus(page: Page, walk: JSHandle<Walk>, index: number) {
  const box = await walk.evaluate(({ focus }, at) => focus(at), index);
  const clip = {
    x: Math.max(0, box.x - MARGIN),
    y: Math.max(0, box.y - MARGIN),
    width: box.width + 2 * MARGIN,
    height: box.height + 2 * MARGIN,
  };
  // A caret that blinks is no sign of focus.
  const options = { clip, animations: 'disabled', caret: 'hide' } as const;
  const focused = await page.screenshot(options);
  await walk.evaluate(({ blur }) => blur());
  return !focused.equals(await page.screenshot(options));
}

/** Runs in the page. */
function beginWalk(within: string) {
  const USED =
    'a[href], button, input, select, textarea, summary, [role=button], [role=link], [role=tab], [tabindex="0"], [contenteditable=true]';
  // Of these one member is a stop; the arrow keys lead to the others.
  const COMPOSITES =
    '[role=tablist], [role=radiogroup], [role=toolbar], [role=grid], [role=treegrid], [role=listbox], [role=menu], [role=menubar], [role=tree]';

  const looks = new Map<Element, string>();
  const unmarked: HTMLElement[] = [];
  const problems: string[] = [];

  const describe = (element: Element) =>
    element.outerHTML.replace(/\s+/g, ' ').slice(0, 160);

  /** How an element looks, with what is around it: a label shows for its box. */
  const lookOf = (element: Element) => {
    const shown: string[] = [];
    let each: Element | null = element;
    for (let depth = 0; each && depth < 4; depth++) {
      for (const part of [null, '::before', '::after']) {
        const style = getComputedStyle(each, part);
        shown.push(
          style.outlineStyle === 'none' ? '' : style.outline,
          style.boxShadow,
          style.borderColor,
          style.backgroundColor,
          style.transform,
        );
      }
      each = each.parentElement;
    }
    return shown.join();
  };

  const isUsable = (element: Element) =>
    element.checkVisibility({
      opacityProperty: true,
      visibilityProperty: true,
    }) &&
    !element.matches(':disabled, [aria-disabled=true]') &&
    !element.closest('[aria-hidden=true], [inert]');

  const isMemberOfReached = (element: Element) => {
    const stops = [...looks.keys()];
    if (element instanceof HTMLInputElement && element.type === 'radio') {
      return stops.some(
        stop => stop instanceof HTMLInputElement && stop.name === element.name,
      );
    }
    const group =
      element.closest(COMPOSITES) ??
      element.parentElement?.closest(':has(> [role=combobox])');
    return !!group && stops.some(stop => group.contains(stop));
  };

  const blur = () => (document.activeElement as HTMLElement | null)?.blur();

  // Some pages begin with the focus in a field; this walk begins before it.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');

  return {
    blur,
    /** Notes where the focus is. True when the walk is over. */
    step() {
      const stop = document.activeElement;
      if (!stop || stop === document.body) return true;
      if (looks.has(stop)) {
        const [first] = looks.keys();
        if (stop !== first) problems.push(`cannot be left: ${describe(stop)}`);
        return true;
      }
      looks.set(stop, lookOf(stop));
      return false;
    },
    /** What is wrong, and the stops of which it has still to be seen. */
    end() {
      blur();
      for (const [stop, focused] of looks) {
        if (stop.closest(within) && lookOf(stop) === focused) {
          unmarked.push(stop as HTMLElement);
        }
      }
      for (const element of document.querySelectorAll(USED)) {
        if (
          element.closest(within) &&
          isUsable(element) &&
          !looks.has(element) &&
          !isMemberOfReached(element)
        ) {
          problems.push(`is not reached: ${describe(element)}`);
        }
      }
      return { problems, unmarked: unmarked.map(describe) };
    },
    /** Gives one of the unmarked stops the focus; tells where it is. */
    focus(index: number) {
      unmarked[index].focus();
      const { x, y, width, height } = unmarked[index].getBoundingClientRect();
      return { x, y, width, height };
    },
  };
}
