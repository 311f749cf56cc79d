import { isCodiceFiscaleOfPerson } from '@mypay/kernel';
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

  it.each(readPersonas())('$nome $cognome works for enti and tipi that are there', ({ assegnazioni }) => {
    for (const one of assegnazioni) {
      if ('intermediario' in one) continue;
      const tipi = enti.get(one.ente);
      expect(tipi).toEqual(expect.arrayContaining(one.tipi === 'TUTTI' ? [] : [...one.tipi]));
    }
  });

  it('are all different', () => {
    const personas = readPersonas();
    expect(new Set(personas.map(({ id }) => id)).size).toBe(personas.length);
    expect(new Set(personas.map(({ codiceFiscale }) => codiceFiscale)).size).toBe(personas.length);
    expect(new Set(personas.map(({ nome, cognome }) => `${nome} ${cognome}`)).size).toBe(personas.length);
  });
});
