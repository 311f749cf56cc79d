import { FixedClock } from '@mypay/kernel';
import { PERMESSI, PERMESSI_CLIENT } from '../domain/permessi';
import { anEnte, CF } from '../testing/an-ente';
import { InMemoryClients, InMemoryOnboarding, InMemoryRegister, InMemoryUtenti, PlainSecrets } from '../testing/fakes';
import { Access } from './access';
import { Callers } from './callers';
import { ManageClients } from './manage-clients';
import { PersonAccess } from './person-access';

const INSTALLATION = { clientId: 'intermediario', secret: 'primo', intermediario: '09876543210' };
const actor = { id: 'intermediario', permessi: PERMESSI };
const refuses = (code: string) => expect.objectContaining({ code }) as Error;

const setup = async () => {
  const memory = new InMemoryOnboarding();
  memory.enti.set(CF, anEnte());
  const clients = new InMemoryClients();
  const clock = new FixedClock(new Date('2026-01-01T00:00:00Z'));
  const register = new InMemoryRegister(memory);
  const secrets = new PlainSecrets();
  const manage = new ManageClients(clients, register, secrets, clock);
  await manage.bootstrap(INSTALLATION);
  const callers = new Callers(clients, new PersonAccess(new InMemoryUtenti(memory), register, clock), register);
  const ambito = await callers.scopeOf(actor);
  const make = (clientId = 'operatore', over = {}) =>
    manage.create(
      actor,
      ambito,
      { clientId, descrizione: '', codiceIpa: 'c_roccaprova', ruoli: ['AMMINISTRATORE_ENTE'], permessi: [], ...over },
      'c',
    );
  return { clients, clock, manage, callers, access: new Access(clients, register, secrets, clock), ambito, make };
};

describe('clients', () => {
  it('the first one is made once, with every permission', async () => {
    const { manage, access } = await setup();
    expect(await manage.bootstrap({ ...INSTALLATION, secret: 'altro' })).toBe(false);
    expect((await access.verify('intermediario', 'primo'))?.permessi).toEqual([...PERMESSI_CLIENT].sort());
    expect(await access.verify('intermediario', 'altro')).toBeUndefined();
  });

  it('the first one gains what a newer version brings, unless it was revoked', async () => {
    const { clients, manage } = await setup();
    const first = clients.all.get('intermediario')!;
    clients.all.set('intermediario', { ...first, permessi: ['ente.read'] });
    expect(await manage.bootstrap(INSTALLATION)).toBe(false);
    expect(clients.all.get('intermediario')?.permessi).toEqual([...PERMESSI_CLIENT].sort());
    expect(clients.registro.at(-1)).toMatchObject({ azione: 'CLIENT_PERMESSI' });
    clients.all.set('intermediario', { ...first, permessi: ['ente.read'], stato: 'REVOCATO' });
    await manage.bootstrap(INSTALLATION);
    expect(clients.all.get('intermediario')?.permessi).toEqual(['ente.read']);
  });

  it('CLIENT-3: the secret is given once and only its hash is kept', async () => {
    const { make, access, clients, manage, ambito } = await setup();
    const { secret } = await make();
    expect(await access.verify('operatore', secret)).toMatchObject({ clientId: 'operatore', ente: CF });
    expect(clients.all.get('operatore')?.segretoHash).not.toBe(secret);
    expect(JSON.stringify(clients.registro)).not.toContain(secret);
    expect((await manage.list(ambito)).map(({ clientId }) => clientId)).toEqual(['intermediario', 'operatore']);
  });

  it('CLIENT-3: after a rotation the old secret lives 30 days more', async () => {
    const { make, access, manage, ambito, clock } = await setup();
    const { secret: old } = await make();
    const { secret: fresh } = await manage.rotate(actor, ambito, 'operatore', 'c');
    expect(await access.verify('operatore', fresh)).toBeDefined();
    expect(await access.verify('operatore', old)).toBeDefined();
    clock.moveTo(new Date('2026-01-31T00:00:00Z'));
    expect(await access.verify('operatore', old)).toBeUndefined();
    expect(await access.verify('operatore', fresh)).toBeDefined();
  });

  it('a revoked one is out at once, with both secrets; revoking again is nothing', async () => {
    const { make, access, manage, ambito, clients } = await setup();
    const { secret } = await make();
    await manage.revoke(actor, ambito, 'operatore', 'c');
    await manage.revoke(actor, ambito, 'operatore', 'c');
    expect(await access.verify('operatore', secret)).toBeUndefined();
    expect(await access.client('operatore')).toBeUndefined();
    expect(clients.registro.map(({ azione }) => azione)).toEqual(['CLIENT_CREATO', 'CLIENT_CREATO', 'CLIENT_REVOCATO']);
  });

  it('CLIENT-3: a revoked one is not rotated back to life', async () => {
    const { make, manage, ambito, access, clients } = await setup();
    const { secret } = await make();
    await manage.revoke(actor, ambito, 'operatore', 'c');
    await expect(manage.rotate(actor, ambito, 'operatore', 'c')).rejects.toEqual(refuses('CLIENT_REVOCATO'));
    expect(clients.all.get('operatore')?.stato).toBe('REVOCATO');
    expect(await access.verify('operatore', secret)).toBeUndefined();
  });

  it('CLIENT-1: who rotates gets a secret that can do no more than he can himself', async () => {
    const { make, manage, ambito, access } = await setup();
    const { secret, client } = await make();
    const weak = { id: 'intermediario', permessi: client.permessi.slice(1) };
    await expect(manage.rotate(weak, ambito, 'operatore', 'c')).rejects.toEqual(refuses('PERMESSI_NON_CONCEDIBILI'));
    expect(await access.verify('operatore', secret)).toBeDefined();
    const equal = { id: 'intermediario', permessi: client.permessi };
    expect((await manage.rotate(equal, ambito, 'operatore', 'c')).client.permessi).toEqual(client.permessi);
  });

  it('CLIENT-2: a revoked client manages nobody any more', async () => {
    const { make, manage, callers, ambito } = await setup();
    await make();
    await manage.revoke(actor, ambito, 'operatore', 'c');
    const own = { id: 'operatore', permessi: ['sh.manage'] };
    await expect(callers.scopeOf(own, CF)).rejects.toEqual(refuses('AMBITO_INSUFFICIENTE'));
    await expect(callers.reach(own)).rejects.toEqual(refuses('AMBITO_INSUFFICIENTE'));
  });

  it('an id that is taken is refused', async () => {
    const { make } = await setup();
    await make();
    await expect(make()).rejects.toEqual(refuses('CLIENT_GIA_PRESENTE'));
  });

  it('CLIENT-2: an ente’s client manages those of its ente alone', async () => {
    const { make, manage, callers } = await setup();
    await make();
    const own = { id: 'operatore', permessi: ['sh.manage', 'dovuto.read'] };
    await expect(callers.scopeOf(own)).rejects.toEqual(refuses('AMBITO_INSUFFICIENTE'));
    const ambito = await callers.scopeOf(own, CF);
    await expect(manage.revoke(own, ambito, 'intermediario', 'c')).rejects.toEqual(refuses('CLIENT_SCONOSCIUTO'));
    const fresh = { clientId: 'sil', descrizione: '', ruoli: [], permessi: ['dovuto.read' as const] };
    expect((await manage.create(own, ambito, fresh, 'c')).client.ente).toBe(CF);
    await expect(manage.create(own, ambito, { ...fresh, clientId: 'sil2', codiceIpa: 'p_altro' }, 'c')).rejects.toEqual(
      refuses('ENTE_SCONOSCIUTO'),
    );
  });

  it('while its database is away nobody is told that a secret is wrong, nor that a client is no more', async () => {
    const { access, clients } = await setup();
    clients.find = () => Promise.reject(new Error('Connection terminated'));
    await expect(access.verify('intermediario', 'primo')).rejects.toThrow('Connection terminated');
    await expect(access.client('intermediario')).rejects.toThrow('Connection terminated');
  });

  it('CLIENT-2: a wrong codice IPA looks like an unknown one', async () => {
    const { make, access } = await setup();
    const { client } = await make();
    expect(await access.ente(client, 'C_ROCCAPROVA')).toMatchObject({ codiceFiscale: CF });
    expect(await access.ente(client, 'c_nessuno')).toBeUndefined();
    expect(await access.ente({ ...client, intermediario: 'altro', ente: undefined }, 'c_roccaprova')).toBeUndefined();
  });
});
