import type { Ente } from './ente';
import { type CodiceIban, isUsable } from './iban';
import type { Ruolo } from './permessi';
import { tipoLacks, type TipoDovuto } from './tipo-dovuto';

/** A line of "Cosa manca". */
export interface Lack {
  readonly regola: (typeof COMPLETENESS_RULES)[number];
  readonly testo: string;
  /** The field of the record, or the codice of the tipo dovuto, that it is about. */
  readonly oggetto?: string;
  /** Keeps the ente from being open; the others are worth mending. */
  readonly blocca: boolean;
}

/** Who works for the ente, as K7 asks: whether an address is verified is not known, so it keeps no ente from being open. */
export interface EntePeople {
  /** Operators and administrators with a role in force today and an e-mail. */
  readonly reachable: number;
}

/** Roles of who can do the ente's work, for K7. */
export const WORKING_ROLES: readonly Ruolo[] = ['OPERATORE', 'AMMINISTRATORE_ENTE'];

/** The rules of onboarding.md §8.3 whose facts are kept here; their validity in time comes with the catalogue. */
export const COMPLETENESS_RULES = ['K1', 'K3', 'K4', 'K5', 'K6', 'K7', 'K12'] as const;

/** What an ente still lacks to be payable: what keeps it from being open. Empty when it may be. Pure. */
export function lacksOf(ente: Ente, tipi: readonly TipoDovuto[]): readonly Lack[] {
  const { dati, codici } = ente;
  const lacks: Lack[] = [];
  const add = (regola: Lack['regola'], text: string, about?: string): void =>
    void lacks.push({ regola, testo: text, ...(about === undefined ? {} : { oggetto: about }), blocca: true });

  if (dati.tipoEnte.trim() === '') add('K1', 'Manca il tipo ente.', 'tipoEnte');
  if (!dati.emailAmministratore) add('K1', 'Manca l’e-mail di chi riceve le notifiche.', 'emailAmministratore');
  if (codici.filter(({ generaIuv }) => generaIuv).length !== 1)
    add('K4', 'Serve esattamente un codice che genera gli IUV.', 'codici');
  if (!dati.cbill) add('K4', 'Manca il codice CBILL.', 'cbill');
  const active = tipi.filter(({ attivo, marcaDaBollo }) => attivo && !marcaDaBollo);
  if (active.length === 0) add('K5', 'Nessun tipo dovuto è abilitato.');
  for (const tipo of active)
    for (const lack of tipoLacks(tipo, ente.iban, dati.ibanDefault))
      add('K6', `Tipo dovuto ${tipo.codice}: ${lack}.`, tipo.codice);
  return lacks;
}

/** All that an ente lacks, what keeps it from being open first; then what citizens would miss. Source: onboarding.md §8.3, §8.6. */
export function allLacksOf(ente: Ente, tipi: readonly TipoDovuto[], people: EntePeople): readonly Lack[] {
  const lacks: Lack[] = [...lacksOf(ente, tipi)];
  if (!ente.logo) lacks.push({ regola: 'K3', testo: 'Manca il logo.', oggetto: 'logo', blocca: false });
  if (people.reachable === 0)
    lacks.push({ regola: 'K7', testo: 'Nessun operatore ha un’e-mail.', oggetto: 'operatori', blocca: false });
  const labels = new Map<string, string>();
  for (const { codice, descrizione } of tipi.filter(({ attivo }) => attivo)) {
    const label = descrizione.trim().toLowerCase();
    const first = labels.get(label);
    if (first === undefined) labels.set(label, codice);
    else
      lacks.push({
        regola: 'K12',
        testo: `I tipi dovuto ${first} e ${codice} hanno lo stesso nome.`,
        oggetto: codice,
        blocca: false,
      });
  }
  return lacks;
}

/** How much of the rules is met, in hundredths: what lists show. */
export function completenessOf(lacks: readonly Lack[]): number {
  const broken = new Set(lacks.map(({ regola }) => regola)).size;
  return Math.round(((COMPLETENESS_RULES.length - broken) / COMPLETENESS_RULES.length) * 100);
}

/** The accounts that the tipi that are on would be credited to, and that no longer can be. Source: T21 "IBANs still ATTIVO". */
export function unusableConti(ente: Ente, tipi: readonly TipoDovuto[]): readonly string[] {
  const used = tipi
    .filter(({ attivo, marcaDaBollo }) => attivo && !marcaDaBollo)
    .flatMap((tipo) => [tipo.ibanPsp ?? ente.dati.ibanDefault, tipo.ibanPostale])
    .filter((iban) => iban !== undefined);
  return [...new Set(used)].filter((iban) => !ente.iban.some((conto) => conto.iban === iban && isUsable(conto)));
}

/** The tipi dovuto, on or off, whose money goes to an account: by name, or because it is the ente's own. */
export const tipiCreditedTo = (iban: string, { dati }: Ente, tipi: readonly TipoDovuto[]): readonly string[] =>
  tipi
    .filter(
      ({ marcaDaBollo, ibanPsp, ibanPostale }) =>
        !marcaDaBollo && [ibanPsp ?? dati.ibanDefault, ibanPostale].includes(iban as CodiceIban),
    )
    .map(({ codice }) => codice);
