import { isCodiceFiscaleOfPerson } from '@mypay/kernel';
import { RUOLI_BY_TIPO, RUOLI_ENTE, RUOLI_INTERMEDIARIO } from '@mypay/onboarding-core';
import { readInstallation } from './installation-file';
import { readPersonas } from './personas-file';

const enti = new Map(
  readInstallation().enti.map((ente) => [ente.codiceIpa, ente.tipiDovuto.map(({ codice }) => codice)]),
);

describe('the personas of the demo', () => {
  it.each(readPersonas())('$nome $cognome has a valid codice fiscale and an address that reaches nobody', (persona) => {
    expect(isCodiceFiscaleOfPerson(persona.codiceFiscale)).toBe(true);
    expect(persona.email).toMatch(/@example\.it$/);
  });

  it.each(readPersonas())(
    '$nome $cognome has roles that onboarding gives, on enti and tipi that are there',
    ({ assegnazioni }) => {
      for (const one of assegnazioni) {
        if ('intermediario' in one) expect(RUOLI_INTERMEDIARIO).toContain(one.ruolo);
        else {
          expect(RUOLI_ENTE).toContain(one.ruolo);
          if (one.tipi === 'TUTTI') expect(enti.has(one.ente)).toBe(true);
          else {
            expect(enti.get(one.ente)).toEqual(expect.arrayContaining([...one.tipi]));
            expect(RUOLI_BY_TIPO).toContain(one.ruolo);
          }
        }
      }
    },
  );

  it('are all different', () => {
    const personas = readPersonas();
    expect(new Set(personas.map(({ id }) => id)).size).toBe(personas.length);
    expect(new Set(personas.map(({ codiceFiscale }) => codiceFiscale)).size).toBe(personas.length);
    expect(new Set(personas.map(({ nome, cognome }) => `${nome} ${cognome}`)).size).toBe(personas.length);
  });
});
