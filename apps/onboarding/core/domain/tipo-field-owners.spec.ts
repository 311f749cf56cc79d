import { permessiOf, RUOLI } from './permessi';
import { checkTipoWritable, type TIPO_FIELD_PERMESSI, writableTipoFields } from './tipo-field-owners';

/** onboarding.md §8.8, column "Edit", written here a second time: I intermediary, E also the ente. */
const EDIT: Readonly<Record<keyof typeof TIPO_FIELD_PERMESSI, 'I' | 'E'>> = {
  descrizione: 'I',
  attivo: 'I',
  dovutiAperti: 'I',
  tassonomia: 'I',
  modulo: 'I',
  spontaneo: 'E',
  importo: 'E',
  ibanPsp: 'E',
  ibanPostale: 'E',
  cfAnonimo: 'E',
  scadenzaObbligatoria: 'E',
  stampaScadenza: 'E',
  pagabileOltreScadenza: 'E',
  giorniTolleranza: 'E',
};
const refused = expect.objectContaining({ code: 'CAMPO_NON_MODIFICABILE' }) as Error;
const ENTE = permessiOf(['AMMINISTRATORE_ENTE']);
const INTERMEDIARIO = permessiOf(['AMMINISTRATORE_INTERMEDIARIO']);

describe('who may write which field of a tipo dovuto', () => {
  it.each(Object.entries(EDIT))('FIELD: %s is of %s', (field, owner) => {
    const sent = { [field]: 'x' };
    expect(() => checkTipoWritable(sent, INTERMEDIARIO)).not.toThrow();
    if (owner === 'E') expect(() => checkTipoWritable(sent, ENTE)).not.toThrow();
    else expect(() => checkTipoWritable(sent, ENTE)).toThrow(refused);
  });

  it.each(['codice', 'marcaDaBollo', 'versione', 'ente', 'constructor', '__x'])(
    'FIELD: %s is no field that anybody writes',
    (field) => expect(() => checkTipoWritable({ [field]: 'x' }, INTERMEDIARIO)).toThrow(refused),
  );

  const others = RUOLI.filter((ruolo) => !ruolo.startsWith('AMMINISTRATORE'));
  it.each(others)('FIELD: %s writes none', (ruolo) => expect(writableTipoFields(permessiOf([ruolo]))).toEqual([]));
});
