import fastify, { type FastifyInstance } from 'fastify';
import path from 'node:path';
import { SoapContract } from '../contract';
import type { AnsweredMessage, ArrivedMessage, Refusal, SoapAnswer, SoapCall, SoapDoor } from '../door';
import { registerSoapDoor } from '../fastify';
import { soapClientError } from '../refusal';

export const WSDL_FOLDER = path.resolve(__dirname, '../../../contracts/wsdl');
export const NS = 'http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd';

export const envelope = (body: string, prefix = 's'): string =>
  `<${prefix}:Envelope xmlns:${prefix}="http://schemas.xmlsoap.org/soap/envelope/"><${prefix}:Body>${body}</${prefix}:Body></${prefix}:Envelope>`;
export const verify = (idPA = '01234567890', prefix = 'p:'): string =>
  envelope(
    `<${prefix}paVerifyPaymentNoticeReq xmlns${prefix === '' ? '' : ':p'}="${NS}">${inner(idPA, prefix === '')}</${prefix}paVerifyPaymentNoticeReq>`,
  );
const inner = (idPA: string, unqualify: boolean): string =>
  ['idPA', 'idBrokerPA', 'idStation']
    .map((name) => `<${name}${unqualify ? ' xmlns=""' : ''}>${name === 'idPA' ? idPA : 'x'}</${name}>`)
    .join('') +
  `<qrCode${unqualify ? ' xmlns=""' : ''}><fiscalCode>01234567890</fiscalCode><noticeNumber>302100000000000188</noticeNumber></qrCode>`;

/** A door over the paForNode contract whose operations do as a test says; what happens is written in `happened`. */
export class TestDoor implements SoapDoor<string> {
  readonly path = '/ws/prova';
  readonly aliases = ['/ws/alias'];
  readonly publicUrl = 'http://127.0.0.1/ws/prova';
  readonly bodyLimit = 20_000;
  validate = true;
  readonly operations: Record<string, (call: SoapCall<string>) => Promise<SoapAnswer>>;
  readonly happened: string[] = [];
  readonly calls: SoapCall<string>[] = [];
  kept: ArrivedMessage[] = [];
  answer: () => SoapAnswer = () => ({ outcome: 'OK' });
  inBand = true;
  keepFails = false;
  commitFails = false;
  patience: number | undefined;
  /** Operations wait for it. */
  stalled: Promise<void> | undefined;

  constructor(readonly contract: SoapContract) {
    const names = [
      'paDemandPaymentNotice',
      'paVerifyPaymentNotice',
      'paGetPayment',
      'paGetPaymentV2',
      'paSendRT',
      'paSendRTV2',
    ];
    this.operations = Object.fromEntries(
      names.map((name) => [
        name,
        async (call) => {
          await this.stalled;
          this.happened.push(`called ${name}`);
          this.calls.push(call);
          return this.answer();
        },
      ]),
    );
  }

  arrived(message: ArrivedMessage): Promise<string> {
    if (this.keepFails) return Promise.reject(new Error('disk full at /secret/path'));
    this.kept.push(message);
    this.happened.push('kept');
    return Promise.resolve('ref-1');
  }

  patienceMs(): number {
    return this.patience ?? 60_000;
  }

  refused(refusal: Refusal, operation: string | undefined): SoapAnswer | undefined {
    this.happened.push(`refused ${refusal.kind}`);
    if (!this.inBand || operation === undefined) return undefined;
    return { outcome: 'KO', fault: { faultCode: refusal.kind, faultString: 'no', id: 'me' } };
  }

  beforeAnswer(message: AnsweredMessage<string>): Promise<void> {
    if (this.commitFails && message.answer?.['outcome'] === 'OK') return Promise.reject(new Error('no database'));
    this.happened.push('committed');
    return Promise.resolve();
  }

  afterAnswer(): void {
    this.happened.push('sent');
  }
}

export interface RunningDoor {
  readonly door: TestDoor;
  readonly url: string;
  post(
    body: string | Buffer,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: string; type: string }>;
  stop(): Promise<void>;
}

/** A running door. `requestMs`: how long a request may take to arrive; short only where a test waits for that end, for a busy machine is slow with every message. */
export async function runDoor(over: Partial<TestDoor> = {}, requestMs = 60_000): Promise<RunningDoor> {
  const door = Object.assign(new TestDoor(await SoapContract.load(WSDL_FOLDER, 'paForNode', 'paForNode.xsd')), over);
  const server: FastifyInstance = fastify({
    forceCloseConnections: true,
    clientErrorHandler: soapClientError,
    http: { maxHeaderSize: 4_096, headersTimeout: requestMs, connectionsCheckingInterval: 100 },
    requestTimeout: requestMs,
  });
  await registerSoapDoor(server, door);
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  Object.assign(door, { publicUrl: `${address}/ws/prova` });
  return {
    door,
    url: `${address}/ws/prova`,
    async post(body, headers = {}) {
      const response = await fetch(`${address}/ws/prova`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml', ...headers },
        body: typeof body === 'string' ? body : new Uint8Array(body),
      });
      return { status: response.status, body: await response.text(), type: response.headers.get('content-type') ?? '' };
    },
    stop: () => server.close(),
  };
}
