import { type CodiceFiscaleEnte } from '@mypay/kernel';
import { ManageLogo, PERMESSI, permessiOf } from '@mypay/onboarding-core';
import { Database } from '@mypay/platform/db';
import { createLogger } from '@mypay/platform/log';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import { aJpeg, aPng } from '@mypay/onboarding-core/testing';
import { createHash } from 'node:crypto';
import { completeEnti } from '../../outbound/persistence/pg-completeness';
import { printOldLogos } from '../../print-old-logos';
import { ENTE_READS } from '../../tokens';
import { PRIMO_CLIENT, type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';

const CF = '80012340123' as CodiceFiscaleEnte;
const IPA = 'c_roccaprova';
const IBAN = 'IT22G0542811101000000123401';
const all = { permessi: PERMESSI };
const intermediario = { ente: CF, permessi: permessiOf(['AMMINISTRATORE_INTERMEDIARIO']) };
const admin = { ente: CF, permessi: permessiOf(['AMMINISTRATORE_ENTE']) };
const citizen = { soggetto: 'anonimo:1', permessi: ['pub.enti.read'] };
const TASSONOMIA = { macroArea: '01', tipoServizio: '101', motivoRiscossione: 'IM', codice: '9/0101101IM/' };

let running: RunningOnboarding;
const call = (...args: Parameters<RunningOnboarding['call']>) => running.call(...args);
const read = async (as: Parameters<RunningOnboarding['call']>[2] = admin) =>
  (await call('GET', `/enti/${CF}`, as)).body;

beforeAll(async () => {
  running = await startOnboarding();
  await call('POST', '/enti', all, {
    codiceFiscale: CF,
    codiceIpa: IPA,
    denominazione: 'Comune di Roccaprova',
    tipoEnte: '01',
    emailAmministratore: 'ragioneria@c-roccaprova.example.it',
    cbill: 'A4012',
  });
  await call('PUT', '/stazioni/09876543210_01', all, { versione: 2, primitive: 2, broadcast: false });
  await call('PUT', `/enti/${CF}/codici`, intermediario, {
    codici: [{ stazione: '09876543210_01', tipo: 'SEGREGAZIONE', codice: '01', generaIuv: true }],
  });
  await call('PUT', `/enti/${CF}/iban/${IBAN}`, intermediario, { stato: 'ATTIVO' });
});
afterAll(() => running?.close());

describe('the administrator of an ente', () => {
  it('changes what is the ente’s own, and the register says who did', async () => {
    const sent = { pec: 'comune@pec.example.it', telefono: '0123 456789', ibanDefault: IBAN, provincia: 'RV' };
    expect(await call('PATCH', `/enti/${CF}`, admin, sent)).toMatchObject({ status: 200, body: sent });
    const log = (await call('GET', `/enti/${CF}/registro`, admin)).body['elementi'] as Record<string, unknown>[];
    expect(log[0]).toMatchObject({ azione: 'ENTE_AGGIORNATO', dopo: { telefono: '0123 456789' } });
  });

  it.each([
    ['denominazione', 'Altro nome'],
    ['denominazioneBreve', 'Altro'],
    ['tipoEnte', '02'],
    ['cbill', 'B0000'],
    ['auxDigit', '0'],
    ['iuvSemprePiattaforma', false],
    ['giorniPagamentoPresunti', 7],
    ['flgPagati', true],
    ['flgTesoreria', true],
    ['cbill', null],
  ])('is refused %s = %j with a code, and nothing of the request is done', async (campo, value) => {
    const before = await read();
    const answer = await call('PATCH', `/enti/${CF}`, admin, { pec: 'altra@pec.example.it', [campo]: value });
    expect(answer).toMatchObject({ status: 403, body: { code: 'CAMPO_NON_MODIFICABILE', errori: [{ campo }] } });
    expect(await read()).toEqual(before);
  });

  it.each([
    ['stato', 'ESERCIZIO'],
    ['codiceFiscale', '80023450234'],
    ['codiceIpa', 'altro'],
    ['intermediario', '80023450234'],
    ['iban', []],
    ['codici', []],
    ['funzionalita', { ENTE_PUBBLICO: true }],
    ['sospensione', { ambito: 'TOTALE' }],
    ['dtAvvio', '2020-01-01'],
    ['logo', { hash: 'a' }],
    ['statiAmmessi', ['ESERCIZIO']],
    ['campiModificabili', ['cbill']],
    ['mancanze', []],
    ['dati', { cbill: 'X' }],
    ['__proto__', { cbill: 'X' }],
    ['creatoIl', '2020-01-01'],
  ])('cannot assign %s with the rest', async (campo, value) => {
    const before = await read();
    const body = JSON.parse(
      `{"pec":"altra@pec.example.it",${JSON.stringify(campo)}:${JSON.stringify(value)}}`,
    ) as object;
    const { status } = await call('PATCH', `/enti/${CF}`, admin, body);
    expect([400, 403, 422]).toContain(status);
    expect(await read()).toEqual(before);
  });

  it('is told which fields are hers; the intermediary has them all', async () => {
    const hers = (await read())['campiModificabili'] as string[];
    expect(hers).toEqual(expect.arrayContaining(['pec', 'telefono', 'messaggio', 'ibanDefault']));
    expect(hers).not.toContain('denominazione');
    expect((await read(intermediario))['campiModificabili']).toContain('denominazione');
  });

  it('records an account and asks for it; what the node must confirm is the intermediary’s', async () => {
    const other = 'IT96H0542811101000000123402';
    const path = `/enti/${CF}/iban/${other}`;
    expect((await call('PUT', path, admin, { descrizione: 'TARI' })).status).toBe(200);
    expect((await call('PUT', path, admin, { stato: 'RICHIESTO' })).status).toBe(200);
    expect(await call('PUT', path, admin, { stato: 'ATTIVO' })).toMatchObject({ status: 403 });
    const conti = (await read())['iban'] as Record<string, unknown>[];
    expect(conti.find(({ iban }) => iban === other)).toMatchObject({
      stato: 'RICHIESTO',
      statiAmmessi: ['DICHIARATO', 'ATTIVO', 'RIFIUTATO'],
      usatoDa: [],
    });
  });
});

describe('the message to citizens', () => {
  it.each([
    [{ messaggio: '[qui](javascript:alert)' }, 'messaggio'],
    [{ messaggio: 'Chiusi', messaggioDa: '2026-06-02', messaggioA: '2026-06-01' }, 'messaggioA'],
    [{ messaggio: null, messaggioEn: 'Closed' }, 'messaggio'],
  ])('%j is refused, naming the field', async (body, campo) => {
    expect(await call('PATCH', `/enti/${CF}`, admin, body)).toMatchObject({
      status: 422,
      body: { code: 'MESSAGGIO_NON_VALIDO', errori: [{ campo }] },
    });
  });

  it('is kept as it was written, and cleared by null', async () => {
    const text = '### Orari\n\n- martedì <b>9</b>\n- [sito](https://www.example.it)';
    expect(
      (await call('PATCH', `/enti/${CF}`, admin, { messaggio: text, messaggioA: '2030-01-01' })).body,
    ).toMatchObject({
      messaggio: text,
      messaggioA: '2030-01-01',
    });
    await call('PATCH', `/enti/${CF}`, admin, { messaggio: null, messaggioA: null });
    expect(await read()).not.toHaveProperty('messaggio');
  });
});

describe('what an ente lacks', () => {
  const watched = async (query = '') =>
    (await call('GET', `/intermediario/enti${query}`, intermediarioOutside)).body['elementi'] as Record<
      string,
      unknown
    >[];
  const intermediarioOutside = { soggetto: PRIMO_CLIENT.clientId, permessi: intermediario.permessi };

  it('is told in the list of the intermediary, as in the ente’s own record, and follows each change', async () => {
    const [line] = await watched('?testo=rocca');
    expect(line).toMatchObject({ codiceIpa: IPA, tipiAttivi: 0, cosaManca: (await read())['cosaManca'] });
    expect((line?.['cosaManca'] as { regola: string }[]).map(({ regola }) => regola)).toEqual(['K5', 'K3', 'K7']);
    await call('PUT', `/enti/${CF}/tipi-dovuto/TARI`, intermediario, {
      descrizione: 'TARI',
      attivo: true,
      tassonomia: TASSONOMIA,
    });
    expect(await watched('?conMancanze=true')).toMatchObject([{ tipiAttivi: 1, completezza: 71 }]);
    const body = { contenuto: aPng(100, 100).toString('base64') };
    expect((await call('PUT', `/enti/${CF}/logo`, intermediario, body)).status).toBe(200);
    expect(await watched('?conMancanze=true')).toMatchObject([{ completezza: 86, cosaManca: [{ regola: 'K7' }] }]);
    const persona = { codiceFiscale: 'RSSMRA80A01H501U', nome: 'Maria', cognome: 'Rossi', email: 'maria@example.it' };
    const given = await call(
      'POST',
      `/enti/${CF}/assegnazioni`,
      { ente: CF, permessi: PERMESSI },
      {
        persona,
        ruolo: 'OPERATORE',
      },
    );
    expect(given.status).toBe(200);
    expect(await watched('?conMancanze=true')).toEqual([]);
    expect(await watched('?conMancanze=false')).toMatchObject([{ completezza: 100, cosaManca: [] }]);
  });

  it('is found by state, codice fiscale and kind of ente; pages follow each other by name', async () => {
    for (const [codiceFiscale, codiceIpa, name] of [
      ['80023450234', 'p_valprova', 'Provincia di Valprova'],
      ['80034560344', 'asl_prova', 'Azienda sanitaria'],
    ])
      await call('POST', '/enti', all, {
        codiceFiscale,
        codiceIpa,
        denominazione: name,
        tipoEnte: '02',
      });
    expect(await watched('?codiceFiscale=8002')).toHaveLength(1);
    expect(await watched('?stato=ESERCIZIO')).toEqual([]);
    expect(await watched('?tipoEnte=02')).toHaveLength(2);
    expect(await watched('?avvioDa=2000-01-01')).toEqual([]); // none is open yet
    const wrong = await call('GET', '/intermediario/enti?avvioA=2026-02-30', intermediarioOutside);
    expect(wrong.status).toBe(400);
    const first = await call('GET', '/intermediario/enti?limite=2', intermediarioOutside);
    const next = await call(
      'GET',
      `/intermediario/enti?limite=2&cursore=${String(first.body['cursore'])}`,
      intermediarioOutside,
    );
    expect(
      [first, next].flatMap(({ body }) =>
        (body['elementi'] as { denominazione: string }[]).map((e) => e.denominazione),
      ),
    ).toEqual(['Azienda sanitaria', 'Comune di Roccaprova', 'Provincia di Valprova']);
  });

  it('is no business of who works for one ente alone', async () => {
    expect(await call('GET', '/intermediario/enti', { soggetto: 'nessuno', permessi: admin.permessi })).toMatchObject({
      status: 403,
      body: { code: 'AMBITO_INSUFFICIENTE' },
    });
  });

  it('is judged again at the start, for every ente', async () => {
    const db = running.app.get(Database);
    await db.outsideTenants((tx) => tx.execute(`update enti set mancanze = null`));
    await completeEnti(db);
    expect(await watched('?conMancanze=false')).toHaveLength(1);
  });
});

describe('the logo', () => {
  /** The logo of the last snapshot. */
  const announced = async () => {
    const [last] = await running.app
      .get(Database)
      .outsideTenants((tx) =>
        tx.query<{ logo: { chiave: string; sha256: string } | null }>(
          `select evento #> '{data,logo}' as logo from outbox where topic = 'onboarding.ente' and ente = $1 order by id desc limit 1`,
          [CF],
        ),
      );
    return last?.logo ?? undefined;
  };
  const picture = async (url: string, as: Parameters<RunningOnboarding['token']>[0]) =>
    running.app.inject({ url, headers: { authorization: `Bearer ${await running.token(as)}` } });

  it('is refused when its bytes are no picture, whatever is said of them', async () => {
    const body = { contenuto: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64') };
    expect(await call('PUT', `/enti/${CF}/logo`, intermediario, body)).toMatchObject({
      status: 422,
      body: { code: 'LOGO_NON_VALIDO' },
    });
  });

  it('is the intermediary’s to put', async () => {
    const body = { contenuto: aPng().toString('base64') };
    expect((await call('PUT', `/enti/${CF}/logo`, admin, body)).status).toBe(403);
    expect((await call('DELETE', `/enti/${CF}/logo`, admin)).status).toBe(403);
  });

  it('is served as a picture and nothing else; citizens ask for it by its hash, once the ente is open', async () => {
    const bytes = aJpeg(120, 80);
    const put = await call('PUT', `/enti/${CF}/logo`, intermediario, {
      contenuto: bytes.toString('base64'),
      alternativo: 'Stemma del comune',
    });
    const hash = String(put.body['hash']);
    const own = await picture(`/enti/${CF}/logo`, admin);
    expect(own.rawPayload.equals(bytes)).toBe(true);
    expect(own.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
    expect(own.headers['content-security-policy']).toContain('sandbox');

    const address = `/public/enti/${IPA}/logo/${hash}`;
    expect((await picture(address, citizen)).statusCode).toBe(404);
    for (const stato of ['PRE_ESERCIZIO', 'ESERCIZIO'])
      await call('POST', `/enti/${CF}/stato`, intermediario, { stato, motivo: 'prova' });
    const open = await picture(address, citizen);
    expect(open.statusCode).toBe(200);
    const opened = async (query: string) =>
      (await call('GET', `/intermediario/enti?${query}`, { permessi: intermediario.permessi })).body['elementi'];
    expect(await opened('avvioDa=2000-01-01')).toHaveLength(1);
    expect(await opened('avvioA=2000-01-01')).toEqual([]);
    expect(open.headers['cache-control']).toContain('immutable');
    expect((await picture(`/public/enti/${IPA}/logo/${'0'.repeat(64)}`, citizen)).statusCode).toBe(404);
    const page = await call('GET', `/public/enti/${IPA}`, citizen);
    expect(page.body['logo']).toEqual({ hash, alternativo: 'Stemma del comune' });
  });

  it('has a picture for paper where the other services find it; one put before there were any gets it at the next start', async () => {
    const put = async () => {
      await call('PUT', `/enti/${CF}/logo`, intermediario, { contenuto: aPng(40, 40).toString('base64') });
      return announced();
    };
    const logo = await put();
    const objects = running.app.get<ObjectStore>(OBJECTS);
    const bytes: Buffer[] = [];
    for await (const chunk of await objects.get(String(logo?.chiave))) bytes.push(chunk as Buffer);
    expect(createHash('sha256').update(Buffer.concat(bytes)).digest('hex')).toBe(logo?.sha256);

    const db = running.app.get(Database);
    await db.inEnte(CF, (tx) =>
      tx.execute(`update enti set logo_stampa = null, logo_stampa_di = null where ente = $1`, [CF]),
    );
    await objects.delete(String(logo?.chiave));
    await printOldLogos(
      db,
      running.app.get(ENTE_READS),
      running.app.get(ManageLogo),
      createLogger('onboarding', 'silent'),
    );
    expect(await announced()).toEqual(logo);
    (await objects.get(String(logo?.chiave))).destroy();
  });

  it('goes away when it is taken away', async () => {
    expect((await call('DELETE', `/enti/${CF}/logo`, intermediario)).status).toBe(200);
    expect(await read()).not.toHaveProperty('logo');
    expect((await picture(`/enti/${CF}/logo`, admin)).statusCode).toBe(404);
  });
});
