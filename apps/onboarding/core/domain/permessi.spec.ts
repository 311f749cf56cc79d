import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { CF } from '../testing/an-ente';
import { type Client, grantedPermessi, mayAct } from './client';
import { FEATURES } from './features';
import {
  isOfCitizen,
  PERMESSI,
  permessiOf,
  type Permesso,
  type Ruolo,
  RUOLI,
  RUOLI_ENTE,
  SOLO_INTERMEDIARIO,
} from './permessi';

/** roles.md §3, row by row, written here a second time: columns SE OP PV PF AE AI AS RE PA PS RP SH AN CI. */
const COLUMNS: readonly Ruolo[] = [
  'SISTEMA_ENTE',
  'OPERATORE',
  'PIVOT_VISUALIZZA',
  'PIVOT_FLUSSI',
  'AMMINISTRATORE_ENTE',
  'AMMINISTRATORE_INTERMEDIARIO',
  'ASSISTENZA',
  'REVISORE',
  'PIVOT_ACCERTA',
  'PIVOT_STATISTICHE',
  'REFERENTE_PAGAMENTI',
  'REFERENTE_SOFTWARE_HOUSE',
  'ANONIMO',
  'CITTADINO',
];
const RIGHE: readonly [Permesso, string][] = [
  ['pub.enti.read', '– – – – – – – – – – – – ● ●'],
  ['pub.avviso.read', '– – – – – – – – – – – – ● ●'],
  ['pub.avviso.pdf', '– – – – – – – – – – – – ● ●'],
  ['pub.spontaneo.create', '– – – – – – – – – – – – ● ●'],
  ['pub.carrello.read', '– – – – – – – – – – – – ● ●'],
  ['pub.carrello.write', '– – – – – – – – – – – – ● ●'],
  ['pub.checkout', '– – – – – – – – – – – – ● ●'],
  ['pub.esito.read', '– – – – – – – – – – – – ● ●'],
  ['cit.debiti.read', '– – – – – – – – – – – – – ●'],
  ['cit.pagati.read', '– – – – – – – – – – – – – ●'],
  ['cit.rt.download', '– – – – – – – – – – – – – ●'],
  ['cit.profilo', '– – – – – – – – – – – – – ●'],
  ['cit.dovuto.annulla', '– – – – – – – – – – – – – ●'],
  ['ente.read', '● ● ● ● ● ● ● ● ● ● ● ● – –'],
  ['ente.create', '– – – – – ● – – – – – – – –'],
  ['ente.update.self', '– – – – ● ● – – – – – – – –'],
  ['ente.update.all', '– – – – – ● – – – – – – – –'],
  ['ente.stato', '– – – – – ● – – – – – – – –'],
  ['ente.logo', '– – – – – ● – – – – – – – –'],
  ['ente.messaggio', '– – – – ● ● – – – – – – – –'],
  ['ente.funzionalita', '– – – – – ● – – – – – – – –'],
  ['iban.write', '– – – – ● ● – – – – – – – –'],
  ['iban.verifica', '– – – – – ● – – – – – – – –'],
  ['tipo.update.self', '– – – – ● ● – – – – – – – –'],
  ['tipo.update.all', '– – – – – ● – – – – – – – –'],
  ['operatore.read', '– – – – ● ● – ● – – – – – –'],
  ['operatore.manage', '– – – – ● ● – – – – – – – –'],
  ['operatore.admin', '– – – – ● ● – – – – – – – –'],
  ['sh.manage', '– – – – ● ● – – – – – – – –'],
  ['int.per-conto', '– – – – – ● – – – – – – – –'],
  ['audit.read', '– – – – ● ● – ● – – – – – –'],
  ['dovuto.read', '● ● – – ● ● ● ● – – – – – –'],
  ['dovuto.write', '● ● – – ● – – – – – – – – –'],
  ['avviso.pdf', '● ● – – ● ● – ● – – – – – –'],
  ['avviso.massivo', '– ● – – ● – – – – – – – – –'],
  ['flusso.import', '● ● – – ● – – – – – – – – –'],
  ['flusso.read.own', '● ● – – ● ● ● ● – – – – – –'],
  ['flusso.read.all', '– – – – ● ● ● ● – – – – – –'],
  ['flusso.cancel', '– ● – – ● – – – – – – – – –'],
  ['export.create', '● ● – – ● – – – – – – – – –'],
  ['rt.download', '● ● – – ● ● – ● – – – – – –'],
  ['spc.read', '● ● – – ● ● ● ● – – – – – –'],
  ['spc.scarico', '– – – – ● ● – – – – – – – –'],
  ['giornale.read', '– – – – ● ● ● ● – – – – – –'],
  ['pivot.view', '– – ● – ● ● ● ● ● – – – – –'],
  ['pivot.abbinamento.write', '– – ● – ● – – – – – – – – –'],
  ['pivot.import', '● – – ● ● ● – – – – – – – –'],
  ['pivot.import.read', '● – ● ● ● ● ● ● – – – – – –'],
  ['pivot.export', '– – ● – ● ● – ● – – – – – –'],
];

describe('the permission matrix', () => {
  it('PERM: every permission has its row here', () => {
    expect(RIGHE.map(([permesso]) => permesso)).toEqual(PERMESSI);
    expect(COLUMNS).toEqual(RUOLI);
  });

  const cells = RIGHE.flatMap(([permesso, row]) =>
    row.split(' ').map((cell, i) => [permesso, COLUMNS[i]!, cell === '●' ? 'holds' : 'does not hold'] as const),
  );
  it.each(cells)('PERM: %s: %s %s it', (permesso, ruolo, holds) => {
    expect(permessiOf([ruolo]).includes(permesso)).toBe(holds === 'holds');
  });

  it('PERM: the administrator of an ente has all that operators and pivot roles have there (R3)', () => {
    const hers = permessiOf(['AMMINISTRATORE_ENTE']);
    for (const ruolo of RUOLI_ENTE) expect(hers).toEqual(expect.arrayContaining([...permessiOf([ruolo])]));
  });

  it('PERM: the administrator of the intermediary does not work on debts (R4)', () => {
    expect(permessiOf(['AMMINISTRATORE_INTERMEDIARIO'])).not.toContain('dovuto.write');
  });

  it('PERM: roles add up and none takes away (R2)', () => {
    const sum = new Set([...permessiOf(['OPERATORE']), ...permessiOf(['PIVOT_FLUSSI'])]);
    expect(new Set(permessiOf(['OPERATORE', 'PIVOT_FLUSSI']))).toEqual(sum);
  });
});

describe('what a new client may hold', () => {
  const request = {
    ruoli: [] as Ruolo[],
    permessi: [] as Permesso[],
    forOneEnte: true,
    ofCreator: PERMESSI as readonly string[],
  };
  const refused = expect.objectContaining({ code: 'PERMESSI_NON_CONCEDIBILI' }) as Error;

  it.each(PERMESSI.filter(isOfCitizen))('CLIENT-1: %s is of the citizens’ side, and no client’s', (permesso) => {
    expect(() => grantedPermessi({ ...request, permessi: [permesso], forOneEnte: false })).toThrow(refused);
  });

  it.each(SOLO_INTERMEDIARIO)('CLIENT-1: %s is never given to a client of one ente', (permesso) => {
    expect(() => grantedPermessi({ ...request, permessi: [permesso] })).toThrow(refused);
    expect(grantedPermessi({ ...request, permessi: [permesso], forOneEnte: false })).toEqual([permesso]);
  });

  it('CLIENT-1: nobody gives what he does not hold', () => {
    expect(() =>
      grantedPermessi({ ...request, permessi: ['dovuto.write'], ofCreator: ['dovuto.read', 'sh.manage'] }),
    ).toThrow(refused);
  });

  it('CLIENT-1: a client without permissions is refused', () => {
    expect(() => grantedPermessi(request)).toThrow(refused);
  });

  it('CLIENT-1: roles and single permissions make one list without repetition', () => {
    const permessi = grantedPermessi({
      ...request,
      ruoli: ['PIVOT_FLUSSI'],
      permessi: ['pivot.import', 'dovuto.read'],
    });
    expect(permessi).toEqual(['dovuto.read', 'ente.read', 'pivot.import', 'pivot.import.read']);
  });
});

describe('where a client may act', () => {
  const client = (over: Partial<Client>): Client => ({
    clientId: 'c',
    descrizione: '',
    intermediario: 'I1',
    permessi: [],
    stato: 'ATTIVO',
    ...over,
  });
  const other = '80023450234' as CodiceFiscaleEnte;
  it.each<[string, Partial<Client>, boolean]>([
    ['its own ente', { ente: CF }, true],
    ['another ente', { ente: other }, false],
    ['an ente of its intermediary', {}, true],
    ['an ente of another intermediary', { intermediario: 'I2' }, false],
    ['its own ente, once revoked', { ente: CF, stato: 'REVOCATO' }, false],
  ])('CLIENT-2: %s', (_, over, may) => {
    expect(mayAct(client(over), { codiceFiscale: CF, intermediario: 'I1' })).toBe(may);
  });
});

it.each(Object.entries(FEATURES))('FUNZ: %s is %s at birth', (codice, to) => {
  expect(['PAGAMENTO_SPONTANEO', 'RICHIESTA_RT'].includes(codice)).toBe(to);
});
