import { FixedClock } from '@mypay/kernel';
import { DEFAULT_DATA } from '../domain/ente';
import { logoForPaper } from '../domain/logo';
import { PERMESSI, permessiOf } from '../domain/permessi';
import { OTHER_IBAN, anEnte, anIban, aTipo, CF, IBAN } from '../testing/an-ente';
import { aJpeg, aPng } from '../testing/pictures';
import {
  InMemoryClients,
  InMemoryLogoPrints,
  InMemoryOnboarding,
  InMemoryRegister,
  InMemoryStazioni,
  InMemoryUtenti,
} from '../testing/fakes';
import { Callers } from './callers';
import { ChangeEnte } from './change-ente';
import { ConfigureEnte } from './configure-ente';
import { CreateEnte } from './create-ente';
import { ManageLogo } from './manage-logo';
import { ManageStazioni } from './manage-stazioni';
import { PersonAccess } from './person-access';
import { PutTipoDovuto } from './put-tipo-dovuto';
import { Republish } from './republish';

const INTERMEDIARIO = '09876543210';
const actor = { id: 'intermediario', permessi: PERMESSI };
const by = (versione?: number, permessi: readonly string[] = PERMESSI) => ({
  attore: { id: 'intermediario', permessi },
  correlationId: 'c',
  versione,
});
const refuses = (code: string) => expect.objectContaining({ code }) as Error;

const setup = () => {
  const memory = new InMemoryOnboarding();
  const clients = new InMemoryClients();
  const stazioni = new InMemoryStazioni();
  const clock = new FixedClock(new Date('2026-10-25T00:30:00Z'));
  const client = {
    clientId: 'intermediario',
    descrizione: '',
    intermediario: INTERMEDIARIO,
    permessi: PERMESSI,
    stato: 'ATTIVO' as const,
    segretoHash: 'x',
  };
  clients.all.set(client.clientId, client);
  clients.all.set('di-un-ente', { ...client, clientId: 'di-un-ente', ente: CF });
  const stazione = {
    id: '09876543210_01',
    intermediario: INTERMEDIARIO,
    versione: 2,
    primitive: 2 as const,
    broadcast: false,
  };
  stazioni.known.set(stazione.id, stazione);
  stazioni.known.set('altrui', { ...stazione, id: 'altrui', intermediario: 'altro' });
  memory.enti.set(CF, anEnte({ stato: 'PRE_ESERCIZIO' }));
  memory.tipi.set('TARI', aTipo());
  const prints = new InMemoryLogoPrints();
  const register = new InMemoryRegister(memory);
  const callers = new Callers(clients, new PersonAccess(new InMemoryUtenti(memory), register, clock), register);
  return {
    memory,
    clock,
    stazioni,
    create: new CreateEnte(memory, callers, clock),
    configure: new ConfigureEnte(new ChangeEnte(memory, clock), stazioni, clock),
    logo: new ManageLogo(new ChangeEnte(memory, clock), prints),
    prints,
    putTipo: new PutTipoDovuto(memory, clock),
    manageStazioni: new ManageStazioni(stazioni, callers, clock),
    republish: new Republish(register, memory, clock),
  };
};

describe('T04: an ente comes to be', () => {
  const request = {
    codiceIpa: 'p_valprova',
    codiceFiscale: '80023450234',
    dati: { ...DEFAULT_DATA, denominazione: 'Provincia', tipoEnte: '02' },
  };

  it('with its revenue stamp, two snapshots and one line in the register', async () => {
    const { create, memory } = setup();
    await create.execute(actor, request, 'c');
    expect(memory.eventi.map(({ type, versione }) => [type, versione])).toEqual([
      ['EnteSnapshot', 1],
      ['TipoDovutoSnapshot', 1],
    ]);
    expect(memory.registro).toMatchObject([{ azione: 'ENTE_CREATO', oggettoId: 'p_valprova' }]);
  });

  it('refused leaves nothing behind', async () => {
    const { create, memory } = setup();
    await expect(create.execute(actor, { ...request, codiceIpa: 'C_ROCCAPROVA' }, 'c')).rejects.toEqual(
      refuses('ENTE_GIA_PRESENTE'),
    );
    expect([memory.eventi, memory.registro]).toEqual([[], []]);
  });

  it('not at the word of a client of one ente', async () => {
    const { create } = setup();
    await expect(create.execute({ ...actor, id: 'di-un-ente' }, request, 'c')).rejects.toEqual(
      refuses('AMBITO_INSUFFICIENTE'),
    );
  });
});

describe('a change of an ente', () => {
  const changes: [string, (s: ReturnType<typeof setup>) => Promise<unknown>, string][] = [
    ['record', (s) => s.configure.update(CF, by(), { denominazione: 'Altro nome' }), 'ENTE_AGGIORNATO'],
    ['state', (s) => s.configure.stato(CF, by(), { stato: 'ESERCIZIO', motivo: 'apre' }), 'ENTE_ESERCIZIO'],
    ['account', (s) => s.configure.iban(CF, by(), OTHER_IBAN, { stato: 'ATTIVO' }), 'IBAN_ATTIVO'],
    [
      'codes',
      (s) =>
        s.configure.codici(CF, by(), [
          { stazione: '09876543210_01', tipo: 'SEGREGAZIONE', codice: '02', generaIuv: true },
        ]),
      'ENTE_CODICI',
    ],
    [
      'flag',
      (s) => s.configure.features(CF, by(), 'PAGAMENTO_OLTRE_SCADENZA', { attivo: true, motivo: 'chiesto' }),
      'FUNZ_SWITCH',
    ],
  ];

  it.each(changes)('A9: of its %s raises the version, is announced, and leaves one line', async (_, change, action) => {
    const s = setup();
    await change(s);
    expect(s.memory.enti.get(CF)?.versione).toBe(2);
    expect(s.memory.eventi).toMatchObject([{ type: 'EnteSnapshot', versione: 2, ente: CF }]);
    expect(s.memory.registro).toMatchObject([{ azione: action, attore: 'intermediario' }]);
    expect(s.memory.registro[0]?.dopo).not.toEqual(s.memory.registro[0]?.prima);
  });

  it.each(changes)('the same %s again is nothing: no version, no event, no line', async (_, change) => {
    const s = setup();
    await change(s);
    s.memory.eventi = [];
    s.memory.registro = [];
    await change(s);
    expect(s.memory.enti.get(CF)?.versione).toBe(2);
    expect([s.memory.eventi, s.memory.registro]).toEqual([[], []]);
  });

  it('A10: made on an old version is refused, and says which is the new one', async () => {
    const { configure } = setup();
    await configure.stato(CF, by(1), { stato: 'ESERCIZIO', motivo: 'apre' });
    await expect(configure.stato(CF, by(1), { stato: 'ESERCIZIO', motivo: 'apre' })).rejects.toEqual(
      expect.objectContaining({ code: 'VERSIONE_SUPERATA', details: { versione: 2 } }),
    );
  });

  it('of an ente that is not is refused', async () => {
    const { configure, memory } = setup();
    memory.enti.clear();
    await expect(configure.update(CF, by(), {})).rejects.toEqual(refuses('ENTE_SCONOSCIUTO'));
  });

  it('COD-1: with a station of another intermediary is refused', async () => {
    const { configure } = setup();
    const codici = [{ stazione: 'altrui', tipo: 'SEGREGAZIONE' as const, codice: '02', generaIuv: true }];
    await expect(configure.codici(CF, by(), codici)).rejects.toEqual(refuses('STAZIONE_SCONOSCIUTA'));
  });

  it('COD-1: a new aux digit must fit the code that generates', async () => {
    const { configure } = setup();
    await expect(configure.update(CF, by(), { auxDigit: '0' })).rejects.toEqual(refuses('CODICI_NON_VALIDI'));
  });

  it('FUNZ: a flag that we do not know is refused', () => {
    const { configure } = setup();
    expect(() => configure.features(CF, by(), 'TELETRASPORTO', { attivo: true, motivo: 'x' })).toThrow(
      refuses('FUNZIONALITA_SCONOSCIUTA'),
    );
  });

  it('the snapshot carries the flag of payments past the due date and only usable accounts', async () => {
    const { configure, memory } = setup();
    await configure.iban(CF, by(), OTHER_IBAN, { stato: 'RICHIESTO' });
    await configure.features(CF, by(), 'PAGAMENTO_OLTRE_SCADENZA', { attivo: true, motivo: 'x' });
    expect(memory.eventi.at(-1)?.data).toMatchObject({
      pagamentoOltreScadenza: true,
      iban: [{ iban: IBAN, postale: false }],
    });
  });
});

describe('accounts', () => {
  const ente = (iban = [anIban(), anIban({ iban: OTHER_IBAN })]) => anEnte({ iban });

  it.each([
    ['INSERITO', 'ATTIVO'],
    ['INSERITO', 'DISMESSO'],
    ['ATTIVO', 'INSERITO'],
    ['DISMESSO', 'ATTIVO'],
    ['RIFIUTATO', 'ATTIVO'],
  ] as const)('IBAN-2: %s does not become %s', async (prima, after) => {
    const { configure, memory } = setup();
    memory.enti.set(CF, ente([anIban(), anIban({ iban: OTHER_IBAN, stato: prima })]));
    await expect(configure.iban(CF, by(), OTHER_IBAN, { stato: after })).rejects.toEqual(
      refuses('IBAN_STATO_NON_AMMESSO'),
    );
  });

  it.each(['DISMESSO', 'IN_SCADENZA', 'RIFIUTATO'] as const)('IBAN-2: a new account is not %s', async (stato) => {
    const { configure } = setup();
    await expect(configure.iban(CF, by(), OTHER_IBAN, { stato })).rejects.toEqual(refuses('IBAN_STATO_NON_AMMESSO'));
  });

  it('IBAN-4: the ente’s default is not dismissed before it is replaced', async () => {
    const { configure, memory } = setup();
    memory.enti.set(CF, ente());
    await expect(configure.iban(CF, by(), IBAN, { stato: 'DISMESSO' })).rejects.toEqual(refuses('IBAN_IN_USO'));
    await configure.update(CF, by(), { ibanDefault: OTHER_IBAN });
    await configure.iban(CF, by(), IBAN, { stato: 'DISMESSO' });
    expect(memory.enti.get(CF)?.iban.find(({ iban }) => iban === IBAN)?.stato).toBe('DISMESSO');
  });

  it('IBAN-4: nor the account of a tipo that is on, nor the last one', async () => {
    const { configure, memory } = setup();
    memory.enti.set(CF, ente());
    memory.tipi.set('TARI', aTipo({ ibanPsp: OTHER_IBAN }));
    await expect(configure.iban(CF, by(), OTHER_IBAN, { stato: 'DISMESSO' })).rejects.toEqual(refuses('IBAN_IN_USO'));
    memory.enti.set(CF, anEnte({ dati: { ibanDefault: undefined } }));
    memory.tipi.clear();
    await expect(configure.iban(CF, by(), IBAN, { stato: 'DISMESSO' })).rejects.toEqual(refuses('IBAN_IN_USO'));
  });

  it('IBAN-5: an ente’s own client asks for an account and cannot say that it is active', async () => {
    const { configure } = setup();
    await configure.iban(CF, by(undefined, ['iban.write']), OTHER_IBAN, { stato: 'RICHIESTO' });
    await expect(configure.iban(CF, by(undefined, ['iban.write']), OTHER_IBAN, { stato: 'ATTIVO' })).rejects.toEqual(
      refuses('PERMESSO_MANCANTE'),
    );
  });

  it('an account that is not of the ente is no default', async () => {
    const { configure } = setup();
    await expect(configure.update(CF, by(), { ibanDefault: OTHER_IBAN })).rejects.toEqual(refuses('IBAN_SCONOSCIUTO'));
  });
});

describe('tipi dovuto', () => {
  const data = { descrizione: 'Mensa', attivo: true, tassonomia: aTipo().tassonomia };

  it('A9: a new one is announced at version 1 with one line; the same again is nothing', async () => {
    const { putTipo, memory } = setup();
    await putTipo.execute(CF, by(), 'MENSA', data);
    await putTipo.execute(CF, by(), 'MENSA', data);
    expect(memory.eventi).toMatchObject([{ type: 'TipoDovutoSnapshot', versione: 1 }]);
    expect(memory.registro).toMatchObject([{ azione: 'TIPO_CREATO', oggettoId: 'c_roccaprova|MENSA' }]);
  });

  it('TIPO-3: switched off, the register and the snapshot say what becomes of open debts', async () => {
    const { putTipo, memory } = setup();
    await putTipo.execute(CF, by(), 'TARI', {
      descrizione: 'Tassa sui rifiuti',
      attivo: false,
      dovutiAperti: 'BLOCCA',
    });
    expect(memory.eventi[0]).toMatchObject({ versione: 2, data: { attivo: false, dovutiAperti: 'BLOCCA' } });
    expect(memory.registro).toMatchObject([{ azione: 'TIPO_STATO', prima: { attivo: true }, dopo: { attivo: false } }]);
  });

  it('TIPO-4: the revenue stamp is edited by nobody', async () => {
    const { putTipo, memory } = setup();
    memory.tipi.set('MARCA_BOLLO_DIGITALE', aTipo({ codice: 'MARCA_BOLLO_DIGITALE', marcaDaBollo: true }));
    await expect(putTipo.execute(CF, by(), 'MARCA_BOLLO_DIGITALE', data)).rejects.toEqual(
      refuses('TIPO_DOVUTO_RISERVATO'),
    );
  });

  const admin = (...permessi: string[]) => by(undefined, permessi);

  it('roles.md §3.4: who administers the ente changes its own fields alone, and a foreign one refuses the whole', async () => {
    const { putTipo, memory } = setup();
    const ente = admin('tipo.update.self');
    await expect(putTipo.change(CF, ente, 'TARI', { cfAnonimo: true, attivo: false })).rejects.toEqual(
      refuses('CAMPO_NON_MODIFICABILE'),
    );
    expect(memory.eventi).toEqual([]);
    expect(await putTipo.change(CF, ente, 'TARI', { cfAnonimo: true })).toMatchObject({
      cfAnonimo: true,
      attivo: true,
    });
    expect(memory.eventi).toMatchObject([{ versione: 2, data: { cfAnonimo: true } }]);
  });

  it('TIPO-3: the intermediary switches one off with a reason, which the register keeps', async () => {
    const { putTipo, memory } = setup();
    const broker = admin('tipo.update.self', 'tipo.update.all');
    await putTipo.change(CF, broker, 'TARI', { attivo: false, dovutiAperti: 'BLOCCA' }, 'tributo soppresso');
    expect(memory.registro).toMatchObject([{ azione: 'TIPO_STATO', motivo: 'tributo soppresso' }]);
  });

  it('a change of a tipo that is not there makes none', async () => {
    const { putTipo, memory } = setup();
    expect(await putTipo.change(CF, admin('tipo.update.all'), 'NESSUNO', { descrizione: 'x' })).toBeUndefined();
    expect(memory.tipi.has('NESSUNO')).toBe(false);
  });

  it.each<[string, unknown, string]>([
    [
      'a genus that is none',
      { campi: [{ nome: 'a', genere: 'TESTA', etichetta: { it: 'A' } }], causale: 'x' },
      'campi.0.genere',
    ],
    ['a text that lacks', { campi: [{ nome: 'a', genere: 'TESTO' }], causale: 'x' }, 'campi.0.etichetta'],
    [
      'a word too many',
      { campi: [{ nome: 'a', genere: 'TESTO', etichetta: { it: 'A' }, colore: 'x' }], causale: 'x' },
      'campi.0',
    ],
    [
      'an expression of no field',
      { campi: [{ nome: 'a', genere: 'TESTO', etichetta: { it: 'A' }, visibileSe: 'b = 1' }], causale: 'x' },
      'campi.0.visibileSe',
    ],
  ])('a form with %s is refused with its place in the JSON, why, and the cure', async (_, modulo, campo) => {
    const { putTipo } = setup();
    await expect(putTipo.change(CF, admin('tipo.update.all'), 'TARI', { modulo })).rejects.toMatchObject({
      code: 'MODULO_NON_VALIDO',
      details: {
        errori: [
          {
            campo,
            codice: 'MODULO',
            motivo: expect.stringMatching(/\.$/) as string,
            rimedio: expect.stringMatching(/\.$/) as string,
          },
        ],
      },
    });
  });

  it('A10: an old version is refused', async () => {
    const { putTipo } = setup();
    await expect(putTipo.execute(CF, by(7), 'TARI', data)).rejects.toEqual(refuses('VERSIONE_SUPERATA'));
  });
});

describe('stations', () => {
  const data = { id: '09876543210_09', versione: 2, primitive: 1 as const, broadcast: true };

  it('A9: are kept with one line in the register; the same again is nothing', async () => {
    const { manageStazioni, stazioni } = setup();
    await manageStazioni.put(actor, data, 'c');
    await manageStazioni.put(actor, data, 'c');
    expect(stazioni.registro).toMatchObject([{ azione: 'STAZIONE_CREATA' }]);
    expect(await manageStazioni.list(actor)).toHaveLength(2);
  });

  it('of another intermediary are not touched, and a client of one ente touches none', async () => {
    const { manageStazioni } = setup();
    await expect(manageStazioni.put(actor, { ...data, id: 'altrui' }, 'c')).rejects.toEqual(
      refuses('STAZIONE_DI_ALTRI'),
    );
    await expect(manageStazioni.put({ ...actor, id: 'di-un-ente' }, data, 'c')).rejects.toEqual(
      refuses('AMBITO_INSUFFICIENTE'),
    );
  });
});

it('every snapshot goes out again at the version that it has', async () => {
  const { republish, memory } = setup();
  expect(await republish.execute('c')).toEqual({ enti: 1, tipi: 1 });
  expect(memory.eventi.map(({ type, versione }) => [type, versione])).toEqual([
    ['EnteSnapshot', 1],
    ['TipoDovutoSnapshot', 1],
  ]);
  expect(memory.registro).toEqual([]);
});

describe('what an ente’s administrator may write', () => {
  const her = by(undefined, permessiOf(['AMMINISTRATORE_ENTE']));

  it('is her fields: another one refuses the whole, before anything is read', async () => {
    const { configure, memory } = setup();
    await configure.update(CF, her, { pec: 'comune@pec.example.it' });
    expect(memory.enti.get(CF)?.dati.pec).toBe('comune@pec.example.it');
    await expect(async () => configure.update(CF, her, { pec: 'altra@pec.example.it', cbill: 'X' })).rejects.toThrow(
      refuses('CAMPO_NON_MODIFICABILE'),
    );
    expect(memory.enti.get(CF)?.dati.pec).toBe('comune@pec.example.it');
    expect(memory.registro).toHaveLength(1);
  });
});

describe('the logo of an ente', () => {
  it('is kept with its hash and its words; the same again is nothing, another is a change', async () => {
    const { logo, memory } = setup();
    await logo.put(CF, by(), aPng(), undefined);
    await logo.put(CF, by(), aPng(), undefined);
    expect(memory.registro.map(({ azione }) => azione)).toEqual(['ENTE_LOGO']);
    expect(memory.enti.get(CF)?.logo).toMatchObject({
      formato: 'image/png',
      alternativo: 'Logo di Comune di Roccaprova',
    });
    await logo.put(CF, by(), aJpeg(), 'Stemma');
    expect(memory.loghi.get(CF)?.equals(aJpeg())).toBe(true);
    expect(memory.registro).toHaveLength(2);
  });

  it('is announced with where its picture for paper lies, which was kept before', async () => {
    const { logo, memory, prints } = setup();
    await logo.put(CF, by(), aPng(), undefined);
    const [print] = [...prints.kept.keys()];
    const said = () => memory.eventi.at(-1)?.data as { logo?: object } | undefined;
    expect(said()?.logo).toEqual({ chiave: print, sha256: String(print).split('/').at(-1) });
    await logo.remove(CF, by());
    expect(said()?.logo).toBeUndefined();
  });

  it('of the build before, with a picture made of another one, is announced without', () => {
    const logo = { hash: 'b', formato: 'image/png', alternativo: 'Stemma', paper: 'a', paperOf: 'a' } as const;
    expect(logoForPaper(CF, logo)).toBeUndefined();
    expect(logoForPaper(CF, { ...logo, paperOf: 'b' })).toEqual({ chiave: `loghi/${CF}/a`, sha256: 'a' });
  });

  it('is refused when it is no picture, and nothing is kept', async () => {
    const { logo, memory } = setup();
    await expect(logo.put(CF, by(), Buffer.from('<svg/>'), 'x')).rejects.toThrow(refuses('LOGO_NON_VALIDO'));
    expect([memory.loghi.size, memory.registro.length]).toEqual([0, 0]);
  });

  it('goes with its bytes; without one it is nothing', async () => {
    const { logo, memory } = setup();
    await logo.remove(CF, by());
    expect(memory.registro).toHaveLength(0);
    await logo.put(CF, by(), aPng(), undefined);
    await logo.remove(CF, by());
    expect(memory.enti.get(CF)?.logo).toBeUndefined();
    expect(memory.loghi.size).toBe(0);
  });
});
