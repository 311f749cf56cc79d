import type { Movimento } from '../movimento';
import { type FlussoStory, inEuro, type PagamentoStory, SHOWN, signed, type Words } from './words';

/** Cents as an English reader reads them: `€ 1,234.50`. */
export const asEuro = (importo: bigint): string => inEuro(importo, ',', '.');
const withSign = signed(asEuro);

function entries(movimenti: readonly Movimento[]): string {
  const names = movimenti.map((m) => `${m.anno}/${m.bolletta} of ${asEuro(m.importo)}`);
  if (names.length === 1) return `entry ${names[0]}`;
  const shown = names.slice(0, SHOWN);
  return `entries ${shown.join(', ')}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ''}`;
}
const verb = (movimenti: readonly Movimento[], one: string, many: string): string =>
  movimenti.length === 1 ? one : many;

const receipt = ({ E }: PagamentoStory): string =>
  E
    ? `the ${E.origine === 'RT' ? 'receipt' : 'implied receipt (the PSP reported without a receipt)'} of ${asEuro(E.importo)}`
    : 'no receipt';
const flow = ({ R }: PagamentoStory): string =>
  R ? `flow ${R.flusso.iuf} of ${asEuro(R.flusso.importoTotale)}` : 'no flow';
const row = ({ R }: PagamentoStory): string =>
  R ? `row ${R.riga.riga} of flow ${R.flusso.iuf} (${asEuro(R.riga.importo)}, outcome ${R.riga.esito})` : '';
const cash = (s: PagamentoStory): string =>
  s.c.fOk.vale
    ? `${flow(s)} was credited with ${entries(s.tf)}`
    : `the payment was credited alone with ${entries(s.f.tv)}`;
const otherAmount = (s: PagamentoStory): string =>
  `${receipt(s)} is reported with another amount: ${row(s)}, difference ${withSign(s.c.erOk.scarto ?? 0n)}`;

function unclassified(s: PagamentoStory): string {
  const { f, c, R } = s;
  if (f.tv.length > 0 && c.vOk.scarto !== undefined && c.vOk.scarto !== 0n)
    return `${receipt(s)}: ${entries(f.tv)} ${verb(f.tv, 'names', 'name')} its IUV with another amount, difference ${withSign(c.vOk.scarto)}${R ? `, and ${flow(s)} reports it` : ', and there is no flow'}`;
  if (R && c.erOk.scarto !== undefined && c.erOk.scarto !== 0n) return otherAmount(s);
  return `${receipt(s)}${f.tv.length > 0 ? ` and ${entries(f.tv)}` : ''}${R ? ` and ${flow(s)}` : ''}: with the switches of this body no class takes them`;
}

const declares = ({ f }: FlussoStory): string => `flow ${f.iuf} declares ${asEuro(f.importoTotale)}`;
const named = ({ anno, bolletta, importo }: Movimento): string => `entry ${anno}/${bolletta} of ${asEuro(importo)}`;

export const EN: Words = {
  pagamento: {
    IUD_RT_IUF_TES: (s) => `${receipt(s)} agrees with notification ${s.f.notifica?.iud}, and ${cash(s)}`,
    RT_IUF_TES: (s) => `${receipt(s)} is reported for the same amount, and ${cash(s)}`,
    RT_TES: (s) => `${receipt(s)} is in no flow, but ${cash(s)}`,
    RT_IUF: (s) => `${receipt(s)} is equal to ${row(s)}`,
    IUD_RT_IUF: (s) => `${receipt(s)} agrees with notification ${s.f.notifica?.iud} and is equal to ${row(s)}`,
    RT_NO_IUF: (s) => (s.R ? otherAmount(s) : `${receipt(s)} is in no active flow, and no entry names its IUV`),
    RT_NO_IUD: (s) =>
      s.E?.iud === undefined
        ? `${receipt(s)} has no IUD, so no notification can agree with it`
        : `${receipt(s)} has IUD ${s.E.iud}, which the body has not notified`,
    IUV_NO_RT: (s) => `${row(s)} declares a payment whose receipt has not arrived`,
    IUF_NO_TES: (s) => `no entry of the cash journal names ${flow(s)}, nor the IUV of this payment`,
    IUF_TES_DIV_IMP: (s) =>
      s.c.fDiv.vale
        ? `${flow(s)} was credited with another amount: ${entries(s.tf)}, difference ${withSign(s.c.fDiv.scarto ?? 0n)}`
        : `${entries(s.f.tv)} ${verb(s.f.tv, 'agrees', 'agree')} neither with the payment (difference ${withSign(s.c.vDiv.scarto ?? 0n)}) nor with the total of the flow`,
    DOPPI: ({ f, R }) =>
      `the same IUV ${f.chiave.iuv} was paid ${f.doubles.length} times for ${asEuro(R?.riga.importo ?? 0n)}: ${f.doubles
        .map((g) => `IUR ${g.riga.iur} in flow ${g.flusso.iuf}`)
        .join(', ')}`,
    UNKNOWN: unclassified,
  },
  notifica: (n, near) =>
    near
      ? `notification ${n.iud} of ${asEuro(n.importo)} has no receipt of the same amount: ${asEuro(near.atteso ?? 0n)}, difference ${withSign(near.scarto ?? 0n)}`
      : `notification ${n.iud} of ${asEuro(n.importo)} has no receipt with that IUD`,
  unknownCash: (m) => `the text of ${named(m)} holds neither an IUF nor an IUV that can be recognised`,
  cashWithoutDocument: (m) =>
    m.iuf === undefined
      ? `${named(m)} names IUV ${m.iuv}, which is in no receipt and in no active flow`
      : `${named(m)} names IUF ${m.iuf}, which is not among the flows that have arrived`,
  linked: (m) =>
    `${named(m)} is linked by hand to ${m.iuf === undefined ? `IUV ${m.iuv}` : `IUF ${m.iuf}`}: the link counts before every reading of the text`,
  letture: ({ tipo, letture, conta }) => {
    const what = tipo === 'IUF' ? 'a flow that has arrived' : 'a payment that has arrived';
    const place = letture.indexOf(conta) + 1;
    if (letture.length === 1) return `the text can be read in one way only: ${tipo} ${conta.codice}`;
    return conta.nota
      ? `the text can be read in ${letture.length} ways: ${tipo} ${conta.codice} counts, reading ${place}, for it is the first that names ${what}`
      : `the text can be read in ${letture.length} ways and none names ${what}: the first counts, ${tipo} ${conta.codice}, until one arrives that another names`;
  },
  flusso: {
    NON_VALUTATO: (s) => `${declares(s)}; the body does not use its treasury, so credits are not judged`,
    NO_TES: (s) => `${declares(s)} and no entry names it`,
    OK: (s) => `${declares(s)}, credited with ${entries(s.tf)}`,
    DIV_IMP: (s) =>
      `${declares(s)}, but ${entries(s.tf)} ${verb(s.tf, 'makes', 'make')} ${asEuro(s.sum)}: difference ${withSign(s.scarto)}`,
    'OK+DIV_IMP': (s) =>
      `${declares(s)}: one entry has that amount, but together ${entries(s.tf)} make ${asEuro(s.sum)}: difference ${withSign(s.scarto)}`,
    PUNTUALE: (s) => `${declares(s)}; no entry names it, but each of its payments was credited alone`,
  },
  revoked: (rows) =>
    `the PSP declares this payment revoked (outcome 3, REVOKED) in flow ${rows
      .map((r) => `${r.flusso.iuf} of ${r.flusso.psp}, row ${r.riga.riga}, ${asEuro(r.riga.importo)}`)
      .slice(0, SHOWN)
      .join('; ')}. ` +
    'A revoked row is kept and shown but reports nothing: if the money has come in, ask the PSP to account for it.',
};
