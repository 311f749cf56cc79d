import { FixedClock } from '@mypay/kernel';
import {
  ActivatePayment,
  type Ente,
  type NodoEvent,
  type NodoRequest,
  QuoteNotice,
  ReceiveRt,
} from '@mypay/pagamenti-core';
import {
  OTHER_ENTE,
  anEnte,
  FakeQuotes,
  InMemoryEnti,
  InMemoryPagamenti,
  INTERMEDIARIO,
  STAZIONE,
} from '@mypay/pagamenti-core/testing';
import { createLogger } from '@mypay/platform/log';
import { libxml, parseMessage, SoapContract, SoapPipeline, type SoapRequest } from '@mypay/soap';
import path from 'node:path';
import { holdAgainstReference } from '../../testing/reference.fixture';
import { PaForNodeDoor, type PaForNodeParts } from './pa-for-node.door';

export const WSDL_FOLDER = path.resolve(__dirname, '../../../../../libs/contracts/wsdl');
/** The instant at which everything happens. */
export const NOW = new Date('2025-11-10T09:16:00.000Z');

/** The node's door over stores in memory: what it answers, what it keeps, what it announces. */
export class DoorFixture {
  readonly enti = new InMemoryEnti(
    anEnte(),
    anEnte({
      ente: OTHER_ENTE,
      codiceIpa: 'p_esempio',
      codici: [{ stazione: STAZIONE, tipo: 'SEGREGAZIONE', codice: '02' }],
    }),
  );
  readonly stores = new InMemoryPagamenti();
  readonly quotes = new FakeQuotes();
  readonly kept: NodoRequest[] = [];
  readonly recorded: NodoEvent[] = [];
  /** What happened, in order. */
  readonly story: string[] = [];
  giornaleDown = false;

  private constructor(
    private readonly contract: SoapContract,
    private readonly over: Partial<PaForNodeParts>,
  ) {}

  static async open(over: Partial<PaForNodeParts> = {}): Promise<DoorFixture> {
    return new DoorFixture(await SoapContract.load(WSDL_FOLDER, 'paForNode', 'paForNode.xsd'), over);
  }

  know(ente: Partial<Ente>): void {
    const known = anEnte(ente);
    this.enti.enti.set(known.ente, known);
  }

  /** Sends a message; the answer must be valid against our schema. */
  async send(body: string | Buffer, over: Partial<SoapRequest> = {}): Promise<Answer> {
    const clock = new FixedClock(NOW);
    const { enti, stores } = this;
    const quoteNotice = new QuoteNotice(enti, stores, this.quotes);
    const door = new PaForNodeDoor({
      contract: this.contract,
      publicUrl: 'http://door/ws/paForNode',
      bodyLimit: 1_000_000,
      intermediario: INTERMEDIARIO,
      knownRt: 'OK',
      quoteNotice,
      activatePayment: new ActivatePayment(quoteNotice, stores, clock),
      receiveRt: new ReceiveRt(enti, stores, clock),
      enti,
      giornale: {
        keepRequest: (request) => this.write(() => this.kept.push(request), 'REQ'),
        record: (event) => this.write(() => this.recorded.push(event), `RSP ${event.esito}`),
      },
      clock,
      log: createLogger('door', 'silent'),
      ...this.over,
    });
    const pipeline = await SoapPipeline.create(door);
    const reply = await pipeline.handle({
      bytes: Buffer.from(body),
      contentType: 'text/xml; charset=utf-8',
      contentEncoding: undefined,
      soapAction: undefined,
      remote: undefined,
      ...over,
    });
    this.story.push('answered');
    reply.sent();
    await door.settled();
    return this.read(reply.status, reply.body);
  }

  private write(work: () => unknown, what: string): Promise<void> {
    if (this.giornaleDown) return Promise.reject(new Error('database down'));
    work();
    this.story.push(what);
    return Promise.resolve();
  }

  private async read(status: number, body: string): Promise<Answer> {
    const text = (name: string): string | undefined => new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1];
    const inBand = !body.includes('<soap:Fault>');
    if (inBand) {
      const { violation } = parseMessage(await libxml(), Buffer.from(body), 'text/xml; charset=utf-8', this.contract);
      await holdAgainstReference(body);
      if (violation !== undefined) throw new Error(`an answer of ours breaks our schema: ${violation}\n${body}`);
    }
    return {
      status,
      body,
      text,
      outcome: text('outcome'),
      fault: text('faultCode') === undefined ? undefined : `${text('faultCode')} @ ${text('id')}`,
    };
  }
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly outcome: string | undefined;
  /** `<faultCode> @ <id>` */
  readonly fault: string | undefined;
  text(name: string): string | undefined;
}
