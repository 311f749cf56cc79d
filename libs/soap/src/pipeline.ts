import type { AnsweredMessage, ArrivedMessage, Refusal, SoapAnswer, SoapDoor } from './door';
import { SoapDispatcher } from './dispatcher';
import { soapFault } from './fault';
import { parseMessage, Refused, type ParsedMessage } from './parse';
import { decodeXml } from './xml/decode';
import { type LibXml, libxml } from './xml/engine';

export interface SoapReply {
  readonly status: number;
  readonly body: string;
  /** Call it once the answer is on its way. */
  readonly sent: () => void;
}

/** The parts of a request that a door reads. */
export interface SoapRequest {
  readonly bytes: Buffer;
  readonly contentType: string | undefined;
  readonly soapAction: string | undefined;
  readonly remote: string | undefined;
}

/** Everything between the bytes of a request and those of its answer, for one door. */
export class SoapPipeline<Kept> {
  private constructor(
    private readonly door: SoapDoor<Kept>,
    private readonly dispatcher: SoapDispatcher,
    private readonly xml: LibXml,
  ) {}

  static async create<Kept>(door: SoapDoor<Kept>): Promise<SoapPipeline<Kept>> {
    const dispatcher = await SoapDispatcher.create(door.contract);
    const missing = dispatcher.elements.filter(({ operation }) => door.operations[operation] === undefined);
    if (missing.length > 0) throw new Error(`no handler for ${missing.map(({ operation }) => operation).join(', ')}`);
    return new SoapPipeline(door, dispatcher, await libxml());
  }

  async handle(incoming: SoapRequest): Promise<SoapReply> {
    const started = performance.now();
    const arrived: ArrivedMessage = {
      bytes: incoming.bytes,
      contentType: incoming.contentType,
      operationHint: this.hint(incoming),
      remote: incoming.remote,
    };
    let kept: Kept | undefined;
    try {
      kept = await this.door.arrived?.(arrived);
    } catch (cause) {
      return this.reply({ kind: 'NOT_KEPT', cause }, arrived, undefined, undefined, started);
    }
    return this.judge(arrived, kept, started);
  }

  /** Judges a message that was kept earlier and never got its outcome; nobody waits for the answer. */
  again(bytes: Buffer, contentType: string | undefined, kept: Kept): Promise<SoapReply> {
    const hint = this.hint({ bytes, contentType, soapAction: undefined });
    return this.judge({ bytes, contentType, operationHint: hint, remote: undefined }, kept, performance.now());
  }

  private async judge(arrived: ArrivedMessage, kept: Kept | undefined, started: number): Promise<SoapReply> {
    const { door, dispatcher } = this;
    let parsed: ParsedMessage;
    try {
      parsed = parseMessage(this.xml, arrived.bytes, arrived.contentType, door.validate ? door.contract : undefined);
    } catch (cause) {
      const refusal: Refusal = cause instanceof Refused ? cause.refusal : { kind: 'INTERNAL', cause };
      return this.reply(refusal, arrived, kept, undefined, started);
    }
    const { request, headers, violation } = parsed;
    const operation = dispatcher.operationOf(request.namespace, request.name);
    const handler = operation === undefined ? undefined : door.operations[operation];
    if (operation === undefined || !handler)
      return this.reply(
        { kind: 'UNKNOWN_OPERATION', reason: 'operazione non prevista dal contratto' },
        arrived,
        kept,
        parsed,
        started,
      );
    if (violation !== undefined)
      return this.reply({ kind: 'SCHEMA', reason: violation }, arrived, kept, parsed, started, operation);
    let answer: SoapAnswer | undefined;
    let failure: unknown;
    let body: string;
    try {
      body = await dispatcher.dispatch(operation, async () => {
        try {
          answer = await handler({ operation, request, headers, kept: kept as Kept });
          return answer;
        } catch (error) {
          failure = error; // soap would turn it into text
          throw error;
        }
      });
    } catch (error) {
      return this.reply({ kind: 'INTERNAL', cause: failure ?? error }, arrived, kept, parsed, started, operation);
    }
    const elapsedMs = performance.now() - started;
    try {
      return await this.finish({ operation, request, answer, body, kept, arrived, elapsedMs });
    } catch (cause) {
      return this.reply({ kind: 'NOT_KEPT', cause }, arrived, kept, parsed, started, operation);
    }
  }

  /** Lets the door commit the answer, then hands it over. */
  private async finish(message: AnsweredMessage<Kept>, status = 200): Promise<SoapReply> {
    await this.door.beforeAnswer?.(message);
    return { status, body: message.body, sent: () => this.door.afterAnswer?.(message) };
  }

  private async reply(
    refusal: Refusal,
    arrived: ArrivedMessage,
    kept: Kept | undefined,
    parsed: ParsedMessage | undefined,
    started: number,
    known?: string,
  ): Promise<SoapReply> {
    const operation = known ?? arrived.operationHint;
    const request = parsed?.request;
    const answer = this.door.refused(refusal, operation, request);
    const inBand = answer !== undefined && operation !== undefined;
    const body = inBand ? await this.dispatcher.write(operation, answer) : faultFor(refusal);
    const message = { operation, request, answer, body, kept, arrived, elapsedMs: performance.now() - started };
    const status = inBand ? 200 : 500; // SOAP 1.1 over HTTP: a Fault is a 500
    try {
      return await this.finish(message, status);
    } catch {
      return { status, body, sent: () => this.door.afterAnswer?.(message) }; // a refusal that cannot be recorded is still a refusal
    }
  }

  /** SOAPAction, quoted or not, full or its last step; else the first wrapper's name that the bytes hold. */
  private hint({ soapAction, bytes, contentType }: Omit<SoapRequest, 'remote'>): string | undefined {
    const { elements } = this.dispatcher;
    const action = soapAction?.trim().replaceAll('"', '').split('/').at(-1);
    const byAction = elements.find(({ operation }) => operation === action);
    if (byAction) return byAction.operation;
    let text: string;
    try {
      text = decodeXml(bytes, contentType);
    } catch {
      text = bytes.toString('latin1');
    }
    const found = elements
      .map(({ operation, element }) => ({ operation, at: text.search(new RegExp(`<(?:[\\w.-]+:)?${element}[\\s>/]`)) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at);
    return found[0]?.operation;
  }
}

function faultFor(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'NOT_KEPT':
    case 'INTERNAL':
      return soapFault('Server', 'Errore interno');
    case 'UNREADABLE':
    case 'DOCTYPE':
    case 'NOT_SOAP':
    case 'UNKNOWN_OPERATION':
    case 'SCHEMA':
      return soapFault('Client', refusal.reason);
  }
}
