import type { Person } from '../sessions/session';
import { ENTE, type FakeService } from './portale.fixture';

export const PERSON: Person = {
  id: '0f1e2d3c-0000-4000-8000-000000000001',
  soggetto: 'persona:0f1e2d3c-0000-4000-8000-000000000001',
  nome: 'Anna',
  cognome: 'Verdi',
  codiceFiscale: 'VRDNNA80A41L736K',
  email: 'anna.verdi@example.it',
};

/** What a person may do on the ente of the tests. */
export const ON_ENTE = {
  codiceIpa: 'c_roccaprova',
  codiceFiscale: ENTE,
  denominazione: 'Comune di Roccaprova',
  stato: 'ESERCIZIO',
  ruoli: ['OPERATORE'],
  permessi: ['dovuto.read'],
  limiti: { 'dovuto.read': ['TARI'] },
  perConto: null as { readonly motivo: string; readonly fino: string } | null,
};

export const PERMISSIONS = {
  ANONIMO: ['pub.enti.read', 'pub.avviso.read'],
  CITTADINO: ['pub.enti.read', 'pub.avviso.read', 'cit.debiti.read'],
};

/** onboarding as sessions need it: one person, what they may do now, and the permissions of whoever pays. */
export function knowsOnePerson(may: { enti: (typeof ON_ENTE)[]; generali: string[] }): FakeService['answer'] {
  return ({ method, url, body }) => {
    if (url === '/interno/permessi') return { body: PERMISSIONS };
    if (url === '/interno/registro/accessi') return { status: 204 };
    if (method === 'POST' && url === '/interno/persone/accesso')
      return { body: { ...PERSON, ...(JSON.parse(body) as object), id: PERSON.id, soggetto: PERSON.soggetto } };
    const accesses = `/interno/persone/${PERSON.id}/accessi`;
    if (url === accesses)
      return { body: { ...PERSON, generali: { permessi: may.generali }, enti: may.enti, altriEnti: false } };
    if (url.startsWith(`${accesses}/`))
      return { body: { ente: may.enti.find(({ codiceIpa }) => url === `${accesses}/${codiceIpa}`) ?? null } };
    return url.startsWith('/interno/') ? { status: 404, body: {} } : { body: { percorso: url } };
  };
}
