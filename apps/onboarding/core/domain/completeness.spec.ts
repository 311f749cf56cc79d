import { OTHER_IBAN, anEnte, anIban, aTipo } from '../testing/an-ente';
import { lacksOf } from './completeness';
import type { Ente } from './ente';
import { digitalStamp, type TipoDovuto } from './tipo-dovuto';

const tassonomia = { macroArea: '01', tipoServizio: '101', motivoRiscossione: 'IM', codice: '9/0101101IM/' };

describe('what an ente still lacks', () => {
  it('is nothing when all is there', () => {
    expect(lacksOf(anEnte(), [digitalStamp(), aTipo()])).toEqual([]);
  });

  it.each<[string, Ente, TipoDovuto[]]>([
    ['K1', anEnte({ dati: { emailAmministratore: undefined } }), [aTipo()]],
    ['K1', anEnte({ dati: { tipoEnte: ' ' } }), [aTipo()]],
    ['K4', anEnte({ codici: [] }), [aTipo()]],
    ['K4', anEnte({ dati: { cbill: undefined } }), [aTipo()]],
    ['K5', anEnte(), []],
    ['K5', anEnte(), [aTipo({ attivo: false, dovutiAperti: 'BLOCCA' })]],
    ['K5', anEnte(), [{ ...digitalStamp(), attivo: true }]],
    ['K6', anEnte(), [aTipo({ tassonomia: undefined })]],
    ['K6', anEnte(), [aTipo({ tassonomia: { ...tassonomia, motivoRiscossione: ' ' } })]],
    ['K6', anEnte({ dati: { ibanDefault: undefined } }), [aTipo()]],
    ['K6', anEnte({ iban: [anIban({ stato: 'RICHIESTO' })] }), [aTipo()]],
    ['K6', anEnte(), [aTipo({ ibanPsp: OTHER_IBAN })]],
    ['K6', anEnte(), [aTipo({ ibanPostale: OTHER_IBAN })]],
  ])('%s (case %#) is told, and nothing else', (regola, ente, tipi) => {
    expect(lacksOf(ente, tipi).map((m) => m.regola)).toEqual([regola]);
  });

  it('K6 names each tipo by its code', () => {
    const tipi = [aTipo({ codice: 'A', tassonomia: undefined }), aTipo({ codice: 'B', tassonomia: undefined })];
    expect(lacksOf(anEnte(), tipi).map((m) => m.testo)).toEqual([
      'Tipo dovuto A: la tassonomia non è completa.',
      'Tipo dovuto B: la tassonomia non è completa.',
    ]);
  });
});
