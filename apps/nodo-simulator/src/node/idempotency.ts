import { createHash } from 'node:crypto';
import { plusMs } from '../books/dates';
import type { Instant } from '../books/model';
import type { RegisteredPsp } from '../registry/registry';
import type { Statements } from '../store/store';
import { rewrite } from '../wire/xml-writer';
import { textAt, type XmlElement } from '../wire/xml-reader';
import { NodeFault } from './faults';

const VALID_MS = 10 * 60_000;

/** A request that may be repeated under its key: same PSP, channel, primitive, key and content give the stored answer. */
export interface Repeatable {
  readonly psp: string;
  readonly channel: string;
  readonly primitive: string;
  readonly key: string;
  readonly fingerprint: string;
}

/** The idempotency key of a request with what it is tied to; undefined without a key. */
export function repeatableOf(request: XmlElement, primitive: string, psp: RegisteredPsp): Repeatable | undefined {
  const key = textAt(request, 'idempotencyKey');
  if (key === undefined) return undefined;
  const fingerprint = createHash('sha256').update(rewrite(request)).digest('hex');
  return { psp: psp.pspId, channel: psp.channelId, primitive, key, fingerprint };
}

/** The stored answer of an equal request, while its key lives. @throws NodeFault PPT_ERRORE_IDEMPOTENZA for another content */
export async function storedAnswer(
  tx: Statements,
  repeatable: Repeatable | undefined,
  now: Instant,
): Promise<string | undefined> {
  if (!repeatable) return undefined;
  const [row] = await tx.rows<{ impronta: string; risposta: string; scade: string }>(
    'select impronta, risposta, scade from idempotenza where psp = $1 and canale = $2 and primitiva = $3 and chiave = $4',
    [repeatable.psp, repeatable.channel, repeatable.primitive, repeatable.key],
  );
  if (!row || row.scade <= now) return undefined;
  if (row.impronta !== repeatable.fingerprint) throw new NodeFault('PPT_ERRORE_IDEMPOTENZA');
  return row.risposta;
}

export async function keepAnswer(
  tx: Statements,
  repeatable: Repeatable | undefined,
  answer: string,
  now: Instant,
  token: string,
): Promise<void> {
  if (!repeatable) return;
  const { psp, channel, primitive, key, fingerprint } = repeatable;
  await tx.run(
    `insert into idempotenza (psp, canale, primitiva, chiave, impronta, risposta, scade, token)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (psp, canale, primitiva, chiave) do update
       set impronta = excluded.impronta, risposta = excluded.risposta, scade = excluded.scade, token = excluded.token`,
    [psp, channel, primitive, key, fingerprint, answer, plusMs(now, VALID_MS), token],
  );
}
