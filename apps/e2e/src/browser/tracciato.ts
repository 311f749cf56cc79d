/** The header of tracciato 1_2. Source: tracciati.md. */
const HEADER =
  'IUD;codIuv;tipoIdentificativoUnivoco;codiceIdentificativoUnivoco;anagraficaPagatore;indirizzoPagatore;civicoPagatore;capPagatore;localitaPagatore;provinciaPagatore;nazionePagatore;mailPagatore;dataEsecuzionePagamento;importoDovuto;commissioneCaricoPa;tipoDovuto;tipoVersamento;causaleVersamento;datiSpecificiRiscossione;bilancio;azione';

/** One debt of Ada Provetti. */
export interface TracciatoRow {
  readonly iud: string;
  readonly importo: string;
  readonly iuv?: string;
  readonly causale?: string;
}

const line = ({ iud, importo, iuv = '', causale = 'Tassa sui rifiuti' }: TracciatoRow): string =>
  `${iud};${iuv};F;PRVDAA70A41Z100E;Ada Provetti;via Larga;1;30121;Venezia;VE;IT;;2099-06-30;${importo};;TARI;ALL;${causale};9/0101101IM/TARI;;I`;

/** A file of tracciato 1_2 with these rows. */
export const tracciato = (...rows: readonly TracciatoRow[]): string => [HEADER, ...rows.map(line), ''].join('\r\n');
