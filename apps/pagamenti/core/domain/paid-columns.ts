import { formatEuro, wallTimeInRome } from '@mypay/kernel';
import type { Ente } from './ente';
import { type Rt, type Soggetto, type Versamento, versamentiOf } from './rt';

/** A paid receipt as an export needs it. */
export interface PaidRow {
  readonly ente: Ente;
  readonly rt: Rt;
  readonly iud: string | undefined;
  readonly tipo: string | undefined;
  readonly bilancio: string | undefined;
  readonly messageAt: Date;
  /** Day of the outcome, `yyyy-MM-dd`. */
  readonly paidOn: string;
}

/** A column of the layout: its name is contract, its value a text as the layout writes it; amounts are told for spreadsheets. */
export interface PaidColumn {
  readonly name: string;
  readonly amount?: true;
  readonly of: (row: PaidRow) => string | undefined;
}

const empty = (...names: readonly string[]): PaidColumn[] => names.map((name) => ({ name, of: () => undefined }));
const slices = ({ ente, rt }: PaidRow): readonly Versamento[] => versamentiOf(ente.ente, rt);
/** What of the receipt is the ente's own. */
export const ownAmount = (row: PaidRow): bigint => slices(row).reduce((sum, { importo }) => sum + importo, 0n);

const ADDRESS = ['streetName', 'civicNumber', 'postalCode', 'city', 'stateProvinceRegion', 'country'] as const;
const addressNames = (who: string): string[] =>
  ['indirizzo', 'civico', 'cap', 'localita', 'provincia', 'nazione'].map((part) => part + who);
/** Kind, code, name, address and e-mail of a person. */
const person = (prefix: string, who: string, of: (rt: Rt) => Soggetto | undefined): PaidColumn[] => [
  { name: `${prefix}TipoIdentificativoUnivoco`, of: ({ rt }) => of(rt)?.tipo },
  { name: `${prefix}CodiceIdentificativoUnivoco`, of: ({ rt }) => of(rt)?.codice },
  { name: `anagrafica${who}`, of: ({ rt }) => of(rt)?.anagrafica },
  ...addressNames(who).map((name, i) => ({ name, of: ({ rt }: PaidRow) => of(rt)?.recapiti[ADDRESS[i] ?? ''] })),
  { name: `email${who}`, of: ({ rt }) => of(rt)?.recapiti['e-mail'] },
];

/** The station that answers for the notice's segregation code. */
function stationOf({ ente, rt }: PaidRow): string | undefined {
  const code = rt.numeroAvviso.slice(1, 3);
  return ente.codici.find(({ tipo, codice }) => tipo === 'SEGREGAZIONE' && codice === code)?.stazione;
}

/** The category of the ente's own slice, as dovuti write it. */
function category(row: PaidRow): string | undefined {
  const code = slices(row)[0]?.tassonomia;
  return code === undefined || code.startsWith('9/') ? code : `9/${code}/`;
}

const message = ({ messageAt }: PaidRow): string => wallTimeInRome(messageAt).slice(0, 19);

/**
 * The 64 columns that every version has. `iuf` and `numRigaFlusso` are dovuti's and stay empty here. Source: tracciati.md §8.5.
 */
const BASE: readonly PaidColumn[] = [
  ...empty('iuf', 'numRigaFlusso'),
  { name: 'codIud', of: ({ iud }) => iud },
  { name: 'codIuv', of: ({ rt }) => rt.iuv },
  { name: 'versioneOggetto', of: () => '6.2.0' },
  { name: 'identificativoDominio', of: ({ ente }) => ente.ente },
  { name: 'identificativoStazioneRichiedente', of: stationOf },
  { name: 'identificativoMessaggioRicevuta', of: ({ rt }) => rt.rtId },
  { name: 'dataOraMessaggioRicevuta', of: message },
  { name: 'riferimentoMessaggioRichiesta', of: ({ rt }) => rt.rtId },
  { name: 'riferimentoDataRichiesta', of: (row) => message(row).slice(0, 10) },
  { name: 'tipoIdentificativoUnivoco', of: () => 'G' },
  { name: 'codiceIdentificativoUnivoco', of: ({ rt }) => rt.psp.id },
  { name: 'denominazioneAttestante', of: ({ rt }) => rt.psp.denominazione },
  ...empty('codiceUnitOperAttestante', 'denomUnitOperAttestante', ...addressNames('Attestante')),
  { name: 'enteBenefTipoIdentificativoUnivoco', of: () => 'G' },
  { name: 'enteBenefCodiceIdentificativoUnivoco', of: ({ ente }) => ente.ente },
  { name: 'denominazioneBeneficiario', of: ({ rt }) => rt.denominazioneEnte },
  ...empty('codiceUnitOperBeneficiario'),
  { name: 'denomUnitOperBeneficiario', of: ({ rt }) => rt.ufficio },
  ...empty(...addressNames('Beneficiario')),
  ...person('soggVers', 'Versante', (rt) => rt.versante),
  ...person('soggPag', 'Pagatore', (rt) => rt.debitore),
  { name: 'codiceEsitoPagamento', of: () => '0' },
  { name: 'importoTotalePagato', amount: true, of: ({ rt }) => formatEuro(rt.importoTotale) },
  { name: 'identificativoUnivocoVersamento', of: ({ rt }) => rt.iuv },
  { name: 'codiceContestoPagamento', of: ({ rt }) => rt.rtId },
  { name: 'singoloImportoPagato', amount: true, of: (row) => formatEuro(ownAmount(row)) },
  { name: 'esitoSingoloPagamento', of: () => '0' },
  { name: 'dataEsitoSingoloPagamento', of: ({ paidOn }) => paidOn },
  { name: 'identificativoUnivocoRiscoss', of: ({ rt }) => rt.rtId },
  { name: 'causaleVersamento', of: ({ rt }) => rt.causale.slice(0, 1024) },
  { name: 'datiSpecificiRiscossione', of: category },
  { name: 'tipoDovuto', of: ({ tipo }) => tipo },
];

/**
 * The versions that may be asked: a version is this list of columns and nothing else, so a new one is a row here. 1.2 without the
 * receipt block is 1.0 with the bilancio. Source: tracciati.md §8.5.
 */
export const PAID_VERSIONS: Readonly<Record<string, readonly PaidColumn[]>> = {
  '1.0': BASE,
  '1.2': [...BASE, { name: 'bilancio', of: ({ bilancio }) => bilancio }],
};
