import { cents, type CodiceFiscaleEnte, FixedClock, type Iuv, type LocalDate } from '@mypay/kernel';
import { anEnte, aText, aTipo, ENTE, FakeContatori, fakeStores } from '../testing';
import { ConsultaDovuti } from './consulta-dovuti';
import { CreaDovuto } from './crea-dovuto';
import { AnnullaDovuto, ModificaDovuto } from './modifica-dovuto';
import { QuotaAvviso } from './quota-avviso';
import { RegistraRicevuta, type RicevutaArrivata } from './registra-ricevuta';

const clock = new FixedClock(new Date('2024-06-01T10:00:00Z'));
const setup = (ente = anEnte(), tipi = [aTipo()]) => {
  const { stores, unitOfWork } = fakeStores(ente, tipi);
  const contatori = new FakeContatori();
  return {
    stores,
    contatori,
    crea: new CreaDovuto(unitOfWork, contatori, clock),
    modifica: new ModificaDovuto(unitOfWork, clock),
    annulla: new AnnullaDovuto(unitOfWork, clock),
    consulta: new ConsultaDovuti(unitOfWork, clock),
    quota: new QuotaAvviso(unitOfWork, clock),
    registra: new RegistraRicevuta(clock),
  };
};
const refusal = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/\w{3}/) });

describe('a dovuto created by REST', () => {
  it('IUV-6.2: without an IUV always gets one of the platform, one after another', async () => {
    const { crea } = setup();
    const iuv = [];
    for (const iud of ['A', 'B']) iuv.push((await crea.execute(ENTE, aText({ iud }))).dati.iuv);
    expect(iuv).toEqual(['01000000000000144', '01000000000000245']);
  });

  it('IUV-6.2: takes the next number when an ente once brought the very one', async () => {
    const { crea, stores } = setup();
    await stores.dovuti.add({
      dati: { ...(await crea.execute(ENTE, aText({ iud: 'X' }))).dati, iud: 'VECCHIO', iuv: '01000000000000245' },
      iuvDellaPiattaforma: false,
      ora: clock.now(),
    });
    expect((await crea.execute(ENTE, aText({ iud: 'A' }))).dati.iuv).toBe('01000000000000346');
  });

  it('takes the dati specifici of its tipo when it brings none', async () => {
    const { crea } = setup();
    expect((await crea.execute(ENTE, aText({ datiSpecifici: '' }))).dati.datiSpecifici).toBe('9/0101101IM/TARI');
  });

  it('is refused by an ente that cannot make IUVs, unless it brings its own', async () => {
    const { crea } = setup(
      anEnte({ codici: [{ stazione: 's', tipo: 'SEGREGAZIONE', codice: '01', generaIuv: false }] }),
    );
    await expect(crea.execute(ENTE, aText())).rejects.toEqual(refusal('ENTE_SENZA_CODICE_SEGREGAZIONE'));
    await expect(crea.execute(ENTE, aText({ iuv: '01500000000123488' }))).resolves.toBeDefined();
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
    expect(setup(ente, [tipo]).crea.execute(ENTE, aText(over))).rejects.toEqual(refusal(code)),
  );
});

describe('its life', () => {
  it('MOD-6: a modification overwrites everything, also with a blank, but the IUV that it does not mention', async () => {
    const { crea, modifica, consulta } = setup();
    await crea.execute(ENTE, aText({ email: 'a@example.org' }));
    await modifica.execute(ENTE, 'TARI-2024-0001', aText({ email: '', importo: '1' }));
    const { dovuto } = await consulta.one(ENTE, 'TARI-2024-0001');
    expect(dovuto.dati).toMatchObject({ importo: 100n, iuv: '01000000000000144', debitore: { email: undefined } });
  });

  it('D07: after a cancellation it is neither modified nor cancelled again', async () => {
    const { crea, modifica, annulla } = setup();
    await crea.execute(ENTE, aText());
    await annulla.execute(ENTE, 'TARI-2024-0001');
    await expect(annulla.execute(ENTE, 'TARI-2024-0001')).rejects.toEqual(refusal('DOVUTO_NON_ANNULLABILE'));
    await expect(modifica.execute(ENTE, 'TARI-2024-0001', aText())).rejects.toEqual(refusal('DOVUTO_NON_MODIFICABILE'));
    await expect(annulla.execute(ENTE, 'NIENTE')).rejects.toEqual(refusal('DOVUTO_NON_TROVATO'));
  });

  it('shows SCADUTO past a date that binds, and DISABILITATO when its tipo blocks', async () => {
    const { crea, consulta, stores } = setup(anEnte(), [aTipo({ scadenzaObbligatoria: true })]);
    await crea.execute(ENTE, aText({ scadenza: '2024-06-01' }));
    const word = async () => (await consulta.one(ENTE, 'TARI-2024-0001')).stato;
    expect(await word()).toBe('DA_PAGARE');
    clock.moveTo(new Date('2024-06-02T10:00:00Z'));
    expect(await word()).toBe('SCADUTO');
    stores.registro.elenco[0] = aTipo({ attivo: false, dovutiAperti: 'BLOCCA' });
    expect(await word()).toBe('DISABILITATO');
    clock.moveTo(new Date('2024-06-01T10:00:00Z'));
  });
});

describe('a receipt', () => {
  const receipt = (over: Partial<RicevutaArrivata> = {}): RicevutaArrivata => ({
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
    const { crea, registra, stores, consulta } = setup();
    await crea.execute(ENTE, aText());
    expect(await registra.execute(receipt(over), stores)).toBe(esito);
    expect((await consulta.one(ENTE, 'TARI-2024-0001')).stato).toBe(stato);
  });

  it('RIC-doppia: the same one again changes nothing; another one of the same notice is only linked', async () => {
    const { crea, registra, stores } = setup();
    await crea.execute(ENTE, aText());
    await registra.execute(receipt(), stores);
    expect(await registra.execute(receipt(), stores)).toBe('IGNORATA');
    expect(await registra.execute(receipt({ rtId: 'rt-2' }), stores)).toBe('COLLEGATA');
    expect(stores.dovuti.rows[0]).toMatchObject({ versione: 2, pagamento: { rtId: 'rt-1', importo: 99n } });
  });

  it('D22: pays the latest cancelled dovuto of its IUV, flagged', async () => {
    const { crea, annulla, registra, stores } = setup();
    for (let i = 0; i < 2; i++) {
      await crea.execute(ENTE, aText({ iuv: '01500000000123488' }));
      await annulla.execute(ENTE, 'TARI-2024-0001');
    }
    expect(await registra.execute(receipt({ iuv: '01500000000123488' as Iuv }), stores)).toBe(
      'PAGATO_DOPO_ANNULLAMENTO',
    );
    expect(stores.dovuti.rows.map((r) => [r.stato, r.pagamento?.dopoAnnullamento])).toEqual([
      ['ANNULLATO', undefined],
      ['COMPLETATO', true],
    ]);
  });
});

it('QUO-sconosciuto: an ente that nobody told of has no notices', async () => {
  const { quota, stores } = setup();
  stores.registro.value = undefined;
  expect(await quota.execute(ENTE, { numeroAvviso: '301000000000000144', scopo: 'VERIFICA' })).toEqual({
    esito: 'NON_PAGABILE',
    causa: 'SCONOSCIUTO',
  });
});
