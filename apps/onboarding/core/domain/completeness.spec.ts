import { OTHER_IBAN, anEnte, anIban, aTipo } from '../testing/an-ente';
import { allLacksOf, completenessOf, type EntePeople, lacksOf } from './completeness';
import type { Ente } from './ente';
import { digitalStamp, type TipoDovuto } from './tipo-dovuto';

const STAFFED: EntePeople = { reachable: 1 };
const LOGO = { hash: 'a'.repeat(64), formato: 'image/png', alternativo: 'Stemma' } as const;
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

  it.each<[string, Ente, TipoDovuto[], number, EntePeople?]>([
    ['nothing', anEnte({ logo: LOGO }), [aTipo()], 100],
    ['K7', anEnte({ logo: LOGO }), [aTipo()], 86, { reachable: 0 }],
    ['K3', anEnte(), [aTipo()], 86],
    ['K12', anEnte({ logo: LOGO }), [aTipo(), aTipo({ codice: 'B', descrizione: ' tassa SUI rifiuti' })], 86],
    ['K1 K4 K3', anEnte({ codici: [], dati: { tipoEnte: '', cbill: undefined } }), [aTipo()], 57],
  ])('%s is told of it, and how far it is', (regole, ente, tipi, percent, people = STAFFED) => {
    const lacks = allLacksOf(ente, tipi, people);
    expect([...new Set(lacks.map(({ regola }) => regola))].join(' ') || 'nothing').toBe(regole);
    expect(completenessOf(lacks)).toBe(percent);
  });

  it('K3, K7 and K12 keep nobody from being open; each lack says what it is about', () => {
    const lacks = allLacksOf(anEnte({ dati: { cbill: undefined } }), [aTipo({ tassonomia: undefined })], {
      reachable: 0,
    });
    expect(lacks.map(({ regola, oggetto, blocca }) => [regola, oggetto, blocca])).toEqual([
      ['K4', 'cbill', true],
      ['K6', 'TARI', true],
      ['K3', 'logo', false],
      ['K7', 'operatori', false],
    ]);
  });

  it('K6 names each tipo by its code', () => {
    const tipi = [aTipo({ codice: 'A', tassonomia: undefined }), aTipo({ codice: 'B', tassonomia: undefined })];
    expect(lacksOf(anEnte(), tipi).map((m) => m.testo)).toEqual([
      'Tipo dovuto A: la tassonomia non è completa.',
      'Tipo dovuto B: la tassonomia non è completa.',
    ]);
  });
});
