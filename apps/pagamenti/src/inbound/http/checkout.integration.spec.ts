import { ENTE, aQuote } from '@mypay/pagamenti-core/testing';
import { FakeCheckout } from '../../testing/fake-checkout.fixture';
import { receipt } from '../../testing/messages.fixture';
import { PagamentiFixture } from '../../testing/pagamenti.fixture';

jest.setTimeout(120_000);

interface Started {
  id: string;
  url: string;
  code?: string;
  avvisi?: unknown[];
}
interface Esito {
  esito: string;
  definitivo: boolean;
  riprendi: string | null;
  voci: { numeroAvviso: string; esito: string; intestatario: string; ricevuta: boolean; psp: string | null }[];
}

describe('a citizen pays by the node’s Checkout', () => {
  let node: FakeCheckout;
  let service: PagamentiFixture;
  let next = 0;
  const anonymous = { soggetto: 'anonimo:uno', permessi: ['pub.checkout', 'pub.esito.read'] };
  beforeAll(async () => {
    node = await FakeCheckout.start();
    service = await PagamentiFixture.start({
      CHECKOUT_URL: node.url,
      CHECKOUT_SUBSCRIPTION_KEY: 'chiave-checkout',
      CHECKOUT_TIMEOUT_MS: '1000',
      PORTALE_PUBLIC_URL: 'https://portale.example.org',
    });
  });
  afterAll(async () => {
    await service?.stop();
    await node?.stop();
  });
  beforeEach(() => {
    node.answer = 'open';
    node.carts.length = 0;
    service.dovuti.answer = aQuote();
    service.dovuti.cart = [];
  });

  const debtor = (): string => (aQuote() as { debitore: { codice: string } }).debitore.codice;
  const amount = (): string => String((aQuote() as { importoCents: bigint }).importoCents);
  const fresh = (): string => `3021000000000${String(20_000 + next++)}`;
  const cart = (...notices: string[]): void => {
    service.dovuti.cart = notices.map((numeroAvviso) => ({ ente: ENTE, numeroAvviso, importoVistoCents: amount() }));
  };
  const pay = (body: object = { carrello: true }, as: object = anonymous) =>
    service.call<Started>('POST', '/public/checkout', as, body);
  const esito = async (id: string): Promise<Esito> =>
    (await service.call<Esito>('GET', `/public/esiti/${id}`, anonymous)).body;
  const receive = (notice: string, id: string, more: { paymentNote?: string; payer?: string } = {}) =>
    service.post(receipt(2, { receiptId: id, noticeNumber: notice, ...more }));

  it('sends the cart with amounts of now and leads back to the page of the outcome', async () => {
    const [a, b] = [fresh(), fresh()];
    cart(a, b);
    const { status, body } = await pay({ carrello: true, email: 'chi.paga@example.org' });
    expect(status).toBe(200);
    expect(body).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/), url: 'https://checkout.example.org/c/1' });
    expect(node.carts).toEqual([
      {
        key: 'chiave-checkout',
        body: {
          emailNotice: 'chi.paga@example.org',
          paymentNotices: [a, b].map((noticeNumber) =>
            expect.objectContaining({ noticeNumber, fiscalCode: ENTE, amount: Number(amount()) }),
          ),
          returnUrls: {
            returnOkUrl: `https://portale.example.org/esito/${body.id}?r=ok`,
            returnCancelUrl: `https://portale.example.org/esito/${body.id}?r=annulla`,
            returnErrorUrl: `https://portale.example.org/esito/${body.id}?r=errore`,
          },
          idCart: expect.stringMatching(/^CK-[0-9a-f]{24}$/),
          allCCP: false,
        },
      },
    ]);
    expect(JSON.stringify(node.carts)).not.toContain(`"idCart":"${body.id}`);
  });

  it('two clicks and two tabs get the same checkout and the same page', async () => {
    cart(fresh());
    const answers = await Promise.all(Array.from({ length: 5 }, () => pay()));
    expect(new Set(answers.map(({ body }) => `${body.id} ${body.url}`)).size).toBe(1);
    const later = await pay();
    expect(later.body).toEqual(answers[0]?.body);
  });

  it('somebody else with the same notice has a checkout of their own', async () => {
    cart(fresh());
    const mine = await pay();
    const other = await pay({ carrello: true }, { ...anonymous, soggetto: 'anonimo:due' });
    expect(other.body.id).not.toBe(mine.body.id);
  });

  it('an amount that changed is told with old and new, and paid only when accepted', async () => {
    const notice = fresh();
    service.dovuti.cart = [{ ente: ENTE, numeroAvviso: notice, importoVistoCents: '100' }];
    const refused = await pay();
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'IMPORTO_CAMBIATO', avvisi: [{ numeroAvviso: notice, vecchio: '1.00' }] },
    });
    expect(node.carts).toEqual([]);
    expect((await pay({ carrello: true, accettaImporti: true })).status).toBe(200);
  });

  it('never says paid before the receipt, and says so by itself when it came', async () => {
    const [a, b] = [fresh(), fresh()];
    cart(a, b);
    const { id } = (await pay()).body;
    expect(await esito(id)).toMatchObject({
      esito: 'IN_CORSO',
      definitivo: false,
      riprendi: 'https://checkout.example.org/c/1',
    });
    const back = await service.call('POST', `/public/esiti/${id}/ritorno`, anonymous, { ritorno: 'OK' });
    expect(back.status).toBe(204);
    expect(await esito(id)).toMatchObject({ esito: 'DA_CONFERMARE', definitivo: false, riprendi: null });
    // Asked again meanwhile, the citizen is led to the outcome, not to pay twice.
    expect((await pay()).body).toEqual({ id, url: `https://portale.example.org/esito/${id}` });
    await receive(a, `rt-${a}`);
    expect(await esito(id)).toMatchObject({ esito: 'PARZIALE', definitivo: false });
    await receive(b, `rt-${b}`);
    const paid = await esito(id);
    expect(paid).toMatchObject({ esito: 'PAGATO', definitivo: true });
    expect(paid.voci.map(({ numeroAvviso, ricevuta }) => [numeroAvviso, ricevuta])).toEqual([
      [a, true],
      [b, true],
    ]);
    expect(paid.voci[0]?.intestatario).toMatch(/^\S\*\*\* /);
    expect((await pay()).body.code).toBe('AVVISO_PAGATO');
  });

  it.each([
    ['ANNULLATO', 'ANNULLATO'],
    ['ERRORE', 'NON_RIUSCITO'],
  ])('who comes back with %s may try again, and a receipt still counts', async (word, expected) => {
    const notice = fresh();
    cart(notice);
    const { id } = (await pay()).body;
    await service.call('POST', `/public/esiti/${id}/ritorno`, anonymous, { ritorno: word });
    expect(await esito(id)).toMatchObject({ esito: expected, definitivo: true, riprendi: null });
    const again = (await pay()).body;
    expect(again.id).not.toBe(id);
    expect(again.url).toBe('https://checkout.example.org/c/2');
    await receive(notice, `rt-${notice}`);
    expect(await esito(id)).toMatchObject({ esito: 'PAGATO' });
  });

  it.each([
    ['does not answer in time', 'silence' as const],
    ['fails', 500],
  ])('the node that %s leaves the checkout, and the next try goes on with it', async (_, answer) => {
    cart(fresh());
    node.answer = answer;
    expect(await pay()).toMatchObject({ status: 503, body: { code: 'CHECKOUT_NON_DISPONIBILE' } });
    node.answer = 'open';
    const { id } = (await pay()).body;
    const rows = await service.db.outsideTenants((tx) => tx.query('select stato from checkout where id = $1', [id]));
    expect(rows).toEqual([{ stato: 'APERTO' }]);
    expect(new Set(node.carts.map(({ body }) => body['idCart'])).size).toBe(1);
  });

  it('a cart that the node refuses is closed', async () => {
    cart(fresh());
    node.answer = 400;
    expect(await pay()).toMatchObject({ status: 502, body: { code: 'CHECKOUT_RIFIUTATO' } });
    node.answer = 'open';
    await pay();
    expect(new Set(node.carts.map(({ body }) => body['idCart'])).size).toBe(2);
  });

  it('a notice named by itself needs its debtor; a wrong one is as unknown as one that is not there', async () => {
    const avviso = { codiceFiscaleEnte: ENTE, numeroAvviso: fresh(), codiceFiscale: debtor() };
    expect((await pay({ avvisi: [avviso] })).status).toBe(200);
    const wrong = await pay({ avvisi: [{ ...avviso, codiceFiscale: 'VRDLGI80A01H501X' }] });
    service.dovuti.answer = { esito: 'NON_PAGABILE', causa: 'SCONOSCIUTO' };
    const absent = await pay({ avvisi: [avviso] });
    const shape = ({ status, body }: typeof wrong) => [status, body.code, Object.keys(body).sort()];
    expect(shape(wrong)).toEqual([404, 'AVVISO_SCONOSCIUTO', expect.any(Array)]);
    expect(shape(wrong)).toEqual(shape(absent));
  });

  it.each(['GIA_PAGATO', 'ANNULLATO', 'SCADUTO', 'IN_CORSO'])(
    'a notice named by itself that is %s says so to nobody: who has the number alone learns nothing',
    async (cause) => {
      service.dovuti.answer = { esito: 'NON_PAGABILE', causa: cause } as never;
      const avviso = { codiceFiscaleEnte: ENTE, numeroAvviso: fresh(), codiceFiscale: 'VRDLGI80A01H501X' };
      expect(await pay({ avvisi: [avviso] })).toMatchObject({ status: 404, body: { code: 'AVVISO_SCONOSCIUTO' } });
    },
  );

  it('the notice of somebody without a code is paid from the cart alone: its number and ANONIMO open nothing', async () => {
    const numeroAvviso = fresh();
    service.dovuti.answer = aQuote({ debitore: { tipo: 'F', codice: 'ANONIMO', anagrafica: 'Jane Doe' } });
    for (const codiceFiscale of ['ANONIMO', 'anonimo'])
      expect(await pay({ avvisi: [{ codiceFiscaleEnte: ENTE, numeroAvviso, codiceFiscale }] })).toMatchObject({
        status: 404,
        body: { code: 'AVVISO_SCONOSCIUTO' },
      });
    cart(numeroAvviso);
    expect((await pay()).status).toBe(200);
  });

  it('an empty cart, and a stranger’s identifier, are refused', async () => {
    expect(await pay()).toMatchObject({ status: 409, body: { code: 'CARRELLO_VUOTO' } });
    for (const id of ['0'.repeat(32), 'x', 'a%2Fb'])
      expect((await service.call('GET', `/public/esiti/${id}`, anonymous)).status).toBe(404);
  });

  it('what nobody finishes is closed when its time is over, and its e-mail is wiped', async () => {
    cart(fresh());
    const { id } = (await pay({ carrello: true, email: 'chi.paga@example.org' })).body;
    await service.db.outsideTenants((tx) =>
      tx.execute(`update checkout set scade_il = now() - interval '1 minute' where id = $1`, [id]),
    );
    expect(await esito(id)).toMatchObject({ esito: 'SCADUTO', riprendi: null });
    expect((await pay()).body.id).not.toBe(id);
    const rows = await service.db.outsideTenants((tx) => tx.query('select stato, email, motivo from checkout where id = $1', [id])); // prettier-ignore
    expect(rows).toEqual([{ stato: 'CHIUSO', email: null, motivo: 'SCADUTO' }]);
  });

  describe('the receipt by a link', () => {
    const link = async (
      paid: { paymentNote?: string; payer?: string } = {},
    ): Promise<{ path: string; notice: string }> => {
      const notice = fresh();
      cart(notice);
      const { id } = (await pay()).body;
      const ask = () => service.call<{ url: string; code?: string }>('POST', `/public/esiti/${id}/ricevute`, anonymous, { numeroAvviso: notice }); // prettier-ignore
      expect((await ask()).body.code).toBe('RICEVUTA_NON_ARRIVATA');
      await receive(notice, `rt-${notice}`, { paymentNote: String(node.carts.at(-1)?.body['idCart']), ...paid });
      const { body } = await ask();
      expect(body.url).toMatch(/^\/ricevute\/[\w-]{43}$/);
      return { path: `/public${body.url}`, notice };
    };
    const open = (path: string, codiceFiscale?: string) =>
      service.call<{ code?: string; numeroAvviso: string; intestatario: { nome: string; codiceFiscale: string | null } }>('POST', path, anonymous, codiceFiscale === undefined ? {} : { codiceFiscale }); // prettier-ignore
    const age = (days: number) =>
      service.db.outsideTenants((tx) =>
        tx.execute(
          `update link_ricevute set creato_il = creato_il - make_interval(days => $1), scade_il = scade_il - make_interval(days => $1)`,
          [days],
        ),
      );
    const DEBTOR = 'RSSMRA80A01H501U';

    it('opens for a day, with the persons masked, and gives the PDF', async () => {
      const { path, notice } = await link();
      const { status, body } = await open(path);
      expect(status).toBe(200);
      expect(body).toMatchObject({ numeroAvviso: notice, intestatario: { codiceFiscale: null } });
      expect(body.intestatario.nome).toContain('***');
      const pdf = await service.call<string>('GET', `${path}/pdf`, anonymous);
      expect(pdf.status).toBe(200);
      expect(String(pdf.body).slice(0, 5)).toBe('%PDF-');
    });

    it('of a notice that somebody else paid elsewhere asks at once who paid: the debtor’s code, which is on the notice, opens nothing', async () => {
      const payer = 'PRVDAA70A41Z100E';
      const { path } = await link({ paymentNote: 'CK-di-altri', payer });
      const asked = { status: 403, body: { code: 'CODICE_FISCALE_RICHIESTO' } };
      expect(await open(path)).toMatchObject(asked);
      expect(await service.call('GET', `${path}/pdf`, anonymous)).toMatchObject(asked);
      expect(await open(path, DEBTOR)).toMatchObject(asked);
      expect((await open(path, payer)).status).toBe(200);
    });

    it('of a notice paid elsewhere by its debtor opens with the debtor’s code', async () => {
      const { path } = await link({ paymentNote: 'CK-di-altri' });
      expect((await open(path)).status).toBe(403);
      expect((await open(path, DEBTOR)).status).toBe(200);
    });

    it('bears ten wrong codes also when thirty come at once', async () => {
      const { path } = await link();
      await age(2);
      const answers = await Promise.all(Array.from({ length: 30 }, () => open(path, 'VRDLGI80A01H501X')));
      const count = (status: number) => answers.filter((answer) => answer.status === status).length;
      expect([count(403), count(410)]).toEqual([10, 20]);
    });

    it('a right code costs no try', async () => {
      const { path } = await link();
      await age(2);
      for (let i = 0; i < 12; i++) expect((await open(path, DEBTOR)).status).toBe(200);
    });

    it('asks for the codice fiscale after a day, dies after ten wrong ones, and expires', async () => {
      const { path } = await link();
      await age(2);
      expect(await open(path)).toMatchObject({ status: 403, body: { code: 'CODICE_FISCALE_RICHIESTO' } });
      const known = await open(path, DEBTOR.toLowerCase());
      expect(known).toMatchObject({ status: 200, body: { intestatario: { codiceFiscale: DEBTOR } } });
      for (let i = 0; i < 10; i++) expect((await open(path, 'VRDLGI80A01H501X')).status).toBe(403);
      expect(await open(path, DEBTOR)).toMatchObject({ status: 410, body: { code: 'LINK_SCADUTO' } });
      const other = await link();
      await age(100);
      expect((await open(other.path, DEBTOR)).status).toBe(410);
      expect((await open(`${other.path.slice(0, -4)}AAAA`)).status).toBe(404);
    });
  });

  describe('receipts of one person in every ente', () => {
    const list = (codiceFiscale: string | undefined, query = '') =>
      service.call<{ elementi: { rtId: string; intestata: boolean }[]; cursore: string | null }>('GET', `/cittadino/ricevute?limite=2${query}`, { permessi: ['cit.pagati.read', 'cit.rt.download'], ...(codiceFiscale ? { codiceFiscale } : {}) }); // prettier-ignore

    it('shows own receipts alone, by page, and none without a codice fiscale', async () => {
      const mine: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const answer: Awaited<ReturnType<typeof list>> = await list(
          'RSSMRA80A01H501U',
          cursor === '' ? '' : `&cursore=${cursor}`,
        );
        expect(answer.status).toBe(200);
        mine.push(...answer.body.elementi.map(({ rtId }) => rtId));
        cursor = answer.body.cursore;
      }
      expect(mine.length).toBeGreaterThan(2);
      expect(new Set(mine).size).toBe(mine.length);
      expect((await list('VRDLGI80A01H501X')).body.elementi).toEqual([]);
      expect((await list(undefined)).status).toBe(403);
      const as = { permessi: ['cit.pagati.read', 'cit.rt.download'] };
      const zip = (codiceFiscale: string, query = '') =>
        service.call<string>('GET', `/cittadino/ricevute/zip${query}`, { ...as, codiceFiscale });
      const archive = await zip('RSSMRA80A01H501U');
      expect([archive.status, String(archive.body).slice(0, 2)]).toEqual([200, 'PK']);
      expect(String(archive.body).split('.pdf').length - 1).toBe(2 * mine.length); // each name once before its bytes, once at the end
      const none = await zip('RSSMRA80A01H501U', '?dal=1999-01-01&al=1999-01-31');
      expect(String(none.body)).toContain('indice.csv');
      expect(String(none.body)).not.toContain('.pdf');
      const csv = await service.call<string>('GET', '/cittadino/ricevute/csv?ruolo=INTESTATE', { ...as, codiceFiscale: 'RSSMRA80A01H501U' }); // prettier-ignore
      expect(String(csv.body).trim().split('\n')[0]).toBe('data;ente;causale;importo;codice avviso;IUV;IUR;PSP');
      for (const rtId of mine) expect(String(csv.body)).toContain(rtId);
      const nothing = await list('RSSMRA80A01H501U', '&causale=una%20causale%20di%20nessuno');
      expect(nothing.body.elementi).toEqual([]);
      expect(
        await service.call('GET', '/cittadino/ricevute/enti', { ...as, codiceFiscale: 'RSSMRA80A01H501U' }),
      ).toMatchObject({ body: { enti: [{ codiceFiscale: ENTE, denominazione: expect.any(String) }] } });
      expect(
        await service.call('GET', '/cittadino/ricevute/enti', { ...as, codiceFiscale: 'VRDLGI80A01H501X' }),
      ).toMatchObject({ body: { enti: [] } });
      const path = `/cittadino/ricevute/${ENTE}/${mine[0]}`;
      expect(await service.call('GET', path, { ...as, codiceFiscale: 'RSSMRA80A01H501U' })).toMatchObject({
        status: 200,
        body: { iur: mine[0], intestatario: { codiceFiscale: 'RSSMRA80A01H501U' } },
      });
      expect((await service.call('GET', path, { ...as, codiceFiscale: 'VRDLGI80A01H501X' })).status).toBe(404);
      expect((await service.call('GET', `${path}/pdf`, { ...as, codiceFiscale: 'VRDLGI80A01H501X' })).status).toBe(404);
    });
  });
});
