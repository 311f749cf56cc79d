import { createClientAsync } from 'soap';
import { SoapContract } from './contract';
import { child, textOf } from './xml/xml-node';
import { envelope, NS, type RunningDoor, runDoor, verify, WSDL_FOLDER } from './testing/a-door.fixture';

describe('a SOAP door', () => {
  let running: RunningDoor;
  beforeEach(async () => {
    running = await runDoor();
  });
  afterEach(() => running.stop());

  describe('what it serves', () => {
    it('gives its WSDL with its own address and its schemas by ?xsd=', async () => {
      const wsdl = await (await fetch(`${running.url}?wsdl`)).text();
      expect(wsdl).toContain(`location="${running.url}"`);
      const schema = /schemaLocation="([^"]*paForNode\.xsd)"/.exec(wsdl)?.[1] ?? '';
      const imported = /schemaLocation="([^"]*)"/.exec(await (await fetch(schema)).text())?.[1] ?? '';
      const common = await fetch(imported);
      expect([common.status, await common.text()]).toEqual([200, expect.stringContaining('ctFaultBean')]);
      expect((await fetch(`${running.url}?xsd=../../secret`)).status).toBe(404);
      expect((await fetch(running.url)).status).toBe(405);
    });

    it('serves a client that knows nothing but the WSDL', async () => {
      running.door.answer = () => ({ outcome: 'OK', companyName: 'È & <noi>' });
      const client = await createClientAsync(`${running.url}?WSDL`);
      const [result] = (await client['paVerifyPaymentNoticeAsync']({
        idPA: '01234567890',
        idBrokerPA: 'b',
        idStation: 's',
        qrCode: { fiscalCode: '01234567890', noticeNumber: '302100000000000188' },
      })) as [unknown];
      expect(result).toEqual({ outcome: 'OK', companyName: 'È & <noi>' });
    });

    it('answers on its aliases too', async () => {
      const response = await fetch(running.url.replace('prova', 'alias'), { method: 'POST', body: verify() });
      expect(response.status).toBe(200);
    });
  });

  describe('order of things', () => {
    it('keeps the bytes, calls, commits, sends', async () => {
      await running.post(verify());
      expect(running.door.happened).toEqual(['kept', 'called paVerifyPaymentNotice', 'committed', 'sent']);
      expect(running.door.kept[0]?.bytes.toString()).toBe(verify());
    });

    it.each([
      ['not well formed', '<p:paSendRTReq xmlns:p="x"><a>', 'UNREADABLE'],
      ['with a DOCTYPE', `<!-- x --><!DOCTYPE a [<!ENTITY x "y">]>${verify()}`, 'DOCTYPE'],
      ['against the schema', verify('x'.repeat(36)), 'SCHEMA'],
      ['not SOAP', `<p:paSendRTReq xmlns:p="${NS}"/>`, 'NOT_SOAP'],
      [
        'of the older namespace',
        verify().replaceAll(NS, 'http://pagopa-api.pagopa.gov.it/paForNode'),
        'UNKNOWN_OPERATION',
      ],
    ])('keeps what it refuses: a message %s', async (_, body, kind) => {
      const answer = await running.post(body);
      expect(running.door.happened).toEqual(['kept', `refused ${kind}`, 'committed', 'sent']);
      expect(answer).toMatchObject({ status: 200, body: expect.stringContaining(`<faultCode>${kind}</faultCode>`) });
    });

    it('judges nothing that it could not keep', async () => {
      running.door.keepFails = true;
      const { body } = await running.post(verify());
      expect(running.door.happened[0]).toBe('refused NOT_KEPT');
      expect(running.door.calls).toEqual([]);
      expect(body).not.toContain('secret');
    });

    it('answers KO when the OK cannot be committed', async () => {
      running.door.commitFails = true;
      expect((await running.post(verify())).body).toContain('<faultCode>NOT_KEPT</faultCode>');
    });
  });

  describe('what it reads', () => {
    it.each([
      ['another prefix', verify('01234567890', 'p:').replace(/(<\/?|xmlns:)p\b/g, '$1zz')],
      ['no prefix', verify('01234567890', '')],
      ['comments and CDATA inside a value', verify('0123<!-- 9 --><![CDATA[4567]]>890')],
      [
        'an XML declaration and a header',
        `<?xml version="1.0" encoding="utf-8"?>\n${verify().replace('<s:Body>', '<s:Header><x/></s:Header><s:Body>')}`,
      ],
    ])('reads a message with %s', async (_, body) => {
      const answer = await running.post(body);
      expect(answer.status).toBe(200);
      expect(textOf(running.door.calls[0]!.request, 'idPA')).toBe('01234567890');
    });

    it('gives the handler the Header, which changes nothing of the answer', async () => {
      const security = '<w:Security xmlns:w="urn:w"><Timestamp><Created>x</Created></Timestamp></w:Security>';
      const { body } = await running.post(verify().replace('<s:Body>', `<s:Header>${security}</s:Header><s:Body>`));
      expect(running.door.calls[0]!.headers.map(({ name, namespace }) => [name, namespace])).toEqual([
        ['Security', 'urn:w'],
      ]);
      expect(body).not.toContain('Header');
    });

    it.each([
      ['ISO-8859-1 as its declaration says, against the header', 'latin1', 'ISO-8859-1', 'text/xml; charset=utf-8'],
      ['UTF-8 with a byte order mark', 'utf8', 'UTF-8', 'text/xml'],
      ['UTF-16', 'utf16le', 'UTF-16', 'text/xml'],
    ] as const)('reads %s', async (_, encoding, declared, type) => {
      running.door.validate = false;
      const text = `<?xml version="1.0" encoding="${declared}"?>${verify('Città è 0')}`;
      const mark = encoding === 'latin1' ? '' : '\ufeff';
      await running.post(Buffer.from(mark + text, encoding), { 'content-type': type });
      expect(textOf(running.door.calls[0]!.request, 'idPA')).toBe('Città è 0');
    });

    it('reads ISO-8859-1 that only the header declares', async () => {
      running.door.validate = false;
      await running.post(Buffer.from(verify('è'), 'latin1'), { 'content-type': 'text/xml; charset=ISO-8859-1' });
      expect(textOf(running.door.calls[0]!.request, 'idPA')).toBe('è');
    });

    it.each([['"paSendRT"'], ['paSendRT'], ['urn:x/paSendRT'], ['""'], ['']])(
      'dispatches on the body, whatever SOAPAction says: %s',
      async (soapaction) => {
        await running.post(verify(), { soapaction });
        expect(running.door.happened).toContain('called paVerifyPaymentNotice');
      },
    );

    it('does not judge the body at a door that validates nothing', async () => {
      running.door.validate = false;
      await running.post(envelope(`<p:paSendRTReq xmlns:p="${NS}"><b/><idPA>1</idPA></p:paSendRTReq>`));
      expect(child(running.door.calls[0]!.request, 'b')).toBeDefined();
    });
  });

  describe('what it refuses', () => {
    it('refuses a body over the limit with 413 and a Fault', async () => {
      const answer = await running.post(verify('x'.repeat(30_000)));
      expect(answer).toMatchObject({
        status: 413,
        body: expect.stringContaining('<faultcode>soap:Client</faultcode>'),
      });
    });

    it.each([
      ['an operation of nobody', envelope('<x:boh xmlns:x="urn:x"/>')],
      ['two elements in the Body', envelope('<a/><b/>')],
      [
        'SOAP 1.2',
        verify()
          .replaceAll('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope')
          .replaceAll('paVerify', 'boh'),
      ],
      ['nothing at all', ''],
      ['text', 'ciao'],
    ])('answers %s with a Fault of SOAP 1.1, no stack', async (_, body) => {
      const answer = await running.post(body);
      expect(answer).toMatchObject({ status: 500, type: 'text/xml; charset=utf-8' });
      expect(answer.body).toMatch(/<faultcode>soap:Client<\/faultcode><faultstring>[^<]+<\/faultstring>/);
      expect(answer.body).not.toMatch(/at .*\.[tj]s|Error/);
    });

    it('tells nothing of a handler that fails', async () => {
      running.door.answer = () => {
        throw new Error('select * from secrets');
      };
      expect((await running.post(verify())).body).toContain('<faultCode>INTERNAL</faultCode>');
      running.door.inBand = false;
      const answer = await running.post(verify());
      expect(answer.body).toContain('<faultcode>soap:Server</faultcode><faultstring>Errore interno</faultstring>');
    });

    it('says where a schema is broken, never with which value', async () => {
      const contract = await SoapContract.load(WSDL_FOLDER, 'paForNode', 'paForNode.xsd');
      expect(contract.schemas.size).toBe(2);
      const refused: string[] = [];
      running.door.refused = (refusal) => {
        refused.push('reason' in refusal ? refusal.reason : '');
        return undefined;
      };
      await running.post(verify('RSSMRA80A01H501U'.repeat(3)));
      expect(refused[0]).toContain("'idPA'");
      expect(refused[0]).not.toContain('RSSMRA');
    });
  });

  it('writes answers that XML can bear, leaving out what is not there', async () => {
    running.door.answer = () => ({ outcome: 'OK', companyName: 'a\u0001b', officeName: undefined });
    const { body } = await running.post(verify());
    expect(body).toContain('<companyName>a b</companyName>');
    expect(body).not.toContain('officeName');
  });
});
