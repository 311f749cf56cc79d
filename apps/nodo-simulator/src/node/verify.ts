import { writeEuro } from '../books/money';
import type { SimulatorConfig } from '../config';
import type { PaAnswer, PaClient } from '../ente/pa-client';
import { heading, IncompleteAnswer, qrCode, readVerify } from '../ente/pa-messages';
import type { Registry } from '../registry/registry';
import type { Conformance } from '../store/conformance';
import type { Store } from '../store/store';
import type { XmlElement } from '../wire/xml-reader';
import { optional, type Part } from '../wire/xml-writer';
import { callerOf, noticeOf, type Notice } from './caller';
import { NodeFault } from './faults';
import type { PositionState } from './payments';

/** verifyPaymentNotice. Source: pagopa-node.md §5.1, §5.2. */
export class Verify {
  constructor(
    private readonly registry: Registry,
    private readonly store: Store,
    private readonly pa: PaClient,
    private readonly conformance: Conformance,
    private readonly config: Pick<SimulatorConfig, 'VERIFY_TIMEOUT_MS'>,
  ) {}

  /** @throws NodeFault */
  async answer(request: XmlElement, styleKey: string): Promise<readonly Part[]> {
    callerOf(request, this.registry);
    const notice = noticeOf(request, this.registry);
    const [position] = await this.store.rows<{ stato: PositionState }>(
      'select stato from posizioni where ec = $1 and avviso = $2',
      [notice.ec, notice.notice],
    );
    if (position?.stato === 'PAYING') throw new NodeFault('PPT_PAGAMENTO_IN_CORSO');
    if (position?.stato === 'PAID' || position?.stato === 'NOTIFIED') throw new NodeFault('PPT_PAGAMENTO_DUPLICATO');

    const answer = await this.pa.call({
      stazione: notice.stazione,
      primitive: 'paVerifyPaymentNotice',
      wrapper: 'paVerifyPaymentNoticeReq',
      answerWrapper: 'paVerifyPaymentNoticeRes',
      parts: [
        ...heading({ ec: notice.ec, broker: notice.broker, station: notice.stazione.id }),
        qrCode(notice.ec, notice.notice),
      ],
      timeoutMs: this.config.VERIFY_TIMEOUT_MS,
      ec: notice.ec,
      broker: notice.broker,
      notice: notice.notice,
      styleKey,
    });
    const root = okOf(answer, notice);
    try {
      const data = readVerify(root);
      this.conformance.count([{ controllo: 'C05' }]);
      return [
        ['outcome', 'OK'],
        [
          'paymentList',
          [
            [
              'paymentOptionDescription',
              [
                ['amount', writeEuro(data.amount)],
                ['options', 'EQ'],
                ...optional('dueDate', data.dueDate),
                ...optional('paymentNote', data.detailDescription),
              ],
            ],
          ],
        ],
        ['paymentDescription', data.description],
        ['fiscalCodePA', data.fiscalCode],
        ['companyName', data.companyName],
        ...optional('officeName', data.officeName),
      ];
    } catch (error) {
      if (!(error instanceof IncompleteAnswer)) throw error;
      this.conformance.count([{ controllo: 'C05', problem: `paVerifyPaymentNotice: ${error.message}` }]);
      throw new NodeFault('PPT_STAZIONE_INT_PA_ERRORE_RESPONSE', error.message);
    }
  }
}

/** The answer of the ente when it is OK. @throws NodeFault what the PSP hears of the others */
export function okOf(answer: PaAnswer, { ec }: Pick<Notice, 'ec'>): XmlElement {
  switch (answer.kind) {
    case 'OK':
      return answer.root;
    case 'KO':
      throw new NodeFault('PPT_ERRORE_EMESSO_DA_PAA', `${answer.code}: ${answer.text}`, ec, {
        faultCode: answer.code,
        faultString: answer.text,
        description: answer.description,
      });
    default:
      throw new NodeFault(`PPT_STAZIONE_INT_PA_${answer.kind}`, answer.detail);
  }
}
