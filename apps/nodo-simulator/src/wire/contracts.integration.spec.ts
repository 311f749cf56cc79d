import type { TestDatabase } from '@mypay/testing';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EC, noticeNumber, simulatorDatabase, Started, until } from '../testing/started';
import { TestEnte } from '../testing/test-ente';
import { loadSchemas, NODE_FOR_PSP, PA_FOR_NODE } from './schemas';
import { openEnvelope } from './soap';
import { rewrite } from './xml-writer';

jest.setTimeout(120_000);

/** Where the published contracts lie, when this is run against them: `pagopa/soap-current` and `pagopa/xsd-common` inside. */
const REFERENCE = process.env['CONTRACTS_DIR'];

interface Message {
  readonly primitiva: string;
  readonly verso: 'IN' | 'OUT';
  readonly richiesta: string;
  readonly risposta: string;
}

describe('every message of the simulator', () => {
  let database: TestDatabase;
  let simulator: Started;
  let ente: TestEnte;
  let messages: Message[];

  beforeAll(async () => {
    database = await simulatorDatabase();
    simulator = await Started.on(database);
    ente = new TestEnte(EC);
    const address = await ente.start();
    await simulator.call('POST', '/clock', { mode: 'frozen' });
    for (const primitive of [1, 2] as const) {
      await simulator.registry(address, { primitive });
      const { run } = await simulator.call<{ run: number }>('POST', '/runs', { seed: `${primitive}` });
      const payments = Array.from({ length: 20 }, (_, n) => ({ ec: EC, notice: noticeNumber(primitive * 100 + n) }));
      await simulator.call('POST', `/runs/${run}/pay`, { payments });
      await until(async () => (await simulator.simulator.runs.pending()) === 0);
      await simulator.call('POST', `/psp/BCALITMM/pay`, {
        ec: EC,
        notice: noticeNumber(primitive * 1000),
        options: { outcome: 'KO' },
      });
      await simulator.call('POST', '/clock/advance', { by: 3_600_000 });
    }
    messages = await simulator.call('GET', '/messages?limit=500');
  });
  afterAll(async () => {
    await simulator?.stop();
    await ente?.stop();
    await database?.close();
  });

  it('is of every primitive that it speaks', () => {
    expect([...new Set(messages.map(({ primitiva }) => primitiva))].sort()).toEqual([
      'activatePaymentNoticeV2',
      'paGetPayment',
      'paGetPaymentV2',
      'paSendRT',
      'paSendRTV2',
      'paVerifyPaymentNotice',
      'sendPaymentOutcomeV2',
      'verifyPaymentNotice',
    ]);
  });

  it('is valid by its own schemas', async () => {
    const schemas = await loadSchemas();
    for (const { verso, richiesta, risposta } of messages) {
      const uri = verso === 'OUT' ? PA_FOR_NODE : NODE_FOR_PSP;
      expect(schemas.problemOf(uri, openEnvelope(richiesta))).toBeUndefined();
      if (verso === 'IN') expect(schemas.problemOf(uri, openEnvelope(risposta))).toBeUndefined();
    }
  });

  (REFERENCE === undefined ? it.skip : it)('is valid by the published schemas', async () => {
    const xml = await import('libxml2-wasm');
    const base = `file://${path.resolve(REFERENCE ?? '')}/pagopa`;
    const bytes = (name: string) =>
      new Uint8Array(readFileSync(path.join(path.resolve(REFERENCE ?? ''), 'pagopa', name)));
    const common = 'xsd-common/sac-common-types-1.0.xsd';
    xml.xmlRegisterInputProvider(new xml.XmlBufferInputProvider({ [`${base}/${common}`]: bytes(common) }));
    const validatorOf = (name: string) =>
      xml.XsdValidator.fromDoc(xml.XmlDocument.fromBuffer(bytes(name), { url: `${base}/${name}` }));
    const pa = validatorOf('soap-current/xsd/paForNode.xsd');
    const node = validatorOf('soap-current/xsd/nodeForPsp.xsd');
    const check = (validator: typeof pa, message: string): void => {
      const document = xml.XmlDocument.fromString(rewrite(openEnvelope(message)));
      try {
        validator.validate(document);
      } finally {
        document.dispose();
      }
    };
    for (const { verso, richiesta, risposta } of messages) {
      check(verso === 'OUT' ? pa : node, richiesta);
      if (verso === 'IN') check(node, risposta);
    }
  });
});
