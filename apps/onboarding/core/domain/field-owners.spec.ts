import { checkWritable, type FIELD_PERMESSI, writableFields } from './field-owners';
import { permessiOf, type Ruolo, RUOLI } from './permessi';

/** onboarding.md §8.1, column "Edit", written here a second time: I intermediary, E also the ente. */
const EDIT: Readonly<Record<keyof typeof FIELD_PERMESSI, 'I' | 'E'>> = {
  denominazione: 'I',
  denominazioneBreve: 'I',
  denominazioneBeneficiario: 'E',
  tipoEnte: 'I',
  emailAmministratore: 'E',
  pec: 'E',
  cbill: 'I',
  auxDigit: 'I',
  iuvSemprePiattaforma: 'I',
  ibanDefault: 'E',
  giorniPagamentoPresunti: 'I',
  flgPagati: 'I',
  flgTesoreria: 'I',
  linguaAggiuntiva: 'E',
  provincia: 'E',
  telefono: 'E',
  sitoWeb: 'E',
  emailPubblica: 'E',
  messaggio: 'E',
  messaggioEn: 'E',
  messaggioDa: 'E',
  messaggioA: 'E',
};
const refused = expect.objectContaining({ code: 'CAMPO_NON_MODIFICABILE' }) as Error;
const ENTE = permessiOf(['AMMINISTRATORE_ENTE']);
const INTERMEDIARIO = permessiOf(['AMMINISTRATORE_INTERMEDIARIO']);

describe('who may write which field of an ente', () => {
  it.each(Object.entries(EDIT))('FIELD: %s is of %s', (field, owner) => {
    const sent = { [field]: 'x' };
    expect(() => checkWritable(sent, INTERMEDIARIO)).not.toThrow();
    if (owner === 'E') expect(() => checkWritable(sent, ENTE)).not.toThrow();
    else expect(() => checkWritable(sent, ENTE)).toThrow(refused);
  });

  it.each(['stato', 'versione', 'codiceFiscale', 'codiceIpa', 'intermediario', 'iban', 'codici', 'constructor', '__x'])(
    'FIELD: %s is no field of the record, for nobody',
    (field) => expect(() => checkWritable({ [field]: 'x' }, INTERMEDIARIO)).toThrow(refused),
  );

  it('FIELD: one that is not hers refuses the whole, and is named', () => {
    expect(() => checkWritable({ pec: 'a@b.it', cbill: 'A0000', flgPagati: true }, ENTE)).toThrow(
      expect.objectContaining({
        details: {
          errori: [expect.objectContaining({ campo: 'cbill' }), expect.objectContaining({ campo: 'flgPagati' })],
        },
      }) as Error,
    );
  });

  const others = RUOLI.filter((ruolo) => !/^AMMINISTRATORE/.test(ruolo)) as readonly Ruolo[];
  it.each(others)('FIELD: %s writes none', (ruolo) => expect(writableFields(permessiOf([ruolo]))).toEqual([]));
});
