import type { Rt, Soggetto, Versamento } from './rt';

const parole = (mappa: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(mappa).sort(([a], [b]) => (a < b ? -1 : 1)));
const soggetto = (di: Soggetto | undefined): string =>
  di ? JSON.stringify([di.tipo, di.codice, di.anagrafica, parole(di.recapiti)]) : '';

/** The fields that V1 and V2 share, each as one comparable text. */
function comuni(rt: Rt): Record<string, string> {
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
    metadati: parole(rt.metadati),
    standIn: String(rt.standIn),
    versamenti: rt.versamenti.length.toString(),
  };
}

function versamentiDiversi(a: Versamento, b: Versamento): boolean {
  const scalari = (v: Versamento): string =>
    JSON.stringify([v.importo.toString(), v.ente, v.causale, v.tassonomia ?? '', parole(v.metadati)]);
  // V1 has no place for a revenue stamp and must write some IBAN there: the IBAN is shared only where neither bears a stamp.
  const conBollo = a.marcaDaBollo !== undefined || b.marcaDaBollo !== undefined;
  return scalari(a) !== scalari(b) || (!conBollo && a.iban !== b.iban);
}

/**
 * Names of the fields in which two copies of one receipt differ, among those that V1 and V2 share; empty for the same content.
 * Never bytes: the node may serialise a retry otherwise, and another station may speak the other version. Pure.
 * Source: architecture.md, Decisions, 7.
 */
export function differenze(a: Rt, b: Rt): readonly string[] {
  const [x, y] = [comuni(a), comuni(b)];
  const campi = Object.keys(x).filter((campo) => x[campo] !== y[campo]);
  const perIndice = new Map(b.versamenti.map((versamento) => [versamento.indice, versamento]));
  for (const versamento of a.versamenti) {
    const altro = perIndice.get(versamento.indice);
    if (!altro || versamentiDiversi(versamento, altro)) campi.push(`versamento ${versamento.indice}`);
  }
  return campi;
}

/** The stored receipt with what V2 alone says, when a copy brings it; undefined when there is nothing to add. Pure. */
export function completata(conservata: Rt, copia: Rt): Rt | undefined {
  if (conservata.soloV2 !== undefined || copia.soloV2 === undefined) return undefined;
  const perIndice = new Map(copia.versamenti.map((versamento) => [versamento.indice, versamento]));
  return {
    ...conservata,
    soloV2: copia.soloV2,
    versamenti: conservata.versamenti.map((versamento) => {
      const altro = perIndice.get(versamento.indice);
      if (altro?.marcaDaBollo === undefined)
        return { ...versamento, denominazione: versamento.denominazione ?? altro?.denominazione };
      return { ...versamento, iban: undefined, marcaDaBollo: altro.marcaDaBollo, denominazione: altro.denominazione };
    }),
  };
}
