import { type Iud, parseIud } from '@mypay/kernel';

/**
 * The IUD that an ente may give to a debt, or undefined: what the kernel takes, without the steps `.` and `..` that no address
 * of REST holds. Source: dovuti.md §1 "IUD".
 */
export function readIud(text: string): Iud | undefined {
  if (text.split(/[/\\]/).some((step) => step === '.' || step === '..')) return undefined;
  try {
    return parseIud(text);
  } catch {
    return undefined;
  }
}
