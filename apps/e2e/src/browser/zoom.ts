import type { Page } from 'playwright-core';

/** In the page: where the focus goes, one after the other, and what lies over it; what stays in place may not fill the screen. */
const LOOK = `(async () => {
  const stuck = (element) => {
    for (let e = element; e; e = e.parentElement)
      if (['fixed', 'sticky'].includes(getComputedStyle(e).position)) return e;
  };
  const told = (e) => '«' + (e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 30) + '» ' + e.tagName.toLowerCase() + (e.className && typeof e.className === 'string' ? '.' + e.className.split(' ')[0] : '');
  const modal = document.querySelector('[role=dialog], dialog[open]');
  const root = modal ?? document;
  const faults = new Set();
  const all = [...root.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(
    (e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0,
  );
  for (const element of all.slice(0, 80)) {
    document.activeElement?.blur(); // what has it already is not brought into sight again
    element.focus({ focusVisible: true });
    await new Promise((done) => requestAnimationFrame(done));
    const box = element.getBoundingClientRect();
    if (document.activeElement !== element || box.width < 3 || box.height < 3) continue;
    const points = [0.1, 0.5, 0.9].map((part) => [box.left + box.width / 2, box.top + box.height * part]);
    const seen = points.some(([x, y]) => {
      const over = document.elementFromPoint(x, y);
      if (!over) return false;
      if (element.contains(over) || over.contains(element) || over.closest('label')?.control === element) return true;
      return stuck(over) === undefined || stuck(over) === stuck(element);
    });
    if (!seen) faults.add(told(element) + ' has the focus and is not seen (from ' + Math.round(box.top) + ' to ' + Math.round(box.bottom) + ')');
  }
  scrollTo(0, document.documentElement.scrollHeight / 2);
  let held = 0;
  for (const e of document.querySelectorAll('body *')) {
    if (modal?.contains(e) || e.contains(modal)) continue;
    const { position } = getComputedStyle(e);
    if ((position !== 'fixed' && position !== 'sticky') || !e.checkVisibility({ visibilityProperty: true })) continue;
    const { top, bottom, left, right } = e.getBoundingClientRect();
    const high = Math.min(bottom, innerHeight) - Math.max(top, 0);
    if (high > 0 && right > 0 && left < innerWidth && right - left > innerWidth / 2) held += high;
  }
  if (!modal && held > innerHeight / 2) faults.add('what stays in place takes ' + Math.round(held) + ' of ' + innerHeight + ' px');
  return [...faults];
})()`;

/** What is lost at a zoom of 400 %: a focus that something sticky hides, or a screen filled by what stays in place. */
export const zoomFaults = (page: Page): Promise<string[]> => page.evaluate<string[]>(LOOK);
