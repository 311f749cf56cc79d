import fs from 'node:fs';
import path from 'node:path';

/** The demo installation: whom `npm start` loads into onboarding and into the simulator. architecture.md, Decisions, 10. */
export interface Installation {
  readonly intermediario: { readonly codiceFiscale: string; readonly denominazione: string };
  readonly stazioni: readonly Stazione[];
  readonly enti: readonly EnteDemo[];
}

export interface Stazione {
  readonly id: string;
  readonly versione: 1 | 2;
  /** Version of the paGetPayment and paSendRT that the node speaks to it. */
  readonly primitive: 1 | 2;
  readonly path: string;
  readonly password: string;
  readonly broadcast: boolean;
}

export interface EnteDemo {
  readonly codiceIpa: string;
  readonly codiceFiscale: string;
  readonly denominazione: string;
  readonly denominazioneBreve: string;
  readonly tipoEnte: string;
  readonly emailAmministratore: string;
  readonly cbill: string;
  readonly auxDigit: '0' | '3';
  readonly codici: readonly { stazione: string; tipo: string; codice: string; generaIuv: boolean }[];
  readonly iban: readonly { iban: string; descrizione: string }[];
  readonly ibanDefault: string;
  readonly tipiDovuto: readonly TipoDovutoDemo[];
  readonly flgPagati: boolean;
  readonly flgTesoreria: boolean;
}

export interface TipoDovutoDemo {
  readonly codice: string;
  readonly descrizione: string;
  readonly codiceTassonomico: string;
  readonly macroArea: string;
  readonly tipoServizio: string;
  readonly motivoRiscossione: string;
}

/** Spontaneous payments of the demo enti, by codice IPA: realistic forms that a person fills in the browser. */
export interface SpontaneoDemo {
  readonly codice: string;
  readonly descrizione: string;
  readonly cfAnonimo?: boolean;
  readonly tassonomia: Readonly<Record<string, string>>;
  readonly modulo: unknown;
}

/** They lie beside the installation: the runs of the demo make dovuti of its tipi, and none of these. */
export function readSpontanei(): Readonly<Record<string, readonly SpontaneoDemo[]>> {
  return JSON.parse(fs.readFileSync(path.join(__dirname, 'spontanei.json'), 'utf8')) as Readonly<
    Record<string, readonly SpontaneoDemo[]>
  >;
}

export function readInstallation(): Installation {
  return JSON.parse(fs.readFileSync(path.join(__dirname, 'installation.json'), 'utf8')) as Installation;
}
