import { FixedClock, parseLocalDate } from '@mypay/kernel';
import { permessiOf } from '../domain/permessi';
import { callerNameOf } from '../domain/utente';
import { anEnte, aTipo, CF } from '../testing/an-ente';
import { InMemoryClients, InMemoryOnboarding, InMemoryRegister, InMemoryUtenti } from '../testing/fakes';
import { Callers } from './callers';
import { ManageAssegnazioni, type NewAssegnazione } from './manage-assegnazioni';
import { PersonAccess } from './person-access';
import type { Actor } from './ports';

const INTERMEDIARIO = '09876543210';
const MARIA = { codiceFiscale: 'RSSMRA80A01H501U', nome: 'Maria', cognome: 'Rossi' };
const refuses = (code: string) => expect.objectContaining({ code }) as Error;
const intermediario: Actor = { id: 'intermediario', permessi: permessiOf(['AMMINISTRATORE_INTERMEDIARIO']) };

const setup = () => {
  const memory = new InMemoryOnboarding();
  memory.enti.set(CF, anEnte({ intermediario: INTERMEDIARIO }));
  memory.tipi.set('TARI', aTipo());
  const clients = new InMemoryClients();
  clients.all.set('intermediario', {
    clientId: 'intermediario',
    descrizione: '',
    intermediario: INTERMEDIARIO,
    permessi: [],
    stato: 'ATTIVO',
    segretoHash: 'x',
  });
  const utenti = new InMemoryUtenti(memory);
  const register = new InMemoryRegister(memory);
  const clock = new FixedClock(new Date('2026-06-10T10:00:00Z'));
  const people = new PersonAccess(utenti, register, clock);
  const callers = new Callers(clients, people, register);
  const manage = new ManageAssegnazioni(memory, utenti, callers, clock);
  type Fresh = NewAssegnazione<'OPERATORE' | 'AMMINISTRATORE_ENTE' | 'PIVOT_FLUSSI'>;
  const assign = (over: Partial<Fresh> = {}, as = intermediario) =>
    manage.assign(as, CF, { persona: MARIA, ruolo: 'OPERATORE', tipi: ['TARI'], ...over }, 'c');
  return { memory, utenti, people, callers, manage, assign };
};

describe('persons and their roles', () => {
  it('R1: who is named before she ever enters has her role when she enters', async () => {
    const { assign, people, memory } = setup();
    const { utente } = await assign();
    const entered = await people.enter({ ...MARIA, sub: 'spid-1', nome: 'Maria Grazia' }, 'c');
    expect(entered).toMatchObject({ id: utente.id, nome: 'Maria Grazia' });
    const found = await people.of(utente.id);
    expect(found?.enti).toMatchObject([
      { ente: { codiceFiscale: CF }, ruoli: ['OPERATORE'], limiti: { 'dovuto.read': ['TARI'] } },
    ]);
    expect(found?.generali).toEqual(['ente.read']);
    expect(memory.registro).toMatchObject([
      { azione: 'OPER_ASSEGNATO', oggettoId: `${utente.id}|OPERATORE`, attore: 'intermediario' },
    ]);
  });

  it('R1: two providers that name one codice fiscale name one person; without it, the provider’s own name counts', async () => {
    const { people } = setup();
    const first = await people.enter({ ...MARIA, sub: 'spid-1' }, 'c');
    expect((await people.enter({ ...MARIA, sub: 'cie-9' }, 'c')).id).toBe(first.id);
    const foreign = { sub: 'DE/IT/1', nome: 'Anna', cognome: 'Schmidt' };
    expect((await people.enter(foreign, 'c')).id).not.toBe(first.id);
  });

  it('A9: the same again is nothing; other tipi are one line; a revocation is felt at once', async () => {
    const { assign, manage, people, memory } = setup();
    const { utente } = await assign();
    await assign();
    expect(memory.registro).toHaveLength(1);
    const which = { utente: utente.id, ruolo: 'OPERATORE' as const };
    await manage.change(intermediario, CF, which, { tipi: [] }, 'c');
    expect(memory.registro.at(-1)).toMatchObject({
      azione: 'OPER_TIPO',
      prima: { tipi: ['TARI'] },
      dopo: { tipi: [] },
    });
    await manage.revoke(intermediario, CF, which, 'c');
    expect((await people.of(utente.id))?.enti).toEqual([]);
    expect(await people.onEnte(utente.id, 'c_roccaprova')).toEqual({});
    await expect(manage.revoke(intermediario, CF, which, 'c')).rejects.toEqual(refuses('ASSEGNAZIONE_SCONOSCIUTA'));
  });

  it('R1: a tipo that the ente does not have is refused', async () => {
    await expect(setup().assign({ tipi: ['ALTRUI'] })).rejects.toEqual(refuses('TIPO_DOVUTO_SCONOSCIUTO'));
  });

  it('S13: the last administrator is neither revoked nor given a last day that is past', async () => {
    const { assign, manage } = setup();
    const { utente } = await assign({ ruolo: 'AMMINISTRATORE_ENTE', tipi: 'TUTTI', da: parseLocalDate('2026-01-01') });
    const which = { utente: utente.id, ruolo: 'AMMINISTRATORE_ENTE' as const };
    const last = refuses('ULTIMO_AMMINISTRATORE');
    await expect(manage.revoke(intermediario, CF, which, 'c')).rejects.toEqual(last);
    await expect(manage.change(intermediario, CF, which, { a: parseLocalDate('2026-06-09') }, 'c')).rejects.toEqual(
      last,
    );
  });

  it('OPER-1: an ente’s administrator appoints others, and never herself', async () => {
    const { assign, callers } = setup();
    const { utente } = await assign({ ruolo: 'AMMINISTRATORE_ENTE', tipi: 'TUTTI' });
    const maria: Actor = { id: callerNameOf(utente.id), permessi: permessiOf(['AMMINISTRATORE_ENTE']) };
    await expect(assign({}, maria)).rejects.toEqual(refuses('ASSEGNAZIONE_PROPRIA'));
    const other = { codiceFiscale: 'VRDLGI75B02F205O', nome: 'Luigi', cognome: 'Verdi' };
    expect((await assign({ persona: other }, maria)).utente).toMatchObject({ nome: 'Luigi' });
    expect(await callers.scopeOf(maria, CF)).toEqual({ intermediario: INTERMEDIARIO, ente: CF });
    await expect(callers.scopeOf(maria)).rejects.toEqual(refuses('AMBITO_INSUFFICIENTE'));
    await expect(callers.intermediarioOf(maria)).rejects.toEqual(refuses('AMBITO_INSUFFICIENTE'));
  });

  it('OPER-1: a person without any role reaches nothing', async () => {
    const { people, callers } = setup();
    const { id } = await people.enter({ ...MARIA, sub: 's' }, 'c');
    await expect(callers.reach({ id: callerNameOf(id), permessi: [] })).rejects.toEqual(
      refuses('AMBITO_INSUFFICIENTE'),
    );
    expect(await people.of(id)).toMatchObject({ enti: [], generali: [], altriEnti: false });
    expect(await people.of('nessuno')).toBeUndefined();
  });

  it('R4: who administers the intermediary has all its enti, and no debts', async () => {
    const { manage, people, callers, utenti } = setup();
    const all: Actor = { ...intermediario, permessi: [...intermediario.permessi] };
    const fresh = { persona: MARIA, ruolo: 'AMMINISTRATORE_INTERMEDIARIO' as const, tipi: 'TUTTI' as const };
    const { utente } = await manage.assignIntermediario(all, fresh, 'c');
    const [access] = (await people.of(utente.id))?.enti ?? [];
    expect(access?.ente.codiceFiscale).toBe(CF);
    expect(access?.permessi).not.toContain('dovuto.write');
    expect((await people.of(utente.id))?.generali).toContain('ente.create');
    expect(await callers.scopeOf({ id: callerNameOf(utente.id), permessi: [] })).toEqual({
      intermediario: INTERMEDIARIO,
    });
    expect(utenti.registro).toMatchObject([{ azione: 'OPER_ASSEGNATO' }]);
    const which = { utente: utente.id, ruolo: 'AMMINISTRATORE_INTERMEDIARIO' as const };
    await expect(manage.revokeIntermediario(all, which, 'c')).rejects.toEqual(refuses('ULTIMO_AMMINISTRATORE'));
  });
});
