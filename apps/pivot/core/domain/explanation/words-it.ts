import type { Movimento } from '../movimento';
import { type FlussoStory, inEuro, type PagamentoStory, SHOWN, signed, type Words } from './words';

/** Cents as an Italian reads them: `€ 1.234,50`, `−€ 2,00`. Source: ui.md §18. */
export const asEuro = (importo: bigint): string => inEuro(importo, '.', ',');
const withSign = signed(asEuro);

/** "la bolletta 2024/12 di 10,00 €", or several. */
function bollette(movimenti: readonly Movimento[]): string {
  const names = movimenti.map((m) => `${m.anno}/${m.bolletta} di ${asEuro(m.importo)}`);
  if (names.length === 1) return `la bolletta ${names[0]}`;
  const shown = names.slice(0, SHOWN);
  return `le bollette ${shown.join(', ')}${names.length > shown.length ? ` e altre ${names.length - shown.length}` : ''}`;
}
const verb = (movimenti: readonly Movimento[], one: string, many: string): string =>
  movimenti.length === 1 ? one : many;

const ricevuta = ({ E }: PagamentoStory): string =>
  E
    ? `${E.origine === 'RT' ? 'la ricevuta' : 'la ricevuta implicita (il PSP ha rendicontato senza RT)'} di ${asEuro(E.importo)}`
    : 'nessuna ricevuta';
const flusso = ({ R }: PagamentoStory): string =>
  R ? `il flusso ${R.flusso.iuf} di ${asEuro(R.flusso.importoTotale)}` : 'nessun flusso';
const riga = ({ R }: PagamentoStory): string =>
  R ? `riga ${R.riga.riga} del flusso ${R.flusso.iuf} (${asEuro(R.riga.importo)}, esito ${R.riga.esito})` : '';
const incasso = (s: PagamentoStory): string =>
  s.c.fOk.vale
    ? `${flusso(s)} è stato accreditato con ${bollette(s.tf)}`
    : `il pagamento è stato accreditato da solo con ${bollette(s.f.tv)}`;
const otherAmount = (s: PagamentoStory): string =>
  `${ricevuta(s)} è rendicontata con un altro importo: la ${riga(s)}, differenza ${withSign(s.c.erOk.scarto ?? 0n)}`;

/** What is there of a payment that no rule takes, document by document. */
function unclassified(s: PagamentoStory): string {
  const { f, c, R } = s;
  if (f.tv.length > 0 && c.vOk.scarto !== undefined && c.vOk.scarto !== 0n)
    return `${ricevuta(s)}: ${bollette(f.tv)} ${verb(f.tv, 'cita', 'citano')} il suo IUV con un altro importo, differenza ${withSign(c.vOk.scarto)}${R ? ` e ${flusso(s)} lo rendiconta` : ', e non c’è un flusso'}`;
  if (R && c.erOk.scarto !== undefined && c.erOk.scarto !== 0n) return otherAmount(s);
  return `${ricevuta(s)}${f.tv.length > 0 ? ` e ${bollette(f.tv)}` : ''}${R ? ` e ${flusso(s)}` : ''}: per gli interruttori dell’ente nessuna classe li prende`;
}

const declares = ({ f }: FlussoStory): string => `il flusso ${f.iuf} dichiara ${asEuro(f.importoTotale)}`;
const named = ({ anno, bolletta, importo }: Movimento): string =>
  `la bolletta ${anno}/${bolletta} di ${asEuro(importo)}`;

export const IT: Words = {
  pagamento: {
    IUD_RT_IUF_TES: (s) => `${ricevuta(s)} corrisponde alla notifica ${s.f.notifica?.iud} e ${incasso(s)}`,
    RT_IUF_TES: (s) => `${ricevuta(s)} è rendicontata per lo stesso importo e ${incasso(s)}`,
    RT_TES: (s) => `${ricevuta(s)} non è in alcun flusso, ma ${incasso(s)}`,
    RT_IUF: (s) => `${ricevuta(s)} è uguale alla ${riga(s)}`,
    IUD_RT_IUF: (s) => `${ricevuta(s)} corrisponde alla notifica ${s.f.notifica?.iud} ed è uguale alla ${riga(s)}`,
    RT_NO_IUF: (s) =>
      s.R
        ? otherAmount(s)
        : `${ricevuta(s)} non è in alcun flusso di rendicontazione attivo e nessuna bolletta cita il suo IUV`,
    RT_NO_IUD: (s) =>
      s.E?.iud === undefined
        ? `${ricevuta(s)} non ha IUD, quindi nessuna notifica può corrisponderle`
        : `${ricevuta(s)} ha IUD ${s.E.iud}, che l’ente non ha notificato`,
    IUV_NO_RT: (s) => `la ${riga(s)} dichiara un pagamento per cui non è arrivata alcuna ricevuta`,
    IUF_NO_TES: (s) => `nessuna bolletta del giornale di cassa cita ${flusso(s)}, né lo IUV di questo pagamento`,
    IUF_TES_DIV_IMP: (s) =>
      s.c.fDiv.vale
        ? `${flusso(s)} è stato accreditato con un altro importo: ${bollette(s.tf)}, differenza ${withSign(s.c.fDiv.scarto ?? 0n)}`
        : `${bollette(s.f.tv)} non ${verb(s.f.tv, 'corrisponde', 'corrispondono')} né al pagamento (differenza ${withSign(s.c.vDiv.scarto ?? 0n)}) né al totale del flusso`,
    DOPPI: ({ f, R }) =>
      `lo stesso IUV ${f.chiave.iuv} è stato pagato ${f.doubles.length} volte per ${asEuro(R?.riga.importo ?? 0n)}: ${f.doubles
        .map((g) => `IUR ${g.riga.iur} nel flusso ${g.flusso.iuf}`)
        .join(', ')}`,
    UNKNOWN: unclassified,
  },
  notifica: (n, near) =>
    near
      ? `la notifica ${n.iud} di ${asEuro(n.importo)} non ha una ricevuta dello stesso importo: ${asEuro(near.atteso ?? 0n)}, differenza ${withSign(near.scarto ?? 0n)}`
      : `la notifica ${n.iud} di ${asEuro(n.importo)} non ha alcuna ricevuta con quello IUD`,
  unknownCash: (m) => `${named(m)} non ha nella causale né uno IUF né uno IUV riconoscibile`,
  cashWithoutDocument: (m) =>
    m.iuf === undefined
      ? `${named(m)} cita lo IUV ${m.iuv}, che non è in alcuna ricevuta né in un flusso attivo`
      : `${named(m)} cita lo IUF ${m.iuf}, che non è fra i flussi di rendicontazione arrivati`,
  linked: (m) =>
    `${named(m)} è collegata a mano a ${m.iuf === undefined ? `IUV ${m.iuv}` : `IUF ${m.iuf}`}: il collegamento conta prima di ogni lettura della causale`,
  letture: ({ tipo, letture, conta }) => {
    const what = tipo === 'IUF' ? 'un flusso arrivato' : 'un pagamento arrivato';
    const place = letture.indexOf(conta) + 1;
    if (letture.length === 1) return `la causale si legge in un solo modo: ${tipo} ${conta.codice}`;
    return conta.nota
      ? `la causale si legge in ${letture.length} modi: conta ${tipo} ${conta.codice}, la ${place}ª lettura, perché è la prima che nomina ${what}`
      : `la causale si legge in ${letture.length} modi e nessuno nomina ${what}: conta la prima lettura, ${tipo} ${conta.codice}, finché non ne arriva uno che un’altra nomina`;
  },
  flusso: {
    NON_VALUTATO: (s) => `${declares(s)}; l’ente non usa la tesoreria, quindi gli incassi non si valutano`,
    NO_TES: (s) => `${declares(s)} e nessuna bolletta lo cita`,
    OK: (s) => `${declares(s)}, accreditati con ${bollette(s.tf)}`,
    DIV_IMP: (s) =>
      `${declares(s)}, ma ${bollette(s.tf)} ${verb(s.tf, 'fa', 'fanno')} ${asEuro(s.sum)}: differenza ${withSign(s.scarto)}`,
    'OK+DIV_IMP': (s) =>
      `${declares(s)}: una bolletta ha quell’importo, ma insieme ${bollette(s.tf)} fanno ${asEuro(s.sum)}: differenza ${withSign(s.scarto)}`,
    PUNTUALE: (s) => `${declares(s)}; nessuna bolletta lo cita, ma ogni suo pagamento è stato accreditato da solo`,
  },
  revoked: (rows) =>
    `il PSP dichiara revocato questo pagamento (esito 3, REVOKED) nel flusso ${rows
      .map((r) => `${r.flusso.iuf} di ${r.flusso.psp}, riga ${r.riga.riga}, ${asEuro(r.riga.importo)}`)
      .slice(0, SHOWN)
      .join('; ')}. ` +
    'Una riga revocata si conserva e si mostra, ma non rendiconta nulla: se il versamento risulta incassato, chiedere conto al PSP.',
};
