import type { VirtualClock } from '../clock/virtual-clock';
import type { Stazione } from '../registry/registry';
import type { Conformance, Check } from '../store/conformance';
import type { Recorder } from '../store/recorder';
import { openEnvelope } from '../wire/soap';
import { PA_FOR_NODE, type Schemas } from '../wire/schemas';
import { Stream } from '../books/random';
import { drawStyle } from '../wire/style';
import { child, textAt, type XmlElement } from '../wire/xml-reader';
import { writeEnvelope, type Part } from '../wire/xml-writer';
import { faultBeanProblem, faultCodeProblem, qualifiedInside } from './pa-checks';

/** What became of a call to a station. Only OK and KO are answers. */
export type PaAnswer =
  | { readonly kind: 'OK'; readonly root: XmlElement }
  | { readonly kind: 'KO'; readonly code: string; readonly text: string; readonly description?: string | undefined }
  | {
      readonly kind: 'IRRAGGIUNGIBILE' | 'SERVIZIO_NONATTIVO' | 'TIMEOUT' | 'ERRORE_RESPONSE';
      readonly detail: string;
    };

export interface PaCall {
  readonly stazione: Stazione;
  /** SOAPAction, and the base of the wrapper's name. */
  readonly primitive: string;
  readonly wrapper: string;
  readonly answerWrapper: string;
  readonly parts: readonly Part[];
  readonly timeoutMs: number;
  readonly ec: string;
  readonly broker: string;
  readonly notice: string;
  readonly token?: string | undefined;
  /** Names the draws of how this one message is written. */
  readonly styleKey: string;
}

const MAX_ANSWER = 5 * 1024 * 1024;
const GOOD_TIME_MS = 2_000;

/** Calls stations of the ente as the node does, over HTTP, on the real clock; judges and counts every answer. */
export class PaClient {
  constructor(
    private readonly clock: VirtualClock,
    private readonly schemas: Schemas,
    private readonly recorder: Recorder,
    private readonly conformance: Conformance,
  ) {}

  async call(call: PaCall): Promise<PaAnswer> {
    const style = drawStyle(new Stream(`style|${call.primitive}|${call.styleKey}`));
    const request = writeEnvelope(PA_FOR_NODE, call.wrapper, call.parts, style);
    const started = performance.now();
    const quando = this.clock.now();
    const sent = await this.send(call, request);
    const ms = performance.now() - started;
    await this.recorder.record({
      quando,
      verso: 'OUT',
      primitiva: call.primitive,
      ec: call.ec,
      avviso: call.notice,
      token: call.token,
      statoHttp: 'status' in sent ? sent.status : undefined,
      ms,
      richiesta: request,
      risposta: 'body' in sent ? Buffer.from(sent.body).toString('utf8') : sent.detail,
    });
    if ('kind' in sent) return sent;
    const findings: { controllo: Check; problem?: string | undefined }[] = [
      { controllo: 'C01', problem: ms > GOOD_TIME_MS ? `${call.primitive} in ${Math.round(ms)} ms` : undefined },
    ];
    const answer = this.judge(call, sent.body, findings);
    this.conformance.count(findings);
    return answer;
  }

  private async send(
    call: PaCall,
    request: string,
  ): Promise<{ status: number; body: Uint8Array } | Extract<PaAnswer, { detail: string }>> {
    try {
      const response = await fetch(call.stazione.url, {
        method: 'POST',
        headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${call.primitive}"` },
        body: request,
        redirect: 'error',
        signal: AbortSignal.timeout(call.timeoutMs),
      });
      if (response.status !== 200) {
        await response.body?.cancel();
        return { kind: 'SERVIZIO_NONATTIVO', detail: `HTTP ${response.status}` };
      }
      const body = new Uint8Array(await response.arrayBuffer());
      if (body.byteLength > MAX_ANSWER) return { kind: 'ERRORE_RESPONSE', detail: 'risposta troppo grande' };
      return { status: response.status, body };
    } catch (error) {
      const { name, cause } = error as { name?: string; cause?: { code?: string } };
      if (name === 'TimeoutError') return { kind: 'TIMEOUT', detail: `oltre ${call.timeoutMs} ms` };
      const code = cause?.code ?? '';
      return code === 'ECONNREFUSED' || code === 'ENOTFOUND'
        ? { kind: 'IRRAGGIUNGIBILE', detail: code }
        : { kind: 'ERRORE_RESPONSE', detail: code || 'connessione interrotta' };
    }
  }

  private judge(
    call: PaCall,
    body: Uint8Array,
    findings: { controllo: Check; problem?: string | undefined }[],
  ): PaAnswer {
    const broken = (detail: string): PaAnswer => {
      findings.push({ controllo: 'C02', problem: `${call.primitive}: ${detail}` });
      return { kind: 'ERRORE_RESPONSE', detail };
    };
    let root: XmlElement;
    try {
      root = openEnvelope(body);
    } catch (error) {
      return broken(error instanceof Error ? error.message : 'illeggibile');
    }
    if (root.local !== call.answerWrapper) return broken(`elemento ${root.local}`);
    findings.push({ controllo: 'C03', problem: qualifiedInside(root) });
    const problem = this.schemas.problemOf(PA_FOR_NODE, root);
    findings.push({ controllo: 'C04', problem: problem?.includes('not expected') ? problem : undefined });
    if (problem !== undefined) return broken(problem);
    findings.push({ controllo: 'C02' });
    if (textAt(root, 'outcome') === 'OK') {
      return { kind: 'OK', root };
    }
    const fault = child(root, 'fault');
    const code = textAt(fault, 'faultCode') ?? '';
    findings.push({ controllo: 'C12', problem: faultCodeProblem(call.primitive, code) });
    findings.push({ controllo: 'C13', problem: faultBeanProblem(root, call.ec, call.broker) });
    if (code === '') return { kind: 'ERRORE_RESPONSE', detail: 'KO senza codice' };
    return { kind: 'KO', code, text: textAt(fault, 'faultString') ?? '', description: textAt(fault, 'description') };
  }
}
