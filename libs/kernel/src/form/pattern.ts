import { FORM_BOUNDS } from './definition';

const MAX_COST = 200_000;
const ATOM = /^(?:\[\^?(?:\\.|[^\]\\])+\]|\\[dwsDWS.\-/()[\]{}+*?^$|\\]|\(\?:|[^\\()[\]{}*+?|^$])/;
const REPEAT = /^(?:\{(\d{1,3})(?:(,)(\d{0,3}))?\}|[*+?])/;

/**
 * The pattern of a field as a regular expression for the whole text, or why it may not be: only characters, classes, groups
 * `(?:…|…)` that do not repeat, and repetitions whose ways of matching a text are few. So no text of a citizen can make it
 * think for long. @throws Error in Italian
 */
export function compilePattern(source: string): RegExp {
  let rest = source.replace(/^\^/, '').replace(/\$$/, '');
  let depth = 0;
  let cost = 1;
  while (rest !== '') {
    if (rest.startsWith(')')) {
      if (--depth < 0) throw new Error('una parentesi di troppo');
      rest = rest.slice(1);
      if (REPEAT.test(rest)) throw new Error('un gruppo non si ripete');
      continue;
    }
    if (rest.startsWith('|')) {
      rest = rest.slice(1);
      continue;
    }
    const atom = ATOM.exec(rest)?.[0];
    if (atom === undefined) throw new Error(`"${rest.slice(0, 10)}" non è ammesso`);
    rest = rest.slice(atom.length);
    if (atom === '(?:') {
      depth++;
      continue;
    }
    const repeat = REPEAT.exec(rest);
    if (!repeat) continue;
    rest = rest.slice(repeat[0].length);
    cost *= waysOf(repeat);
    if (cost > MAX_COST) throw new Error('troppe ripetizioni di lunghezza libera');
    if (REPEAT.test(rest)) throw new Error('una ripetizione non si ripete');
  }
  if (depth !== 0) throw new Error('manca una parentesi');
  return new RegExp(`^(?:${source.replace(/^\^/, '').replace(/\$$/, '')})$`, 'u');
}

/** In how many lengths a repetition can match. */
function waysOf([whole, least, comma, most]: RegExpExecArray): number {
  if (whole === '?') return 2;
  if (least === undefined || (comma !== undefined && most === '')) return FORM_BOUNDS.text / 4;
  return comma === undefined ? 1 : Math.max(1, Number(most) - Number(least) + 1);
}
