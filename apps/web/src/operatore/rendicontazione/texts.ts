import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Rendicontazione',
    lead: 'I flussi con cui i PSP dicono quali pagamenti stanno dentro un bonifico, come arrivano dal Nodo.',
    caption: 'Flussi di rendicontazione',
    empty: 'Nessun flusso è ancora arrivato',
    emptyText:
      'I PSP mandano un flusso entro due giorni dal pagamento. Si scaricano da soli; potete anche chiederlo ora.',
    iuf: 'Identificativo del flusso',
    from: 'Prodotti dal',
    to: 'Prodotti al',
    setAside: 'Solo accantonati',
    psp: 'PSP',
    made: 'Prodotto il',
    arrived: 'Arrivato il',
    rows: 'Pagamenti',
    amount: 'Importo',
    state: 'Stato',
    original: 'Originale',
    pivot: 'Apri in MyPivot',
    fine: 'Acquisito',
    odd: 'Totali che non tornano',
    aside: 'Accantonato',
    revision: (n: number) => `revisione ${n}`,
    pull: 'Scarica ora dal Nodo',
    pulling: 'Scarico in corso…',
    pulled: (fresh: number, aside: number) =>
      fresh === 0 && aside === 0
        ? 'Non c’è nulla di nuovo.'
        : `${fresh} ${fresh === 1 ? 'flusso nuovo' : 'flussi nuovi'}${aside === 0 ? '' : `, ${aside} da guardare`}.`,
    pullFailed: 'Lo scarico non è riuscito: il Nodo non risponde. Riproverà da solo; potete riprovare anche voi.',
  },
  en: {
    title: 'Reporting flows',
    lead: 'The flows by which PSPs tell which payments are in a transfer, as they come from the node.',
    caption: 'Reporting flows',
    empty: 'No flow has come yet',
    emptyText: 'PSPs send a flow within two days of the payment. They are fetched by themselves; you may also ask now.',
    iuf: 'Identifier of the flow',
    from: 'Made from',
    to: 'Made to',
    setAside: 'Set aside only',
    psp: 'PSP',
    made: 'Made on',
    arrived: 'Arrived on',
    rows: 'Payments',
    amount: 'Amount',
    state: 'State',
    original: 'Original',
    pivot: 'Open in MyPivot',
    fine: 'Taken',
    odd: 'Totals that do not add up',
    aside: 'Set aside',
    revision: (n: number) => `revision ${n}`,
    pull: 'Fetch from the node now',
    pulling: 'Fetching…',
    pulled: (fresh: number, aside: number) =>
      fresh === 0 && aside === 0
        ? 'There is nothing new.'
        : `${fresh} new ${fresh === 1 ? 'flow' : 'flows'}${aside === 0 ? '' : `, ${aside} to be looked at`}.`,
    pullFailed: 'Fetching failed: the node does not answer. It will try again by itself; you may try again too.',
  },
});
