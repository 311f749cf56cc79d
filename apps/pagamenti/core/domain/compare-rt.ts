import type { Rt, Soggetto, Versamento } from './rt';

const sortedText = (words: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)));
const soggetto = (who: Soggetto | undefined): string =>
  who ? JSON.stringify([who.tipo, who.codice, who.anagrafica, sortedText(who.recapiti)]) : '';

/** The fields that V1 and V2 share, each as one comparable text. */
function sharedFields(rt: Rt): Record<string, string> {
  return {
    numeroAvviso: rt.numeroAvviso,
    enteTitolare: rt.enteTitolare,
    esito: rt.esito,
    iuv: rt.iuv,
    importoTotale: rt.importoTotale.toString(),
    causale: rt.causale,
    denominazioneEnte: rt.denominazioneEnte,
    ufficio: rt.ufficio ?? '',
    debitore: soggetto(rt.debitore),
    versante: soggetto(rt.versante),
    pspId: rt.psp.id,
    pspCodiceFiscale: rt.psp.codiceFiscale ?? '',
    pspPartitaIva: rt.psp.partitaIva ?? '',
    pspDenominazione: rt.psp.denominazione,
    canale: rt.psp.canale,
    descrizioneCanale: rt.psp.descrizioneCanale,
    metodo: rt.metodo ?? '',
    commissione: rt.commissione?.toString() ?? '',
    dataOraPagamento: rt.dataOraPagamento?.toISOString() ?? '',
    dataApplicazione: rt.dataApplicazione ?? '',
    dataBonifico: rt.dataBonifico ?? '',
    unreadableDates: rt.unreadableDates?.join() ?? '',
    metadati: sortedText(rt.metadati),
    standIn: String(rt.standIn),
    versamenti: rt.versamenti.length.toString(),
  };
}

function differentVersamenti(a: Versamento, b: Versamento): boolean {
  const scalars = (v: Versamento): string =>
    JSON.stringify([v.importo.toString(), v.ente, v.causale, v.tassonomia ?? '', sortedText(v.metadati)]);
  // V1 has no place for a revenue stamp and must write some IBAN there: the IBAN is shared only where neither bears a stamp.
  const withBollo = a.marcaDaBollo !== undefined || b.marcaDaBollo !== undefined;
  return scalars(a) !== scalars(b) || (!withBollo && a.iban !== b.iban);
}

/**
 * Names of the fields in which two copies of one receipt differ, among those that V1 and V2 share; empty for the same content.
 * Never bytes: the node may serialise a retry otherwise, and another station may speak the other version. Pure.
 * Source: architecture.md, Decisions, 7.
 */
export function differences(a: Rt, b: Rt): readonly string[] {
  const [x, y] = [sharedFields(a), sharedFields(b)];
  const campi = Object.keys(x).filter((campo) => x[campo] !== y[campo]);
  const byIndex = new Map(b.versamenti.map((versamento) => [versamento.indice, versamento]));
  for (const versamento of a.versamenti) {
    const other = byIndex.get(versamento.indice);
    if (!other || differentVersamenti(versamento, other)) campi.push(`versamento ${versamento.indice}`);
  }
  return campi;
}

/** The stored receipt with what V2 alone says, when a copy brings it; undefined when there is nothing to add. Pure. */
export function completed(kept: Rt, copy: Rt): Rt | undefined {
  if (kept.soloV2 !== undefined || copy.soloV2 === undefined) return undefined;
  const byIndex = new Map(copy.versamenti.map((versamento) => [versamento.indice, versamento]));
  return {
    ...kept,
    soloV2: copy.soloV2,
    versamenti: kept.versamenti.map((versamento) => {
      const other = byIndex.get(versamento.indice);
      if (other?.marcaDaBollo === undefined)
        return { ...versamento, denominazione: versamento.denominazione ?? other?.denominazione };
      return { ...versamento, iban: undefined, marcaDaBollo: other.marcaDaBollo, denominazione: other.denominazione };
    }),
  };
}
