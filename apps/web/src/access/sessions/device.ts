import { t } from './texts';

const first = (agent: string, names: readonly (readonly [RegExp, string])[]): string | undefined =>
  names.find(([pattern]) => pattern.test(agent))?.[1];

const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(?:e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;

/** What a person recognises of a browser's own description: «Firefox su Windows». */
export function deviceOf(userAgent: string | null): string {
  const agent = userAgent ?? '';
  const browser = first(agent, BROWSERS);
  const system = first(agent, SYSTEMS);
  return browser && system ? t.on(browser, system) : (browser ?? system ?? t.unknown);
}
