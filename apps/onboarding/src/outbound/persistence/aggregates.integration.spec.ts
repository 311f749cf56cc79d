import { anEnte, CF } from '@mypay/onboarding-core/testing';
import { Database, migrate } from '@mypay/platform/db';
import { digitalStamp, type Ente, parseIban, type TipoDovuto } from '@mypay/onboarding-core';
import { testDatabase, type TestDatabase } from '@mypay/testing';
import { migrations } from '../../../migrations';
import { ENTITIES } from './entities';
import { PgEnti } from './pg-enti';
import { PgTipiDovuto } from './pg-tipi-dovuto';

jest.setTimeout(60_000);

const AT = new Date('2026-01-01T10:00:00Z');
const LATER = new Date('2026-02-01T10:00:00Z');
const IBAN = parseIban('IT22G0542811101000000123401');

/** An ente with every optional field said. */
const full: Ente = {
  ...anEnte(),
  stato: 'SOSPESO',
  sospensione: { ambito: 'INCASSI', motivo: 'x', da: AT, fino: '2026-03-31' as never, statoPrecedente: 'ESERCIZIO' },
  dtAvvio: '2026-01-02' as never,
  dati: {
    ...anEnte().dati,
    denominazioneBreve: 'Breve',
    denominazioneBeneficiario: 'Beneficiario',
    emailAmministratore: 'a@b.it',
    pec: 'p@b.it',
    cbill: 'A4012',
    ibanDefault: IBAN,
  },
  iban: [
    {
      iban: IBAN,
      descrizione: 'd',
      intestatario: 'i',
      bic: 'BPPIITRRXXX',
      autorizzazioneStampa: 'a',
      postale: false,
      stato: 'ATTIVO',
    },
  ],
  codici: [{ stazione: 'S1', tipo: 'SEGREGAZIONE', codice: '01', generaIuv: true, usato: false }],
};

describe('an aggregate on PostgreSQL', () => {
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    database = await testDatabase((target) => migrate({ ...target, migrations }), 'onboarding');
    db = await Database.connect({ url: database.url, schema: 'onboarding', entities: ENTITIES });
    await db.inEnte(CF, (tx) => new PgEnti(tx).add(full, AT));
  });
  afterAll(async () => {
    await db?.close();
    await database?.close();
  });

  const stored = () => db.inEnte(CF, (tx) => new PgEnti(tx).lock(CF));
  const save = (ente: Ente) => db.inEnte(CF, (tx) => new PgEnti(tx).save(ente, LATER));

  it('comes back as it was written', async () => expect(await stored()).toEqual(full));

  it('what is cleared is cleared, also in its accounts and codes', async () => {
    const {
      denominazione,
      tipoEnte,
      auxDigit,
      iuvSemprePiattaforma,
      giorniPagamentoPresunti,
      flgPagati,
      flgTesoreria,
    } = full.dati;
    const bare: Ente = {
      ...full,
      stato: 'PRE_ESERCIZIO',
      sospensione: undefined,
      dtAvvio: undefined,
      dati: {
        denominazione,
        tipoEnte,
        auxDigit,
        iuvSemprePiattaforma,
        giorniPagamentoPresunti,
        flgPagati,
        flgTesoreria,
      },
      iban: [{ iban: IBAN, postale: false, stato: 'DISMESSO' }],
      codici: [],
      versione: 2,
    };
    await save(bare);
    expect(await stored()).toEqual(bare);
    await save({ ...full, versione: 3 });
    expect(await stored()).toEqual({ ...full, versione: 3 });
  });

  it('keeps the day it was born and says when it was changed', async () => {
    await save(full);
    const [row] = await db.outsideTenants((tx) => tx.query(`select creato_il, modificato_il from enti`));
    expect(row).toEqual({ creato_il: AT, modificato_il: LATER });
  });

  it('a second one under the same codice fiscale or codice IPA is refused', async () => {
    const add = (ente: Ente) => db.inEnte(ente.codiceFiscale, (tx) => new PgEnti(tx).add(ente, AT));
    await expect(add(full)).rejects.toMatchObject({ code: 'ENTE_GIA_PRESENTE' });
    await expect(add({ ...full, codiceFiscale: '80023450234' as never })).rejects.toMatchObject({
      code: 'ENTE_GIA_PRESENTE',
    });
  });

  it('a tipo dovuto comes back as it was written, and what is cleared is cleared', async () => {
    const tipo: TipoDovuto = {
      ...digitalStamp(),
      codice: 'TARI',
      ibanPsp: IBAN,
      ibanPostale: IBAN,
      tassonomia: { macroArea: '01', tipoServizio: '101', motivoRiscossione: 'IM', codice: '9/0101101IM/' },
    };
    const write = (changed: TipoDovuto) => db.inEnte(CF, (tx) => new PgTipiDovuto(tx).save(CF, changed, AT));
    const all = () => db.inEnte(CF, (tx) => new PgTipiDovuto(tx).all(CF));
    await write(tipo);
    expect(await all()).toEqual([tipo]);
    const on = { ...tipo, attivo: true, dovutiAperti: undefined, ibanPsp: undefined, tassonomia: undefined };
    await write(on);
    expect(await all()).toEqual([on]);
  });
});
