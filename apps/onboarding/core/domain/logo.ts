import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { refuse } from './errors';

/** What is kept of a logo beside its bytes. */
export interface Logo {
  /** SHA-256 of the bytes, hex: it is in the address, so that an address never changes its picture. */
  readonly hash: string;
  readonly formato: 'image/png' | 'image/jpeg';
  /** What is read to who does not see it. */
  readonly alternativo: string;
  /** SHA-256 of the picture made of it for paper, hex, and the `hash` that it was made of. */
  readonly paper?: string | undefined;
  readonly paperOf?: string | undefined;
}

/** Where the picture for paper lies among the objects, and its checksum; undefined when it was made of another logo, or never. */
export function logoForPaper(
  ente: CodiceFiscaleEnte,
  logo: Logo | undefined,
): { readonly chiave: string; readonly sha256: string } | undefined {
  if (logo?.paper === undefined || logo.paperOf !== logo.hash) return undefined;
  return { chiave: keyOfPrint(ente, logo.paper), sha256: logo.paper };
}

/** The key of a picture for paper: it is in the key, so that a key never changes its picture. */
export const keyOfPrint = (ente: CodiceFiscaleEnte, sha256: string): string => `loghi/${ente}/${sha256}`;

/** Source: onboarding.md §8.6. */
export const LOGO_BYTES = 500_000;
export const LOGO_SIDE = 1000;

interface Picture {
  readonly formato: Logo['formato'];
  readonly width: number;
  readonly height: number;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_END = Buffer.from('IEND');

/** Signature, IHDR first, IEND last: nothing hides behind the picture. */
function readPng(bytes: Buffer): Picture | undefined {
  if (bytes.length < 45 || !bytes.subarray(0, 8).equals(PNG) || bytes.toString('latin1', 12, 16) !== 'IHDR') return;
  if (bytes.indexOf(PNG_END) !== bytes.length - 8) return;
  return { formato: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** SOI, the segments up to the start of frame that tells the size, EOI last. */
function readJpeg(bytes: Buffer): Picture | undefined {
  if (bytes.length < 20 || bytes.readUInt16BE(0) !== 0xffd8 || bytes.readUInt16BE(bytes.length - 2) !== 0xffd9) return;
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { formato: 'image/jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

/**
 * What picture these bytes are, by what they hold and not by what they are called: PNG or JPEG, at most 500 kB and 1000 pixels a
 * side. Never SVG, which may hold a program. @throws OnboardingError `LOGO_NON_VALIDO`
 */
export function formatOfLogo(bytes: Buffer): Logo['formato'] {
  if (bytes.length > LOGO_BYTES) refuse('LOGO_NON_VALIDO', 'Il logo supera 500 kB.');
  const picture = readPng(bytes) ?? readJpeg(bytes);
  if (!picture) refuse('LOGO_NON_VALIDO', 'Il file non è un’immagine PNG o JPEG intera.');
  const { width, height, formato } = picture;
  if (width < 16 || height < 16 || width > LOGO_SIDE || height > LOGO_SIDE)
    refuse('LOGO_NON_VALIDO', `Il logo è di ${width} × ${height} punti: ogni lato va da 16 a ${LOGO_SIDE}.`);
  return formato;
}
