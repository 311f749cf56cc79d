import { hasRightCheckDigits } from '../books/iuv';
import { total } from '../books/money';
import type { PptCode } from '../node/faults';
import type { Registry } from '../registry/registry';
import type { Check } from '../store/conformance';
import { child, textAt, type XmlElement } from '../wire/xml-reader';
import type { PositionData } from './position-data';

/** A semantic fault of an OK answer: what the PSP hears, and which check counts it. */
export interface SemanticProblem {
  readonly code: PptCode;
  readonly detail: string;
  readonly controllo?: Check;
}

/** What the node checks of an OK answer to paGetPayment; the first that fails. Source: pagopa-node.md §4.3. */
export function semanticProblem(
  data: PositionData,
  registry: Pick<Registry, 'ente'>,
  canSellBollo: boolean,
): SemanticProblem | undefined {
  const bad = (detail: string, check?: Check): SemanticProblem => ({
    code: 'PPT_STAZIONE_INT_PA_ERRORE_RESPONSE',
    detail,
    ...(check ? { controllo: check } : {}),
  });
  const { transfers } = data;
  if (transfers.length === 0 || transfers.length > 5) return bad(`${transfers.length} versamenti`);
  if (total(transfers.map(({ amount }) => amount)) !== data.amount)
    return bad('paymentAmount diverso dalla somma dei transferAmount', 'C06');
  if (new Set(transfers.map(({ idTransfer }) => idTransfer)).size !== transfers.length)
    return bad('idTransfer ripetuto');
  for (const { ec, iban, bollo, idTransfer } of transfers) {
    const ente = registry.ente(ec);
    if (!ente) return bad(`ente del versamento ${idTransfer} sconosciuto`);
    if (bollo && !canSellBollo) return bad('il canale non vende marche da bollo');
    if (iban !== undefined && !ente.iban.includes(iban))
      return { code: 'PPT_IBAN_NON_CENSITO', detail: `IBAN del versamento ${idTransfer}`, controllo: 'C07' };
  }
  return undefined;
}

/** Whether the IUV is the one that the notice number carries (§16.1); aux 3 also by its check digits. */
export function iuvProblem(notice: string, iuv: string): string | undefined {
  const expected = notice.startsWith('0') ? notice.slice(3) : notice.slice(1);
  if (iuv !== expected) return `IUV ${iuv} per l’avviso ${notice}`;
  return notice.startsWith('3') && !hasRightCheckDigits(iuv) ? `cifre di controllo di ${iuv}` : undefined;
}

/** Which PAA codes each primitive may answer. Source: pagopa-node.md §4.8. */
const EVERYWHERE = [
  'PAA_SINTASSI_EXTRAXSD',
  'PAA_ID_DOMINIO_ERRATO',
  'PAA_ID_INTERMEDIARIO_ERRATO',
  'PAA_STAZIONE_INT_ERRATA',
  'PAA_SEMANTICA',
  'PAA_SYSTEM_ERROR',
];
const OF_POSITION = ['SCONOSCIUTO', 'DUPLICATO', 'IN_CORSO', 'SCADUTO', 'ANNULLATO'].map((s) => `PAA_PAGAMENTO_${s}`);

export function faultCodeProblem(primitive: string, code: string): string | undefined {
  const allowed = [...EVERYWHERE, ...(primitive.startsWith('paSendRT') ? ['PAA_RECEIPT_DUPLICATA'] : OF_POSITION)];
  return allowed.includes(code) ? undefined : `${code} su ${primitive}`;
}

/** C13: code, string, id, and the id is the ente's or its broker's. */
export function faultBeanProblem(root: XmlElement, ec: string, broker: string): string | undefined {
  const fault = child(root, 'fault');
  if (!fault) return 'KO senza fault';
  const id = textAt(fault, 'id');
  if (!textAt(fault, 'faultCode') || !textAt(fault, 'faultString') || !id) return 'bean incompleto';
  return id === ec || id === broker ? undefined : `id ${id}`;
}

/** C03: an element inside the wrapper that is qualified. */
export function qualifiedInside(root: XmlElement): string | undefined {
  for (const inner of root.children) {
    if (inner.uri !== '') return inner.local;
    const deeper = qualifiedInside(inner);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}
