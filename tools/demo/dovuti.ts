import { formatEuro } from '@mypay/kernel';
import { citizen, type Citizen } from './citizens';
import type { EnteDemo, TipoDovutoDemo } from './installation-file';
import type { Choices } from './random';
import { zipOne } from './zip';

/** A debt that the demo makes; its IUD carries the number of the run. */
export interface NewDovuto {
  readonly iud: string;
  readonly tipo: TipoDovutoDemo;
  readonly causale: string;
  readonly importo: string;
  readonly debitore: Citizen;
  readonly scadenza: string;
}

const AMOUNTS = [50n, 1_600n, 2_750n, 4_200n, 7_999n, 12_050n, 18_318n, 25_000n, 41_270n, 103_333n];

/** The `count` dovuti of one ente in one run, from the seed alone. */
export function generateDovuti(choices: Choices, run: number, ente: EnteDemo, count: number): NewDovuto[] {
  return Array.from({ length: count }, (_, i) => {
    const name = `${ente.codiceFiscale}/${i}`;
    const tipo = choices.of(`${name}/tipo`, ente.tipiDovuto);
    const base = choices.of(`${name}/importo`, AMOUNTS);
    const importo = formatEuro(base === 50n ? base : base + BigInt(choices.number(`${name}/centesimi`, 100)));
    return {
      iud: `R${run}_${ente.codiceFiscale}_${String(i + 1).padStart(5, '0')}`,
      tipo,
      causale: `${tipo.descrizione} - prova ${run}/${i + 1}`,
      importo,
      debitore: citizen(choices, name),
      scadenza: '2099-12-31',
    };
  });
}

const HEADER =
  'IUD;codIuv;tipoIdentificativoUnivoco;codiceIdentificativoUnivoco;anagraficaPagatore;indirizzoPagatore;civicoPagatore;' +
  'capPagatore;localitaPagatore;provinciaPagatore;nazionePagatore;mailPagatore;dataEsecuzionePagamento;importoDovuto;' +
  'commissioneCaricoPa;tipoDovuto;tipoVersamento;causaleVersamento;datiSpecificiRiscossione;bilancio;azione';

/** One row of tracciato 1_2. Source: tracciati.md §4.3. */
function row(dovuto: NewDovuto, over: { importo?: string; tipo?: string } = {}): string {
  const bilancio =
    '<bilancio><capitolo><codCapitolo>E300200</codCapitolo><accertamento>' +
    `<importo>${dovuto.importo}</importo></accertamento></capitolo></bilancio>`;
  return [
    [dovuto.iud, '', 'F', dovuto.debitore.codiceFiscale, dovuto.debitore.name],
    ['via della Prova', '1', '30121', 'Venezia', 'VE', 'IT', ''],
    [dovuto.scadenza, over.importo ?? dovuto.importo, '', over.tipo ?? dovuto.tipo.codice, 'ALL'],
    [`"${dovuto.causale}"`, `${dovuto.tipo.codiceTassonomico}${dovuto.tipo.codice}`, bilancio, 'I'],
  ]
    .flat()
    .join(';');
}

export interface Tracciato {
  readonly name: string;
  readonly zip: Buffer;
  readonly rows: number;
  /** Rows that the platform must refuse. */
  readonly wrong: number;
}

/** The zip of tracciato 1_2 with the given dovuti, and after them three rows that are wrong on purpose. */
export async function tracciato12(ente: EnteDemo, run: number, dovuti: readonly NewDovuto[]): Promise<Tracciato> {
  const base = `${ente.codiceIpa}-demo_${run}-1_2`;
  const first = dovuti[0];
  if (!first) throw new Error('a tracciato needs a row');
  const wrong = [
    row({ ...first, iud: `${first.iud}_X` }, { importo: 'dodici' }),
    row({ ...first, iud: `${first.iud}_Y` }, { tipo: 'TIPO_CHE_NON_ESISTE' }),
    row(first), // an IUD already accepted in this file
  ];
  const csv = `${[HEADER, ...dovuti.map((dovuto) => row(dovuto)), ...wrong].join('\n')}\n`;
  return {
    name: `${base}.zip`,
    zip: await zipOne(`${base}.csv`, Buffer.from(csv, 'utf8')),
    rows: dovuti.length + wrong.length,
    wrong: wrong.length,
  };
}
