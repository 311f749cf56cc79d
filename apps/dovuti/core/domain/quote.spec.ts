import { cents, type CodiceFiscaleEnte, type LocalDate, parseIuv } from '@mypay/kernel';
import { aContent, anEnte, aTipo, ENTE } from '../testing';
import { riversamentoCausale, type QuoteQuestion, iuvOfAvviso, quoteAvvisoContent, type AvvisoRiga } from './quote';
import type { StatoDovuto } from './stato';

const TODAY = '2024-06-15' as LocalDate;
const riga = (stato: StatoDovuto = 'INSERIMENTO_DOVUTO', over: Parameters<typeof aContent>[0] = {}): AvvisoRiga => ({
  stato,
  dati: aContent(over),
});
const ask = (over: Partial<QuoteQuestion> = {}) =>
  quoteAvvisoContent({
    codiceFiscale: ENTE as CodiceFiscaleEnte,
    ente: anEnte(),
    righe: [riga()],
    tipo: () => aTipo(),
    today: TODAY,
    ...over,
  });
const withIban = (tipo: Parameters<typeof aTipo>[0]) => ({ tipo: () => aTipo(tipo) });
const expired = [riga('INSERIMENTO_DOVUTO', { scadenza: '2024-06-14' as LocalDate })];
const expiresToday = [riga('INSERIMENTO_DOVUTO', { scadenza: TODAY })];
const mandatory = withIban({ scadenzaObbligatoria: true });

describe('why a notice cannot be paid', () => {
  it.each([
    ['QUO-sconosciuto', { righe: [] }, 'SCONOSCIUTO'],
    ['QUO-pagato', { righe: [riga('COMPLETATO')] }, 'GIA_PAGATO'],
    ['QUO-pagato', { righe: [riga('ANNULLATO'), riga('COMPLETATO')] }, 'GIA_PAGATO'],
    ['QUO-annullato', { righe: [riga('ANNULLATO')] }, 'ANNULLATO'],
    ['QUO-multiple', { righe: [riga(), riga()] }, 'POSIZIONI_MULTIPLE'],
    ['QUO-tipo', { tipo: () => undefined }, 'TIPO_NON_PAGABILE'],
    ['QUO-tipo', withIban({ attivo: false, dovutiAperti: 'BLOCCA' }), 'TIPO_NON_PAGABILE'],
    ['QUO-tipo', withIban({ attivo: false }), 'TIPO_NON_PAGABILE'],
    ['QUO-tipo', withIban({ attivo: false, dovutiAperti: 'MANTIENI_PAGABILI' }), undefined],
    ['QUO-tipo', withIban({ marcaDaBollo: true }), 'TIPO_NON_PAGABILE'],
    ['QUO-in-corso', { righe: [riga('PAGAMENTO_INIZIATO')] }, 'IN_CORSO'],
    ['QUO-scaduto', { righe: expired, ...mandatory }, 'SCADUTO'],
    ['QUO-scaduto', { righe: expired }, undefined],
    ['QUO-scaduto', { righe: expiresToday, ...mandatory }, undefined],
    ['QUO-scaduto', { righe: expired, ...withIban({ scadenzaObbligatoria: true, giorniTolleranza: 1 }) }, undefined],
    [
      'QUO-scaduto',
      { righe: expired, ...withIban({ scadenzaObbligatoria: true, pagabileOltreScadenza: true }) },
      'SCADUTO',
    ],
    [
      'QUO-scaduto',
      {
        righe: expired,
        ...withIban({ scadenzaObbligatoria: true, pagabileOltreScadenza: true }),
        ente: anEnte({ pagamentoOltreScadenza: true }),
      },
      undefined,
    ],
    ['QUO-stato', { righe: [riga('PREDISPOSTO')] }, 'DATI_INCOMPLETI'],
    ['QUO-stato', { righe: [riga('INSERIMENTO_DOVUTO', { tipoVersamento: 'BBT|CP' })] }, 'DATI_INCOMPLETI'],
    ['QUO-stato', { righe: [riga('INSERIMENTO_DOVUTO', { tipoVersamento: 'BBT|PO' })] }, undefined],
    ['QUO-stato', { ente: anEnte({ ibanDefault: undefined }) }, 'DATI_INCOMPLETI'],
    [
      'QUO-stato',
      { righe: [riga('INSERIMENTO_DOVUTO', { datiSpecifici: '9/XX/' })], ...withIban({ codiceTassonomico: '' }) },
      'DATI_INCOMPLETI',
    ],
    ['QUO-postale', { transferType: 'POSTAL' as const }, 'CONTO_POSTALE_ASSENTE'],
    [
      'QUO-postale',
      { transferType: 'POSTAL' as const, ...withIban({ ibanPostale: 'IT60X0760103200000000123456' }) },
      undefined,
    ],
  ])('%s: %o → %s', (_, over, cause) => {
    const quote = ask(over);
    expect(quote.pagabile ? undefined : quote.causa).toBe(cause);
  });
});

describe('a payable notice', () => {
  it('QUO-pagabile: gives one slice of the ente that makes the whole', () => {
    expect(ask()).toMatchObject({
      pagabile: true,
      importo: 12050n,
      scadenza: '2099-12-31',
      causale: 'TARI 2024, prima rata',
      denominazioneEnte: 'Comune di Roccaprova',
      tuttiContiPostali: false,
      versamenti: [
        {
          indice: 1,
          importo: 12050n,
          ente: ENTE,
          iban: 'IT22G0542811101000000123401',
          causale: '/RFB/01000000000000144/120.50/TXT/TARI 2024, prima rata',
          tassonomia: '0101101IM',
          metadati: { datiSpecificiRiscossione: '9/0101101IM/TARI' },
        },
      ],
    });
  });

  it('QUO-pagabile: shows the due date only where it binds, and takes the tipo’s own account', () => {
    const tipo = {
      scadenzaObbligatoria: true,
      ibanPsp: 'IT96H0542811101000000123402',
      ibanPostale: 'IT60X0760103200000000123456',
    };
    const quote = ask({ ...withIban(tipo), transferType: 'PAGOPA' });
    expect(quote).toMatchObject({ scadenza: '2030-06-30', tuttiContiPostali: true });
    expect(quote.pagabile && quote.versamenti[0]).toMatchObject({
      iban: tipo.ibanPsp,
      metadati: { IBANAPPOGGIO: tipo.ibanPostale },
    });
  });

  it('QUO-pagabile: never exceeds 140 characters of a causale, and puts only the bank’s alphabet on its wire', () => {
    const causale = 'Perché così? «TARI» '.repeat(20);
    const quote = ask({ righe: [riga('INSERIMENTO_DOVUTO', { causale })] });
    if (!quote.pagabile) throw new Error('payable');
    expect(quote.causale).toHaveLength(140);
    expect(quote.versamenti[0]?.causale).toMatch(/^[a-z A-Z0-9/\-?:().,'+]{140}$/);
    expect(riversamentoCausale(parseIuv('RF22010100000000000010000'), cents(1n), 'x')).toBe(
      '/RFS/RF22010100000000000010000/0.01/TXT/x',
    );
  });
});

describe('a notice number', () => {
  const due = anEnte({
    codici: [...anEnte().codici, { stazione: 's', tipo: 'APPLICATION', codice: '05', generaIuv: false }],
  });
  it.each([
    ['NAV-6.6', '301000000000000144', anEnte(), '01000000000000144'],
    ['NAV-6.6', '005000098765432108', due, '000098765432108'],
    ['NAV-6.6', '009000098765432108', due, undefined],
    ['NAV-6.6', '009000098765432108', anEnte(), '000098765432108'],
    ['QUO-malformato', '101000000000000144', anEnte(), undefined],
    ['QUO-malformato', '210000000000001545', anEnte(), undefined],
    ['QUO-malformato', '30100000000000014', anEnte(), undefined],
  ] as const)('%s: %s names %s', (_, avviso, ente, iuv) => expect(iuvOfAvviso(avviso, ente)).toBe(iuv));
});
