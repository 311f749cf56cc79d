/**
 * Only for Vite's own server and only when FAKE_SESSION is set: answers /api/sessione by itself, to draw screens without a
 * running system. `operatore` (of two enti), `cittadino`, or `anonimo`.
 */
const ALL = [
  [
    'dovuto.read',
    'dovuto.write',
    'dovuto.cancel',
    'flusso.import',
    'flusso.read',
    'rt.read',
    'rt.download',
    'spc.read',
  ],
  [
    'pivot.view',
    'pivot.abbinamento.write',
    'pivot.import',
    'pivot.export',
    'ente.read',
    'tipo.read',
    'sportello.use',
    'avviso.massivo',
  ],
].flat();
const ente = (codiceIpa, codiceFiscale, denominazione) => ({
  codiceIpa,
  ente: codiceFiscale,
  denominazione,
  stato: 'ESERCIZIO',
  ruoli: ['OPERATORE'],
  permessi: ALL,
  limiti: {},
  perConto: null,
});

function sessionOf(kind) {
  const at = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();
  const known = kind !== 'anonimo';
  return {
    autenticato: known,
    csrf: 'finto',
    ora: at(0),
    avvisoIl: at(28),
    scadeIl: at(30),
    fineAssoluta: at(480),
    nome: known ? 'Anna Verdi' : null,
    persona: known ? { id: 'finta', nome: 'Anna', cognome: 'Verdi', codiceFiscale: null, email: null } : null,
    cittadino: kind === 'cittadino',
    demo: true,
    assegnazioni:
      kind === 'operatore'
        ? [
            ente('c_roccaprova', '01000000014', 'Comune di Roccaprova'),
            ente('c_valfinta', '01000000022', 'Comune di Valfinta'),
          ]
        : [],
    assegnazioniNote: true,
    altriEnti: false,
    generali: { permessi: [] },
  };
}

export const fakeSession = () => ({
  name: 'fake-session',
  apply: 'serve',
  configureServer(server) {
    const kind = process.env['FAKE_SESSION'];
    if (!kind) return;
    const answer = (body) => (_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body()));
    };
    server.middlewares.use(
      '/api/sessioni',
      answer(() => ({ elementi: [] })),
    );
    server.middlewares.use(
      '/api/sessione',
      answer(() => sessionOf(kind)),
    );
  },
});
