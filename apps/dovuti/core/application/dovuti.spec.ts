import { cents, type CodiceFiscaleEnte, FixedClock, type Iuv, type LocalDate, parseIud, parseIuv } from '@mypay/kernel';
import { anEnte, aText, aTipo, ENTE, FakeCounters, fakeStores } from '../testing';
import { ReadDovuti } from './read-dovuti';
import { CreateDovuto } from './create-dovuto';
import { CancelDovuto, ModifyDovuto } from './modify-dovuto';
import { QuoteAvviso } from './quote-avviso';
import { MatchRicevuta } from './match-ricevuta';
import { RecordRicevuta, type ArrivedRicevuta } from './record-ricevuta';

const IUD = parseIud('TARI-2024-0001');
const clock = new FixedClock(new Date('2024-06-01T10:00:00Z'));
const setup = (ente = anEnte(), tipi = [aTipo()]) => {
  const { stores, unitOfWork } = fakeStores(ente, tipi);
  const counters = new FakeCounters();
  return {
    stores,
    counters,
    createDovuto: new CreateDovuto(unitOfWork, counters, clock),
    modifyDovuto: new ModifyDovuto(unitOfWork, clock),
    cancelDovuto: new CancelDovuto(unitOfWork, clock),
    reader: new ReadDovuti(unitOfWork, clock),
    quoteAvviso: new QuoteAvviso(unitOfWork, clock),
    recordRicevuta: new RecordRicevuta(clock),
    matchRicevuta: new MatchRicevuta(clock),
  };
};
const refusal = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/\w{3}/) });

describe('a dovuto created by REST', () => {
  it('IUV-6.2: without an IUV always gets one of the platform, one after another', async () => {
    const { createDovuto } = setup();
    const iuv = [];
    for (const iud of ['A', 'B']) iuv.push((await createDovuto.execute(ENTE, aText({ iud }))).dati.iuv);
    expect(iuv).toEqual(['01000000000000144', '01000000000000245']);
  });

  it('IUV-6.2: takes the next number when an ente once brought the very one', async () => {
    const { createDovuto, stores } = setup();
    await stores.dovuti.add({
      dati: {
        ...(await createDovuto.execute(ENTE, aText({ iud: 'X' }))).dati,
        iud: parseIud('VECCHIO'),
        iuv: parseIuv('01000000000000245'),
      },
      iuvDellaPiattaforma: false,
      now: clock.now(),
    });
    expect((await createDovuto.execute(ENTE, aText({ iud: 'A' }))).dati.iuv).toBe('01000000000000346');
  });

  it('takes the dati specifici of its tipo when it brings none', async () => {
    const { createDovuto } = setup();
    expect((await createDovuto.execute(ENTE, aText({ datiSpecifici: '' }))).dati.datiSpecifici).toBe(
      '9/0101101IM/TARI',
    );
  });

  it('is refused by an ente that cannot make IUVs, unless it brings its own', async () => {
    const { createDovuto } = setup(
      anEnte({ codici: [{ stazione: 's', tipo: 'SEGREGAZIONE', codice: '01', generaIuv: false }] }),
    );
    await expect(createDovuto.execute(ENTE, aText())).rejects.toEqual(refusal('ENTE_SENZA_CODICE_SEGREGAZIONE'));
    await expect(createDovuto.execute(ENTE, aText({ iuv: '01500000000123488' }))).resolves.toBeDefined();
  });

  it.each([
    ['ENTE_SOSPESO', {}, anEnte({ stato: 'SOSPESO' }), aTipo()],
    ['ENTE_NON_ATTIVO', {}, anEnte({ stato: 'INSERITO' }), aTipo()],
    ['TIPO_DOVUTO_SCONOSCIUTO', { tipoDovuto: 'X' }, anEnte(), aTipo()],
    ['TIPO_DOVUTO_NON_ATTIVO', {}, anEnte(), aTipo({ attivo: false })],
    ['DATA_SCADENZA_OBBLIGATORIA', { scadenza: '2024-05-31' }, anEnte(), aTipo({ scadenzaObbligatoria: true })],
    ['DATA_SCADENZA_OBBLIGATORIA', { scadenza: '' }, anEnte(), aTipo({ stampaScadenza: true })],
    ['DOVUTO_NON_VALIDO', { importo: '' }, anEnte(), aTipo()],
    ['DOVUTO_NON_VALIDO', { importo: '0.001' }, anEnte(), aTipo()],
  ])('is refused with %s when %o', (code, over, ente, tipo) =>
    expect(setup(ente, [tipo]).createDovuto.execute(ENTE, aText(over))).rejects.toEqual(refusal(code)),
  );
});

describe('its life', () => {
  it('MOD-6: a modification overwrites everything, also with a blank, but the IUV that it does not mention', async () => {
    const { createDovuto, modifyDovuto, reader } = setup();
    await createDovuto.execute(ENTE, aText({ email: 'a@example.org' }));
    await modifyDovuto.execute(ENTE, IUD, aText({ email: '', importo: '1' }));
    const { dovuto } = await reader.one(ENTE, IUD);
    expect(dovuto.dati).toMatchObject({ importo: 100n, iuv: '01000000000000144', debitore: { email: undefined } });
  });

  it('D07: after a cancellation it is neither modified nor cancelled again', async () => {
    const { createDovuto, modifyDovuto, cancelDovuto } = setup();
    await createDovuto.execute(ENTE, aText());
    await cancelDovuto.execute(ENTE, IUD);
    await expect(cancelDovuto.execute(ENTE, IUD)).rejects.toEqual(refusal('DOVUTO_NON_ANNULLABILE'));
    await expect(modifyDovuto.execute(ENTE, IUD, aText())).rejects.toEqual(refusal('DOVUTO_NON_MODIFICABILE'));
    await expect(cancelDovuto.execute(ENTE, parseIud('NIENTE'))).rejects.toEqual(refusal('DOVUTO_NON_TROVATO'));
  });

  it('shows SCADUTO past a date that binds, and DISABILITATO when its tipo blocks', async () => {
    const { createDovuto, reader, stores } = setup(anEnte(), [aTipo({ scadenzaObbligatoria: true })]);
    await createDovuto.execute(ENTE, aText({ scadenza: '2024-06-01' }));
    const word = async () => (await reader.one(ENTE, IUD)).stato;
    expect(await word()).toBe('DA_PAGARE');
    clock.moveTo(new Date('2024-06-02T10:00:00Z'));
    expect(await word()).toBe('SCADUTO');
    stores.registro.list[0] = aTipo({ attivo: false, dovutiAperti: 'BLOCCA' });
    expect(await word()).toBe('DISABILITATO');
    clock.moveTo(new Date('2024-06-01T10:00:00Z'));
  });
});

describe('a receipt', () => {
  const receipt = (over: Partial<ArrivedRicevuta> = {}): ArrivedRicevuta => ({
    ente: ENTE,
    rtId: 'rt-1',
    enteTitolare: ENTE,
    iuv: '01000000000000144' as Iuv,
    esito: 'OK',
    dataEsito: '2024-06-02' as LocalDate,
    importoTotale: cents(99n),
    ...over,
  });
  it.each([
    ['RIC-titolare', { esito: 'KO' as const }, 'IGNORATA', 'DA_PAGARE'],
    ['RIC-titolare', { enteTitolare: '80023450234' as CodiceFiscaleEnte }, 'IGNORATA', 'DA_PAGARE'],
    ['RIC-ignota', { iuv: '01999999999999999' as Iuv }, 'NON_GESTITA', 'DA_PAGARE'],
    ['D11', {}, 'PAGATO', 'PAGATO'],
  ])('%s: with %o it is %s, and the dovuto %s', async (_, over, esito, stato) => {
    const { createDovuto, recordRicevuta, stores, reader } = setup();
    await createDovuto.execute(ENTE, aText());
    expect(await recordRicevuta.execute(receipt(over), stores)).toBe(esito);
    expect((await reader.one(ENTE, IUD)).stato).toBe(stato);
  });

  it.each([
    ['the debt that it pays', {}, { iud: IUD, tipoDovuto: 'TARI', importoCents: 12050n }],
    ['that of a KO, which closes nothing', { esito: 'KO' as const }, { iud: IUD }],
    ['that nobody knows its IUV', { iuv: '01999999999999999' as Iuv }, undefined],
  ])('RIC-senza-attivazione: we say whose debt a receipt is: %s', async (_, over, dovuto) => {
    const { createDovuto, recordRicevuta, matchRicevuta, stores } = setup();
    await createDovuto.execute(ENTE, aText());
    await recordRicevuta.execute(receipt(over), stores);
    await matchRicevuta.execute(receipt(over), 'c', stores);
    expect(stores.outbox.events).toMatchObject([{ ente: ENTE, data: { rtId: 'rt-1' } }]);
    const [said] = stores.outbox.events as { data: { dovuto?: object } }[];
    if (dovuto) expect(said?.data.dovuto).toMatchObject(dovuto);
    else expect(said?.data.dovuto).toBeUndefined();
  });

  it('RIC-senza-attivazione: of the copy for a secondary ente we say nothing', async () => {
    const { createDovuto, matchRicevuta, stores } = setup();
    await createDovuto.execute(ENTE, aText());
    await matchRicevuta.execute(receipt({ enteTitolare: '80023450234' as CodiceFiscaleEnte }), 'c', stores);
    expect(stores.outbox.events).toEqual([]);
  });

  it('RIC-doppia: the same one again changes nothing; another one of the same notice is only linked', async () => {
    const { createDovuto, recordRicevuta, stores } = setup();
    await createDovuto.execute(ENTE, aText());
    await recordRicevuta.execute(receipt(), stores);
    expect(await recordRicevuta.execute(receipt(), stores)).toBe('IGNORATA');
    expect(await recordRicevuta.execute(receipt({ rtId: 'rt-2' }), stores)).toBe('COLLEGATA');
    expect(stores.dovuti.rows[0]).toMatchObject({ versione: 2, pagamento: { rtId: 'rt-1', importo: 99n } });
  });

  it('D22: pays the latest cancelled dovuto of its IUV, flagged', async () => {
    const { createDovuto, cancelDovuto, recordRicevuta, stores } = setup();
    for (let i = 0; i < 2; i++) {
      await createDovuto.execute(ENTE, aText({ iuv: '01500000000123488' }));
      await cancelDovuto.execute(ENTE, IUD);
    }
    expect(await recordRicevuta.execute(receipt({ iuv: '01500000000123488' as Iuv }), stores)).toBe(
      'PAGATO_DOPO_ANNULLAMENTO',
    );
    expect(stores.dovuti.rows.map((r) => [r.stato, r.pagamento?.dopoAnnullamento])).toEqual([
      ['ANNULLATO', undefined],
      ['COMPLETATO', true],
    ]);
  });
});

it('QUO-sconosciuto: an ente that nobody told of has no notices', async () => {
  const { quoteAvviso, stores } = setup();
  stores.registro.value = undefined;
  expect(await quoteAvviso.execute(ENTE, { numeroAvviso: '301000000000000144', scopo: 'VERIFICA' })).toEqual({
    esito: 'NON_PAGABILE',
    causa: 'SCONOSCIUTO',
  });
});
