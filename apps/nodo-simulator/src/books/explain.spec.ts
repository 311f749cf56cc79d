import { explain, EXPLANATIONS } from './explain';
import type { AnomalyCode } from './model';

it.each(Object.keys(EXPLANATIONS) as AnomalyCode[])('%s is explained in one line', (code) => {
  expect(explain(code)).toMatch(new RegExp(`^${code} · .+\\. .+\\. Atteso: .+\\.$`));
});
